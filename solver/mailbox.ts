import type { Choice } from './evaluate.ts';

/** Shared memory of a mailbox. */
export interface MailboxMemory {
  readonly version: Int32Array;
  readonly choice: Uint8Array;
}

/**
 * Where a thread leaves its best choice, so that it survives the thread: one writer, any readers, no lock. The version
 * is odd while a choice is being written; a reader that saw it change takes nothing.
 */
export class Mailbox {
  readonly #memory: MailboxMemory;
  #taken = 0;

  constructor(memory: MailboxMemory) {
    this.#memory = memory;
  }

  static memory(columns: number): MailboxMemory {
    return { version: new Int32Array(new SharedArrayBuffer(4)), choice: new Uint8Array(new SharedArrayBuffer(columns)) };
  }

  put(choice: Choice): void {
    Atomics.add(this.#memory.version, 0, 1);
    this.#memory.choice.set(choice);
    Atomics.add(this.#memory.version, 0, 1);
  }

  /** The last choice put, when this reader has not taken it yet and it was not being replaced just now. */
  take(): Choice | null {
    const version = Atomics.load(this.#memory.version, 0);
    if (version === this.#taken || version % 2 === 1) return null;
    const copy = Uint8Array.from(this.#memory.choice);
    if (Atomics.load(this.#memory.version, 0) !== version) return null;
    this.#taken = version;
    return copy;
  }
}
