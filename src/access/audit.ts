import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Actor } from './actor.ts';

/** Who did what to which roster, and what came of it. No person but the actor's id. */
export interface AuditEntry {
  /** Instant, UTC. */
  readonly at: string;
  readonly kind: Actor['kind'] | 'unknown';
  readonly actor: string | null;
  /** Operation id of the call. */
  readonly call: string;
  /** Id of the roster or scenario; null when the call is about none, or made none. */
  readonly roster: string | null;
  /** Status of the answer. */
  readonly outcome: number;
  readonly requestId: string;
}

/** Keeps entries, in the order in which they come, and never changes one. */
export interface AuditTrail {
  record(entry: AuditEntry): void;
  /** Resolves when everything recorded is kept. */
  settled(): Promise<void>;
}

/** Entries as lines of JSON at the end of a file; entries that come while one is being written go out together. */
export class AuditFile implements AuditTrail {
  readonly #path: string;
  readonly #failed: (error: unknown) => void;
  #waiting: string[] = [];
  #writing: Promise<void> | null = null;

  /** @param failed told when lines could not be written; they are lost to the file */
  constructor(path: string, failed: (error: unknown) => void) {
    this.#path = path;
    this.#failed = failed;
  }

  record(entry: AuditEntry): void {
    this.#waiting.push(`${JSON.stringify(entry)}\n`);
    this.#writing ??= this.#write();
  }

  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      while (this.#waiting.length > 0) await appendFile(this.#path, this.#waiting.splice(0).join(''), { mode: 0o600 });
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#writing = null;
    }
  }
}
