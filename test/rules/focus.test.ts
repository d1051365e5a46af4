import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules, type Finding } from '../../src/rules/check-rules.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { problems } from '../support/arbitraries.ts';
import { instanceOf, rosterOf } from '../support/instance.ts';

/** A finding, whoever of those concerned it is put down to. */
const text = ({ ruleIndex, rule, place, excess }: Finding): string => `${ruleIndex} ${rule} ${place} ${excess.toFixed(6)}`;

describe('focus', () => {
  it('finds what concerns the participant, and nothing that the whole does not', () => {
    let seen = 0;
    fc.assert(
      fc.property(problems({ rules: anyRules(4) }), fc.infiniteStream(fc.nat(9)), (problem, coins) => {
        const instance = instanceOf(problem);
        const chosen = new Set(instance.columns.filter(() => Number(coins.next().value) < 4).map(({ column }) => column));
        const roster = rosterOf(instance, (column) => chosen.has(column));
        const whole = checkRules(roster);
        const all = [...whole.hard, ...whole.soft.map(({ violation }) => violation)];
        for (const { id } of problem.participants) {
          const own = new Set(roster.held.get(id)?.map((duty) => duty.slot?.id));
          const { hard, soft } = checkRules(roster, { participant: id });
          const focused = new Set([...hard, ...soft.map(({ violation }) => violation)].map(text));
          expect([...focused].filter((one) => !all.map(text).includes(one))).toEqual([]);
          const concerning = all.filter(
            ({ participant, slots }) => participant === id || (participant === null && slots.length === 1 && own.has(slots[0])),
          );
          for (const finding of concerning) expect(focused).toContain(text(finding));
          seen += concerning.length;
        }
      }),
      { seed: 12, numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(500);
  });
});
