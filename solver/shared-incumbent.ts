import type { Solution } from './evaluate.ts';

/** Shared memory of a sharedIncumbent. */
export interface SharedIncumbentMemory {
  readonly version: Int32Array;
  readonly solution: Uint8Array;
}

/**
 * Where a thread leaves its best solution, so that it survives the thread: one writer, any readers, no cutoff. The version
 * is odd while a solution is being written; a reader that saw it change takes nothing.
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

  /** The last solution put, when this reader has not taken it yet and it was not being replaced just now. */
  take(): Solution | null {
    const version = Atomics.load(this.#memory.version, 0);
    if (version === this.#taken || version % 2 === 1) return null;
    const copy = Uint8Array.from(this.#memory.solution);
    if (Atomics.load(this.#memory.version, 0) !== version) return null;
    this.#taken = version;
    return copy;
  }
}
