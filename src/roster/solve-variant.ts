import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { optimise } from './optimise.ts';
import type { AssignmentIds } from './resolve.ts';
import { type Verdict, verify } from './verify.ts';

/** What is known of one level of a roster. */
export interface LevelProof {
  readonly value: number;
  readonly bound: number | null;
  readonly proven: boolean;
}

/** The best roster found of a problem that differs from the one asked about; verified. */
export interface Variant {
  readonly verdict: Verdict;
  /** In the order of the levels of that problem; values recomputed from the roster. */
  readonly levels: readonly LevelProof[];
}

/** Time that questions may take, all their solves together. */
export interface Allowance {
  /** Seconds left; never below 0. */
  left(): number;
  readonly signal: AbortSignal;
}

/** Starts the clock. */
export function allowance(seconds: number, signal: AbortSignal): Allowance {
  const end = performance.now() + seconds * 1000;
  return { left: () => (signal.aborted ? 0 : Math.max(0, (end - performance.now()) / 1000)), signal };
}

/** The shortest time a solve is given: enough for a first roster of the largest problems. */
const leastSeconds = 0.2;

/**
 * Solves a variant of a problem in what is left of the allowance, and verifies what comes of it.
 *
 * @param start duties to set out from
 * @throws {Error} when the roster found breaks a rule: a defect of ours
 */
export async function solveVariant(
  problem: Problem,
  slots: readonly Slot[],
  time: Allowance,
  start?: readonly AssignmentIds[],
): Promise<Variant> {
  const timeLimitSeconds = Math.max(leastSeconds, time.left());
  const { assignments, levels } = await optimise({ ...problem, options: { ...problem.options, timeLimitSeconds } }, slots, {
    signal: time.signal,
    ...(start === undefined ? {} : { start }),
  });
  const verdict = verify(problem, slots, assignments);
  if (verdict.violations.length > 0) throw new Error('a variant that breaks rules');
  return { verdict, levels: levels.map(({ bound, proven }, i) => ({ value: verdict.levels[i].value, bound, proven })) };
}
