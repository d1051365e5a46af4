import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/domain/explanation.ts';
import { type Fact, type GapGround, groundOf } from '../../src/explanation/conflict-facts.ts';
import { findConflict } from '../../src/explanation/conflict.ts';
import { blockedVolunteers } from '../../src/explanation/gap.ts';
import type { AssignmentIds } from '../../src/roster/resolve.ts';
import { allowance } from '../../src/roster/solve-variant.ts';
import { verify } from '../../src/roster/verify.ts';
import { candidates } from '../../src/rules/index.ts';
import { missing } from '../guarantees/plain.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { sectors } from '../support/arbitrary-sectors.ts';
import { explained } from '../support/kept.ts';
import { patched } from '../support/patch.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270411;
const problems = fc.oneof(requests({ days: 4, lines: 2, participants: 4, rules: anyRules(3), plain: true }), sectors());
const first = { objective: [[{ term: 'shortfall' as const }], [{ term: 'tier' as const }]] };
const clock = () => allowance(20, new AbortController().signal);

async function gapOf(one: Solved, at: number): Promise<Extract<Explanation, { kind: 'empty' }>> {
  const explanation = await explained(one, one.roster.shortfalls[at].slot);
  if (Array.isArray(explanation) || explanation.kind !== 'empty') throw new Error(JSON.stringify(explanation));
  return explanation;
}

/** Whether everybody whom the slots need can be found, by trying everything; only the verifier is asked. */
function fillable({ problem, slots }: ReturnType<typeof groundOf>): boolean {
  const pins: AssignmentIds[] = problem.pinned
    .filter(({ slot }) => slots.some(({ id }) => id === slot))
    .map(({ slot, participant }) => ({ slot, participant }));
  const pinned = { ...problem, pinned: problem.pinned.filter((pin) => pins.some(({ slot }) => slot === pin.slot)) };
  const chances = candidates(pinned, slots);
  const from = (index: number, held: readonly AssignmentIds[]): boolean => {
    if (index === slots.length) return verify(pinned, slots, held).violations.length === 0;
    const slot = slots[index];
    const already = held.filter((duty) => duty.slot === slot.id).length;
    const own = chances.filter(
      (one) => one.slot === slot && !held.some((duty) => duty.slot === slot.id && duty.participant === one.participant),
    );
    const needed = slot.line.priority === 1 ? slot.headcount - already : 0;
    const room = slot.headcount - already;
    for (const some of choices(own, needed, room)) if (from(index + 1, [...held, ...some])) return true;
    return false;
  };
  return from(0, pins);
}

function* choices(
  of: readonly { participant: string; slot: { id: string }; onBehalfOf: string | null }[],
  least: number,
  most: number,
): Generator<AssignmentIds[]> {
  for (let mask = 0; mask < 2 ** of.length; mask++) {
    const some = of.filter((_, i) => mask & (1 << i));
    const distinct = new Set(some.map(({ participant }) => participant)).size === some.length;
    if (!distinct || some.length < least || some.length > Math.max(least, most)) continue;
    yield some.map(({ participant, slot, onBehalfOf }) => ({ slot: slot.id, participant, onBehalfOf }));
  }
}

describe('why a slot is not filled', () => {
  it('names what would help, in the order of what it recovers, each as a patch of the request', async () => {
    const evening = { id: 'evening', start: '20:00', end: '24:00' };
    const one = await solved({
      period: { start: '2027-01-04', end: '2027-01-04' },
      territories: [{ id: 'north', neighbours: ['south'] }, { id: 'south' }],
      lines: [
        { id: 'asked', territories: ['north'], windows: [evening] },
        { id: 'other', territories: ['north'], windows: [{ id: 'day', start: '08:00', end: '12:00' }] },
      ],
      participants: [
        { id: 'pinned', territory: 'north' },
        { id: 'away', territory: 'north', availability: { unavailable: [{ from: '2027-01-01', to: '2027-01-31' }] } },
        { id: 'banned', territory: 'north' },
        { id: 'near', territory: 'south' },
        { id: 'exempted', territory: 'north', exemptions: [{ from: '2027-01-01', reason: 'health' }] },
        { id: 'reluctant', territory: 'north', volunteer: false },
      ],
      rules: [{ type: 'minRest', hours: 11 }],
      pinned: [{ slot: 'other/2027-01-04/day', participant: 'pinned' }],
      forbidden: [
        { participant: 'banned', line: 'asked' },
        { participant: 'banned', line: 'other' },
      ],
    });
    const gap = await gapOf(one, 0);
    expect(gap).toMatchObject({ slot: 'asked/2027-01-04/evening', missing: 1, proven: true });
    expect(gap.volunteers).toMatchObject([{ participant: 'pinned', blockers: [{ rule: 'minRest' }] }]);
    expect(gap.repairs.map(({ kind, participant, recovers, holder }) => [kind, participant, recovers, holder])).toEqual([
      ['volunteer', null, 4, 'new-volunteer'],
      ['rule', null, 4, 'pinned'],
      ['absence', 'away', 4, 'away'],
      ['forbidden', 'banned', 4, 'banned'],
      ['neighbour', 'near', 4, 'near'],
    ]);
    expect(gap.repairs.map(({ patch }) => patch[0].path)).toEqual([
      '/participants/-',
      '/rules/0/hours',
      '/participants/1/availability',
      '/forbidden/0',
      '/participants/3/serves',
    ]);
    expect(JSON.stringify(gap)).not.toContain('health');
    expect(gap.conflict?.irreducible).toBe(true);
    const released = await solved({
      ...one.problem,
      lines: one.problem.lines.with(1, { ...one.problem.lines[1], priority: 3 }),
    });
    const release = (await gapOf(released, 0)).repairs.find(({ kind }) => kind === 'release');
    expect(release).toMatchObject({ participant: 'pinned', recovers: 4, patch: [{ op: 'remove', path: '/pinned/0' }] });
  });

  it('every repair stated recovers what it says: applied and solved, the shortfall of the class drops by that', {
    timeout: 300_000,
  }, async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(problems, fc.nat(99), async (drawn, pick) => {
        const input = { ...drawn, ...first };
        const one = await solved(input);
        const gaps = one.roster.shortfalls;
        if (gaps.length === 0) return;
        const gap = await gapOf(one, pick % gaps.length);
        const { priority } = gaps[pick % gaps.length];
        expect(gap.cut).toBe(false);
        let last: { fills: boolean; recovers: number } | null = null;
        for (const repair of gap.repairs) {
          const after = await solved(patched(input, repair.patch));
          const recovered =
            (missing(one.slots, one.roster.assignments, priority) - missing(after.slots, after.roster.assignments, priority)) / 60;
          expect(repair.recovers, repair.message).not.toBeNull();
          expect(recovered, `${repair.kind} ${JSON.stringify(repair.patch)}`).toBeCloseTo(repair.recovers ?? 0, 6);
          expect(recovered).toBeGreaterThan(0);
          const [top] = repair.shortfall;
          const now = { fills: repair.fills === true, recovers: top.found };
          if (last !== null)
            expect(Number(last.fills) * 1e6 + last.recovers).toBeGreaterThanOrEqual(Number(now.fills) * 1e6 + now.recovers);
          last = now;
          met.set(repair.kind, (met.get(repair.kind) ?? 0) + 1);
        }
      }),
      { seed, numRuns: 120 },
    );
    for (const kind of ['volunteer', 'limit', 'rule', 'absence']) expect(met.get(kind), `${kind} of ${[...met]}`).toBeGreaterThan(2);
  });

  it('every blocker is true, and the facts in conflict leave no way, none of them too many', { timeout: 300_000 }, async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(problems, fc.nat(99), async (drawn, pick) => {
        const one = await solved({ ...drawn, ...first });
        const { problem, slots, roster } = one;
        const gaps = roster.shortfalls;
        if (gaps.length === 0) return;
        const slot = slots.find(({ id }) => id === gaps[pick % gaps.length].slot);
        if (!slot) throw new Error('a shortfall without slot');
        const verdict = verify(problem, slots, roster.assignments);
        const question = { problem, slots, verdict, levels: roster.levels, slot };
        const volunteers = blockedVolunteers(question);
        for (const { participant, findings } of volunteers) {
          const principals = candidates(problem, [slot]).filter((one) => one.participant === participant);
          const named = principals.flatMap(({ onBehalfOf }) =>
            verify(problem, slots, [...roster.assignments, { slot: slot.id, participant, onBehalfOf }]).violations.map(({ rule }) => rule),
          );
          expect(findings.length).toBeGreaterThan(0);
          for (const { rule } of findings) expect(named).toContain(rule);
        }
        const conflict = await findConflict(question, volunteers, clock());
        if (conflict === null) {
          met.set('none', (met.get('none') ?? 0) + 1);
          return;
        }
        const { facts } = conflict;
        expect(conflict.irreducible).toBe(true);
        const ground = groundOfQuestion(question);
        const way = (some: readonly Fact[]): boolean => fillable(groundOf(ground, some));
        expect(way(facts), JSON.stringify(facts)).toBe(false);
        for (const fact of facts) expect(way(facts.filter((other) => other !== fact)), JSON.stringify([fact, facts])).toBe(true);
        for (const { kind } of facts) met.set(kind, (met.get(kind) ?? 0) + 1);
      }),
      { seed, numRuns: 120 },
    );
    for (const kind of ['rule', 'limits', 'unavailable', 'exempted', 'slot']) {
      expect(met.get(kind), `${kind} of ${[...met]}`).toBeGreaterThan(2);
    }
  });
});

function groundOfQuestion({ problem, slots, verdict, slot }: Parameters<typeof findConflict>[0]): GapGround {
  const heads = Map.groupBy(verdict.holdings, (one) => one.slot.id);
  const standing = problem.pinned.flatMap((pin, i) => {
    const fit = candidates(problem, slots).some((one) => one.slot.id === pin.slot && one.participant === pin.participant);
    return fit ? [] : [i];
  });
  return { problem, slots, slot, heads: new Map([...heads].map(([id, of]) => [id, of.length])), standingPins: new Set(standing) };
}
