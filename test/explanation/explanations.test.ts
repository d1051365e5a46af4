import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/domain/comparison.ts';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { verify } from '../../src/roster/verify.ts';
import { candidates } from '../../src/rules/index.ts';
import { standsAgainst } from '../guarantees/plain.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { sectors } from '../support/arbitrary-sectors.ts';
import { explained } from '../support/kept.ts';
import { type Solved, solved, told, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270401;
const problems = fc.oneof(
  requests({ days: 4, lines: 2, participants: 4, rules: anyRules(3), plain: true }),
  requests({ days: 4, lines: 2, participants: 4, rules: anyRules(3) }),
  sectors(),
  sectors(),
);
const picks = fc.array(fc.tuple(fc.nat(999), fc.nat(999)), { minLength: 2, maxLength: 2 });

/** Codes by the fields that `standsAgainst` names. */
const codes: Readonly<Record<string, string>> = {
  volunteer: 'notVolunteer',
  kinds: 'kind',
  roles: 'role',
  serves: 'territory',
  skills: 'unqualified',
  active: 'inactive',
  exemptions: 'exempted',
  unavailable: 'unavailable',
  available: 'unavailable',
  forbidden: 'forbidden',
};

/** The request with one more decision, solved from scratch. */
async function decided(input: ProblemInput, slot: string, participant: string, holds: boolean): Promise<Solved> {
  const others = (input.pinned ?? []).filter((pin) => pin.slot !== slot || pin.participant !== participant);
  return holds
    ? solved({ ...input, pinned: [...others, { slot, participant }] })
    : solved({ ...input, pinned: others, forbidden: [...(input.forbidden ?? []), { slot, participant }] });
}

function assertDifference(effect: Effect, before: Solved, after: Solved, freed: boolean): void {
  const [own, other] = [before.roster.levels, after.roster.levels];
  if (![...own, ...other].every(({ proven }) => proven)) return;
  const at = own.findIndex(({ value }, i) => Math.abs(other[i].value - value) > 1e-6 * Math.max(1, Math.abs(value)));
  expect(effect.level, `${told(before.roster)} / ${told(after.roster)}`).toBe(at < 0 ? null : own[at].level);
  if (at < 0) return;
  const change = other[at].value - own[at].value;
  // Only a pin lifted can make a proven roster better.
  expect(effect.verdict).toBe(change > 0 || !freed ? 'worse' : 'better');
  expect(effect.proven).toBe(true);
  expect(effect.by).toBeCloseTo(Math.abs(change), 4);
  if (change > 0) expect(effect.atLeast).toBeCloseTo(change, 3);
}

describe('why a participant has, or has not, a slot', () => {
  it('excluded by true grounds, blocked by rules that the verifier names, worse by the difference of two solves', {
    timeout: 300_000,
  }, async () => {
    const met: Record<Explanation['kind'], number> = { holds: 0, excluded: 0, blocked: 0, possible: 0, empty: 0 };
    let costs = 0;
    await fc.assert(
      fc.asyncProperty(problems, picks, async (input, chosen) => {
        const one = await solved(input);
        const { problem, slots, roster } = one;
        const open = slots.filter(({ headcount }) => headcount > 0);
        if (open.length === 0) return;
        for (const [s, p] of chosen) {
          const slot = open[s % open.length];
          const person = problem.participants[p % problem.participants.length];
          const explanation = await explained(one, slot.id, person.id);
          if (Array.isArray(explanation)) throw new Error(String(explanation));
          met[explanation.kind]++;
          const holds = roster.assignments.some((duty) => duty.slot === slot.id && duty.participant === person.id);
          expect(explanation.kind === 'holds').toBe(holds);
          if (explanation.kind === 'excluded') {
            const grounds = new Set(standsAgainst(problem, person, slot).map((field) => codes[field]));
            const said = explanation.reasons.map(({ code }) => code);
            expect(new Set(said.filter((code) => code !== 'locum'))).toEqual(grounds);
            if (said.includes('locum')) expect(person.status).toBe('locum');
            continue;
          }
          if (explanation.kind === 'blocked') {
            const principals = candidates(problem, [slot]).filter(({ participant }) => participant === person.id);
            const named = principals.flatMap(({ onBehalfOf }) =>
              verify(problem, slots, [...roster.assignments, { slot: slot.id, participant: person.id, onBehalfOf }]).violations.map(
                ({ rule }) => rule,
              ),
            );
            for (const { rule } of explanation.blockers) expect(named, `${person.id} on ${slot.id}`).toContain(rule);
            expect(explanation.blockers.length + explanation.breaks.length).toBeGreaterThan(0);
          }
          if (explanation.kind === 'empty' || explanation.effect === null) continue;
          const freed = explanation.kind === 'holds' && explanation.pinned;
          assertDifference(explanation.effect, one, await decided(input, slot.id, person.id, explanation.kind !== 'holds'), freed);
          costs += explanation.effect.verdict === 'worse' ? 1 : 0;
        }
      }),
      { seed, numRuns: 80 },
    );
    for (const kind of ['holds', 'excluded', 'blocked', 'possible'] as const) expect(met[kind], kind).toBeGreaterThan(10);
    expect(costs).toBeGreaterThan(20);
  });

  it('says what no roster with the duty keeps: history stands against it', async () => {
    const one = await solved({
      period: { start: '2027-01-04', end: '2027-01-04' },
      lines: [{ id: 'l', windows: [{ id: 'evening', start: '20:00', end: '24:00' }] }],
      participants: [{ id: 'a' }, { id: 'b' }],
      rules: [{ type: 'minRest', hours: 24 }],
      history: [{ line: 'l', start: '2027-01-04T08:00:00+01:00', end: '2027-01-04T12:00:00+01:00', participant: 'a' }],
    });
    const explanation = await explained(one, 'l/2027-01-04/evening', 'a');
    expect(explanation).toMatchObject({
      kind: 'blocked',
      blockers: [{ rule: 'minRest', slots: ['l@2027-01-04T07:00:00.000Z', 'l/2027-01-04/evening'] }],
      breaks: [{ rule: 'minRest' }],
    });
  });

  it('says what is wrong with the question', async () => {
    const one = await solved({
      period: { start: '2027-01-04', end: '2027-01-04' },
      lines: [{ id: 'l', windows: [{ id: 'evening', start: '20:00', end: '24:00' }] }],
      participants: [{ id: 'a' }],
    });
    expect(await explained(one, 'l/2027-01-05/evening', 'x')).toEqual(['unknownSlot', 'unknownParticipant']);
    expect(await explained(one, 'l/2027-01-04/evening')).toEqual(['slotFilled']);
  });
});
