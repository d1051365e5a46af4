import { houseOf } from '../../rules/index.ts';
import type { Holding } from '../holdings.ts';
import { portionsOf, type SharedPart, sharedParts, sharesLines } from '../sharing-parts.ts';
import type { ObjectiveTerm, TermModel, TermPlace } from './term.ts';

/**
 * Σ over the parts of pooled lines and their establishments of what lies beyond the tolerance of each share:
 * max(0, |B_E + L_E − share_E · Σ (B + L)| − tolerance).
 */
export const sharing: ObjectiveTerm = {
  counts: sharesLines,
  classes: () => null,
  isIntegral: () => false,
  compile: writeShares,
  ruleCosts: null,
  value: ({ problem, slots, holdings }) =>
    sharedParts(problem, slots).reduce((sum, part) => sum + beyondOf(portionsOf(problem, part, idsOf(holdings))), 0),
  changes({ problem, slots, holdings }) {
    const parts = sharedParts(problem, slots).filter(({ tolerance }) => tolerance !== null);
    const house = houseOf(problem);
    const before = parts.map((part) => ({ part, value: beyondOf(portionsOf(problem, part, idsOf(holdings))) }));
    return (handed) => {
      const moved = handed.filter(
        (one) => house(one.before.participant.id, one.before.onBehalfOf) !== house(one.after.participant.id, one.after.onBehalfOf),
      );
      return before.reduce((sum, { part, value }) => {
        if (moved.every(({ before: { slot } }) => part.amountOf(slot) === 0)) return sum;
        const next = holdings.map((holding) => moved.find((one) => sameDuty(one.before, holding))?.after ?? holding);
        return sum + beyondOf(portionsOf(problem, part, idsOf(next))) - value;
      }, 0);
    };
  },
  unit: 1,
};

function writeShares({ problem, slots, model, columns }: TermModel, { level, weight }: TermPlace): void {
  const house = houseOf(problem);
  for (const part of sharedParts(problem, slots)) {
    const { tolerance } = part;
    if (tolerance === null) continue;
    const duties = columns.flatMap(({ column, slot, participant, onBehalfOf }) => {
      const amount = part.amountOf(slot);
      const establishment = amount === 0 ? null : house(participant, onBehalfOf);
      return establishment !== null && part.shares.has(establishment) ? [{ column, amount, establishment }] : [];
    });
    const carried = [...part.carriedIn.values()].reduce((sum, one) => sum + one, 0);
    for (const [establishment, share] of part.shares) {
      const off = (part.carriedIn.get(establishment) ?? 0) - share * carried;
      writeShare({ model, level, weight }, part, { establishment, share, off, tolerance }, duties);
    }
  }
}

function writeShare(
  { model, level, weight }: { readonly model: TermModel['model']; readonly level: number; readonly weight: number },
  { line, tags }: SharedPart,
  one: { readonly establishment: string; readonly share: number; readonly off: number; readonly tolerance: number },
  duties: readonly { readonly column: number; readonly amount: number; readonly establishment: string }[],
): void {
  const { establishment, share, off, tolerance } = one;
  if (duties.length === 0) {
    model.constant(level, weight * Math.max(0, Math.abs(off) - tolerance));
    return;
  }
  model.row({
    columns: duties.map(({ column }) => column),
    coefficients: duties.map((duty) => duty.amount * ((duty.establishment === establishment ? 1 : 0) - share)),
    constant: off,
    lo: -tolerance,
    hi: tolerance,
    softLo: { level, weight },
    softHi: { level, weight },
    origin: { rule: `sharing ${line.id} ${tags?.join('+') ?? ''} ${establishment}`, ruleIndex: null, participant: null },
  });
}

function beyondOf(portions: ReturnType<typeof portionsOf>): number {
  return portions.reduce((sum, { beyond }) => sum + beyond, 0);
}

function idsOf(holdings: readonly Holding[]) {
  return holdings.map(({ slot, participant, onBehalfOf }) => ({ slot, participant: participant.id, onBehalfOf }));
}

function sameDuty(a: Holding, b: Holding): boolean {
  return a.slot === b.slot && a.participant.id === b.participant.id;
}
