import type { JobAdvance } from './job.ts';

/** Writes are coalesced to one per this time. */
const pauseMs = 200;

/** Keeps the progress of a run: the latest state, one write at a time. */
export class ThrottledWriter {
  readonly #keep: (advance: JobAdvance) => Promise<void>;
  #pending: JobAdvance | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** @param keep must not reject */
  constructor(keep: (advance: JobAdvance) => Promise<void>) {
    this.#keep = keep;
  }

  write(advance: JobAdvance): void {
    this.#pending = { ...this.#pending, ...advance };
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  /** Drops what is not written yet: the end of the run replaces it. Resolves when nothing is being written. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#pending = null;
    await this.#writing;
  }

  #flush(): void {
    const advance = this.#pending;
    this.#pending = null;
    if (advance === null) return;
    this.#writing = this.#keep(advance).then(() => {
      this.#timer = this.#pending === null ? null : setTimeout(() => this.#flush(), pauseMs);
    });
  }
}
