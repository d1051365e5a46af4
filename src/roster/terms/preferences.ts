import { selectableSlot, selects } from '../../rules/index.ts';
import type { Holding } from '../holdings.ts';
import type { ObjectiveTerm, TermModel, TermPlace } from './term.ts';

/** Σ weight of avoided duties held − Σ weight of wanted ones, and the cost of the soft rules. */
export const preferences: ObjectiveTerm = {
  counts: () => true,
  classes: () => null,
  isIntegral: () => false,
  compile: writeWishes,
  ruleCosts: ([place]) => ({ softLevel: place.level, softFactor: place.weight }),
  value: ({ holdings, softCost }) => wishCost(holdings) + softCost,
  changes: () => (handed, softChange) =>
    wishCost(handed.map(({ after }) => after)) - wishCost(handed.map(({ before }) => before)) + softChange(),
  unit: 1,
};

function writeWishes({ problem, model, columns }: TermModel, { level, weight }: TermPlace): void {
  const wishes = new Map(
    problem.participants.map(({ id, preferences: own }) => [
      id,
      own.map((wish) => ({ matches: selects(wish), price: wish.kind === 'avoid' ? wish.weight : -wish.weight })),
    ]),
  );
  for (const { participant, slot, column } of columns) {
    const duty = selectableSlot(slot);
    let price = 0;
    for (const wish of wishes.get(participant) ?? []) if (wish.matches(duty)) price += wish.price;
    if (price !== 0) model.cost(level, column, weight * price);
  }
}

/** Every preference that selects a duty counts. */
function wishCost(holdings: readonly Holding[]): number {
  let total = 0;
  for (const [participant, held] of Map.groupBy(holdings, (holding) => holding.participant)) {
    for (const preference of participant.preferences) {
      const selected = selects(preference);
      const count = held.filter(({ slot }) => selected(selectableSlot(slot))).length;
      total += preference.kind === 'avoid' ? preference.weight * count : -preference.weight * count;
    }
  }
  return total;
}
