import type { Solution } from './evaluate.ts';

/** Shared memory of one channel. */
export interface SharedIncumbentMemory {
  readonly version: Int32Array;
  readonly solution: Uint8Array;
}

/**
 * Seqlock through which a thread publishes its best solution, so that it survives the thread: one writer, many readers.
 * The version is odd during a write; a reader that sees it change takes nothing.
 */
export class SharedIncumbent {
  readonly #memory: SharedIncumbentMemory;
  #taken = 0;

  constructor(memory: SharedIncumbentMemory) {
    this.#memory = memory;
  }

  static memory(columns: number): SharedIncumbentMemory {
    return { version: new Int32Array(new SharedArrayBuffer(4)), solution: new Uint8Array(new SharedArrayBuffer(columns)) };
  }

  put(solution: Solution): void {
    Atomics.add(this.#memory.version, 0, 1);
    this.#memory.solution.set(solution);
    Atomics.add(this.#memory.version, 0, 1);
  }

  /** The latest solution; null when this reader has it already or a write is in progress. */
  take(): Solution | null {
    const version = Atomics.load(this.#memory.version, 0);
    if (version === this.#taken || version % 2 === 1) return null;
    const copy = Uint8Array.from(this.#memory.solution);
    if (Atomics.load(this.#memory.version, 0) !== version) return null;
    this.#taken = version;
    return copy;
  }
}
