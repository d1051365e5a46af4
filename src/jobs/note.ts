import type { JobAdvance } from './job.ts';

/** What happens more often than this is written down as its latest state; what ends sooner leaves no note. */
const pauseMs = 200;

/** Writes down how a run goes, one note at a time. */
export class Note {
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

  /** Lets go of what is not written yet: the end says it all. Resolves when nothing is being written. */
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
