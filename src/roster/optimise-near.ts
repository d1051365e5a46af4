import { type DualCertificate, extractCertificate, reoptimise } from '../../solver/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { compileProblem } from './compile.ts';
import { modelNames } from './model-names.ts';
import { solutionOf, decode, enginePool, type Optimised, optimise, optimisedLevel, type OptimiserHooks } from './optimise.ts';
import type { AssignmentIds } from './resolve.ts';

/** What is known of a problem whose duties are set out from. */
export interface NearHints {
  readonly start: readonly AssignmentIds[];
  /** What proofs about problems like it can be made from. */
  readonly certificate: DualCertificate;
  /** Gap of levels that need no proof at which nothing better is looked for. */
  readonly fineGap: number;
}

/**
 * As `optimise`, for a problem like one that is solved: where its duties, and proofs made anew from what was learnt of
 * it, are enough, the long way is spared.
 */
export async function optimiseNear(
  problem: Problem,
  slots: readonly Slot[],
  { start, certificate, fineGap }: NearHints,
  hooks: Pick<OptimiserHooks, 'signal'> = {},
): Promise<Optimised> {
  const { seed, engine, gap, timeLimitSeconds } = problem.options;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const compiled = compileProblem(problem, slots);
  const solution = solutionOf(start, compiled) ?? new Uint8Array(compiled.model.columns);
  const options = {
    seed,
    engine,
    gap,
    timeLimitSeconds: Math.max(0.05, timeLimitSeconds - seconds()),
    start: solution,
    certificate,
    fineGap,
  };
  const near = await reoptimise(compiled.model, modelNames(compiled), options, enginePool(), hooks);
  if (near.result === null) {
    const left = { ...problem.options, timeLimitSeconds: Math.max(0.05, timeLimitSeconds - seconds()) };
    return optimise({ ...problem, options: left }, slots, { ...hooks, start: decode(compiled, near.solution) });
  }
  const { levels, cut, peakMemoryBytes } = near.result;
  return {
    assignments: decode(compiled, near.solution),
    levels: levels.map(optimisedLevel),
    engine,
    seconds: seconds(),
    firstSeconds: seconds(),
    cut,
    peakMemoryBytes,
  };
}

/** What proofs about problems like this one can be made from, once it is solved. */
export async function learnFrom(
  problem: Problem,
  slots: readonly Slot[],
  solved: Pick<Optimised, 'assignments'>,
  hooks: Pick<OptimiserHooks, 'signal'> = {},
): Promise<DualCertificate> {
  const { seed, engine, gap, timeLimitSeconds } = problem.options;
  const compiled = compileProblem(problem, slots);
  const solution = solutionOf(solved.assignments, compiled) ?? new Uint8Array(compiled.model.columns);
  return extractCertificate(compiled.model, modelNames(compiled), solution, { seed, engine, gap, timeLimitSeconds }, enginePool(), hooks);
}
