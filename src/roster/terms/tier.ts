import type { Problem } from '../../domain/problem.ts';
import { tierRank } from '../../rules/tier.ts';
import type { Holding } from '../holdings.ts';
import type { ObjectiveTerm } from './term.ts';

/** Σ rank × elapsed minutes: the order in which people are called on (see `tierRank`). */
export const tier: ObjectiveTerm = {
  counts: () => true,
  classes: () => null,
  isIntegral: () => true,
  compile({ problem, model, columns }, { level, weight }) {
    const people = new Map(problem.participants.map((person) => [person.id, person]));
    for (const { participant, slot, column } of columns) {
      const person = people.get(participant);
      const rank = person ? tierRank(problem, person, slot) : 0;
      if (rank > 0) model.cost(level, column, weight * rank * slot.minutes);
    }
  },
  ruleCosts: null,
  value: ({ problem, holdings }) => rankMinutes(problem, holdings),
  changes:
    ({ problem }) =>
    (handed) =>
      rankMinutes(
        problem,
        handed.map(({ after }) => after),
      ) -
      rankMinutes(
        problem,
        handed.map(({ before }) => before),
      ),
  unit: 60,
};

function rankMinutes(problem: Problem, holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { slot, participant }) => sum + tierRank(problem, participant, slot) * slot.minutes, 0);
}
