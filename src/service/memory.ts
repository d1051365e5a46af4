import { totalmem } from 'node:os';

/** Main thread, store, code and buffers, in MiB. */
const baseMb = 384;
const least = 256;

/** Memory of JavaScript objects that each thread may take, in MiB; beyond, it dies alone. */
export interface MemoryPlan {
  readonly solveMb: number;
  /** Of a thread of a short lane; there are two. */
  readonly shortMb: number;
  /** What all of it may come to. */
  readonly neededMb: number;
}

/** What the container may take, in MiB; the machine's memory where nothing limits it. */
export function availableMb(): number {
  const limit = process.constrainedMemory() ?? 0;
  return Math.floor((limit > 0 && limit < totalmem() ? limit : totalmem()) / 2 ** 20);
}

/**
 * Shares the memory out among the threads.
 * @param asked `SOLVE_MEMORY_MB`, or null: what is left, at most 4096
 * @param workers threads that solve; a service has one at least, for calls about rosters
 */
export function memoryPlan(available: number, workers: number, asked: number | null): MemoryPlan {
  const threads = Math.max(1, workers);
  const shortMb = Math.min(1024, Math.max(least, Math.floor(available / 8)));
  const left = Math.floor((available - baseMb - 2 * shortMb) / threads);
  const solveMb = asked ?? Math.min(4096, Math.max(least, left));
  return { solveMb, shortMb, neededMb: baseMb + 2 * shortMb + threads * solveMb };
}
