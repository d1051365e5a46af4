import type { Slot } from '../../calendar/slot.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Holding } from '../holdings.ts';
import { calledLast, reserveOf } from '../reserve.ts';
import type { ObjectiveTerm } from './term.ts';

/** Σ minutes held by those who are called last within the tier (see `calledLast`); there is no such level without them. */
export const reserve: ObjectiveTerm = {
  counts: (problem, slots) => reserveOf(problem, slots).length > 0,
  classes: () => null,
  isIntegral: () => true,
  compile({ problem, slots, model, columns }, { level, weight }) {
    const last = calledLast(problem, slots);
    for (const { participant, slot, column } of columns) if (last(participant, slot)) model.cost(level, column, weight * slot.minutes);
  },
  // Without it, an even load would be had by giving everything to those who owe nothing.
  guards: { term: 'fairness', after: 'shortfall' },
  ruleCosts: null,
  value: ({ problem, slots, holdings }) => minutesHeld(problem, slots, holdings),
  changes:
    ({ problem, slots }) =>
    (handed) =>
      minutesHeld(
        problem,
        slots,
        handed.map(({ after }) => after),
      ) -
      minutesHeld(
        problem,
        slots,
        handed.map(({ before }) => before),
      ),
  unit: 60,
};

function minutesHeld(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): number {
  const last = calledLast(problem, slots);
  return holdings.reduce((sum, { slot, participant }) => sum + (last(participant.id, slot) ? slot.minutes : 0), 0);
}
