import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../src/domain/roster.ts';
import { withoutPin } from '../../src/replacement/replacements.ts';
import { type AssignmentIds, resolveAssignments } from '../../src/roster/resolve.ts';
import { checkContext, verify } from '../../src/roster/verify.ts';
import { candidates, checkRules } from '../../src/rules/index.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { sectors } from '../support/arbitrary-sectors.ts';
import { rulesOf, ruleTypes } from '../support/arbitrary-rules.ts';
import { built } from '../support/built.ts';
import { filled } from '../support/filled.ts';
import { replaced } from '../support/kept.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270421;

/** Soft rules of every type that looks at one person at a time. */
const lonely = fc.array(
  fc.constantFrom(...ruleTypes.filter((type) => ruleOf(type).people === 'oneByOne')).chain((type) => rulesOf(type, 'soft')),
  { minLength: 1, maxLength: 3 },
);

/** `slot: participant` of every duty that changes hands, as text. */
type Way = string;

/** The roster in which duties have gone to others, for each choice of principals of those who are locums. */
function* rosters(one: Solved, problem: Solved['problem'], moves: readonly (readonly [Assignment, string])[]): Generator<AssignmentIds[]> {
  const [first, ...rest] = moves;
  if (first === undefined) {
    yield one.roster.assignments;
    return;
  }
  const [duty, to] = first;
  const slot = one.slots.filter(({ id }) => id === duty.slot);
  for (const { onBehalfOf } of candidates(problem, slot).filter(({ participant }) => participant === to)) {
    for (const roster of rosters(one, problem, rest)) {
      const same = (other: AssignmentIds): boolean => other.slot === duty.slot && other.participant === duty.participant;
      yield roster.map((other) => (same(other) ? { slot: duty.slot, participant: to, onBehalfOf } : other));
    }
  }
}

/** Every replacement by the definition, found by trying everything and asking the verifier. */
function everyWay(one: Solved, absent: Assignment, from: string): Map<Way, number[]> {
  const { slots, roster, problem: asked } = one;
  const slot = slots.find(({ id }) => id === absent.slot);
  const person = asked.participants.find(({ id }) => id === absent.participant);
  if (!slot || !person) throw new Error('no such duty');
  const problem = withoutPin(asked, { slot, participant: person, onBehalfOf: absent.onBehalfOf, pinned: absent.pinned });
  const found = new Map<Way, number[]>();
  const sound = (moves: readonly (readonly [Assignment, string])[]): boolean => {
    for (const assignments of rosters(one, problem, moves)) {
      const { violations, levels } = verify(problem, slots, assignments);
      if (violations.length > 0) continue;
      found.set(
        moves.map(([{ slot: where }, to]) => `${where}: ${to}`).join(', '),
        levels.map(({ value }) => value),
      );
      return true;
    }
    return false;
  };
  const everybody = asked.participants.map(({ id }) => id);
  const movable = (id: string): Assignment[] =>
    roster.assignments.filter((duty) => duty.participant === id && !duty.pinned && duty.slot.split('/')[1] >= from);
  const meanwhile = ({ slot: id }: Assignment): boolean => {
    const other = slots.find((one) => one.id === id);
    return other !== undefined && other.startMs < slot.endMs && slot.startMs < other.endMs;
  };
  const holds = (id: string, duty: Assignment): boolean =>
    roster.assignments.some((other) => other.slot === duty.slot && other.participant === id);
  for (const taker of everybody) {
    if (taker === absent.participant || holds(taker, absent)) continue;
    const direct = sound([[absent, taker]]);
    for (const given of movable(taker)) {
      if (!meanwhile(given) && !holds(absent.participant, given)) {
        sound([
          [absent, taker],
          [given, absent.participant],
        ]);
      }
      if (direct) continue;
      for (const third of everybody) {
        if ([absent.participant, taker].includes(third) || holds(third, given)) continue;
        if (
          sound([
            [absent, taker],
            [given, third],
          ])
        )
          continue;
        for (const last of movable(third)) {
          if (!meanwhile(last) && !holds(absent.participant, last))
            sound([
              [absent, taker],
              [given, third],
              [last, absent.participant],
            ]);
        }
      }
    }
  }
  return found;
}

describe('replacements for a duty', () => {
  it('are all there are and no others, as trying everything finds; ranked by the levels', { timeout: 300_000 }, async () => {
    const met = { direct: 0, swap: 0, chain: 0 };
    await fc.assert(
      fc.asyncProperty(sectors(), fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }), fc.nat(2), async (input, picks, day) => {
        const one = await solved(input);
        const { assignments, levels } = one.roster;
        const from = `2027-01-0${4 + day}`;
        const present = assignments.filter(({ slot }) => slot.split('/')[1] >= from);
        for (const pick of present.length === 0 ? [] : picks) {
          const absent = present[pick % present.length];
          const answer = replaced(one, absent.slot, absent.participant, { from });
          if (Array.isArray(answer)) throw new Error(String(answer));
          const expected = everyWay(one, absent, from);
          const ways = answer.replacements.map(({ changes }) => changes.map(({ slot, to }) => `${slot}: ${to}`).join(', '));
          expect(ways.toSorted(), `${absent.participant} on ${absent.slot}`).toEqual([...expected.keys()].sort());
          for (const [i, { levels: of, kind }] of answer.replacements.entries()) {
            met[kind]++;
            expect(of.map(({ value }) => value)).toEqual(levels.map(({ value }) => value));
            const values = of.map(({ other }) => other);
            for (const [l, value] of (expected.get(ways[i]) ?? []).entries()) expect(values[l]).toBeCloseTo(value, 6);
            const before = answer.replacements[i - 1]?.levels.map(({ other }) => other);
            if (before) expect(worse(before, values), `${before} before ${values}`).toBe(false);
          }
          const { direct, swap, chain } = answer.found;
          expect(direct + swap + chain).toBe(ways.length);
        }
      }),
      { seed, numRuns: 80 },
    );
    for (const kind of ['direct', 'swap', 'chain'] as const) expect(met[kind], kind).toBeGreaterThan(30);
  });

  it('look at people one by one where the rules do: what anybody breaks shows in their own duties', () => {
    fc.assert(
      fc.property(
        sectors().chain((input) => fc.tuple(fc.constant(input), lonely, fc.infiniteStream(fc.nat(999)))),
        ([input, rules, stream]) => {
          const { problem, slots } = built({ ...input, rules, pinned: [], history: [] });
          const roster = filled(problem, slots, (count) => (stream.next().value ?? 0) % count);
          const context = checkContext(problem, slots, resolveAssignments(problem, slots, roster).holdings);
          for (const { id } of problem.participants) {
            const alone = checkRules({ ...context, held: new Map([[id, context.held.get(id) ?? []]]) }, { participant: id });
            const together = checkRules(context, { participant: id });
            expect(alone.soft).toEqual(together.soft);
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('tell whom to tell, and what the levels become when nobody takes the duty', async () => {
    const one = await solved({
      period: { start: '2027-01-04', end: '2027-01-05' },
      lines: [{ id: 'l', name: 'Ligne', windows: [{ id: 'evening', start: '20:00', end: '24:00' }] }],
      participants: [{ id: 'a' }, { id: 'b' }, { id: 'c', limits: { maxDuties: 0 } }],
      rules: [{ type: 'minRest', hours: 11 }],
    });
    const [absent] = one.roster.assignments;
    const answer = replaced(one, absent.slot, absent.participant);
    if (Array.isArray(answer)) throw new Error(String(answer));
    expect(answer.found).toEqual({ direct: 1, swap: 1, chain: 0 });
    expect(answer.unreplaced[0]).toMatchObject({ level: 'shortfall', change: 240 });
    const other = absent.participant === 'a' ? 'b' : 'a';
    const [swap, direct] = answer.replacements;
    expect([swap.kind, direct.kind]).toEqual(['swap', 'direct']);
    expect(direct.changes).toMatchObject([{ slot: absent.slot, from: absent.participant, to: other }]);
    expect(direct.recipients.map(({ kind, participant }) => participant ?? kind)).toEqual([
      ...['cdom', 'ars', 'prefect', 'samu', 'regulators', 'funds'],
      ...[absent.participant, other].sort(),
    ]);
    expect(direct.message).toBe(
      `«\u00a0${other}\u00a0» prend Ligne du 04/01/2027 (20:00-24:00) à la place de «\u00a0${absent.participant}\u00a0».`,
    );
  });

  it('of what is past, unknown or not theirs are refused, everything at once', async () => {
    const one = await solved({
      period: { start: '2027-01-04', end: '2027-01-05' },
      lines: [{ id: 'l', windows: [{ id: 'evening', start: '20:00', end: '24:00' }] }],
      participants: [{ id: 'a' }, { id: 'b' }],
      options: { asOf: '2027-01-05' },
    });
    const [first, second] = one.roster.assignments;
    expect(replaced(one, first.slot, first.participant)).toEqual(['slotPast']);
    expect(replaced(one, second.slot, first.participant === second.participant ? 'b' : first.participant)).toEqual(['notHolder']);
    expect(replaced(one, 'l/2027-02-30/evening', 'nobody')).toEqual(['unknownSlot', 'unknownParticipant']);
  });
});

function worse(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - b[i]) > 1e-5);
  return at >= 0 && a[at] > b[at];
}
