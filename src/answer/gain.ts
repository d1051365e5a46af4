import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Gain } from '../domain/verification.ts';
import type { LevelValue } from '../roster/levels.ts';
import { optimise } from '../roster/optimise.ts';
import { verify } from '../roster/verify.ts';
import { proofOf, reportLevels } from './levels.ts';
import { InternalRosterError } from './incident.ts';

/**
 * What a better roster would gain over a table, level by level: solves the problem and holds the two beside each other.
 * A level counts once the levels before it are as good; further down the table may be the better one.
 *
 * @param table values of the table, in the order of `levelPlan`
 * @throws {InternalRosterError} when the roster found fails its verification
 */
export async function gainOver(
  problem: Problem,
  slots: readonly Slot[],
  table: readonly LevelValue[],
  signal?: AbortSignal,
): Promise<Gain> {
  const solved = await optimise(problem, slots, { signal });
  const verdict = verify(problem, slots, solved.assignments);
  const { levels, mismatches } = reportLevels(verdict.levels, solved.levels);
  const broken = verdict.violations.map(({ rule, slots: where }) => `${rule}: on ${where.join(', ')}`);
  if (broken.length + mismatches.length > 0) throw new InternalRosterError([...broken, ...mismatches]);
  return {
    proof: proofOf(problem, verdict.levels, levels),
    seconds: Math.round(solved.seconds * 1000) / 1000,
    levels: levels.map(({ level, class: priority, value: best, bound, proven }, l) => {
      const { value } = table[l];
      const figures = { table: value, best, gain: value - best, bound, proven };
      return priority === undefined ? { level, ...figures } : { level, class: priority, ...figures };
    }),
  };
}
