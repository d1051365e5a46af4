import type { ProblemFacts } from '../jobs/task.ts';

/** Seconds after which a run is hung, not slow: reading, compiling and verifying come on top of the solve. */
export function secondsFor({ timeLimitSeconds }: Pick<ProblemFacts, 'timeLimitSeconds'>): number {
  return timeLimitSeconds * 2 + 300;
}
