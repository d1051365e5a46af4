import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slot } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { sectors } from '../support/arbitrary-sectors.ts';
import { caseOf } from '../support/cases.ts';
import { solved, told, understood, withEngines } from '../support/solved.ts';
import { compareValues } from './listing.ts';
import { missing } from './plain.ts';
import { type PlainDuty, plainCandidates, plainClashes, plainRosters } from './plain-roster.ts';
import { plainPools, plainUnevenness, unitsOf } from './plain-shares.ts';

withEngines();

const seed = 20270191;
const mostFree = 12;

/** Sectors with locums, rates and exemptions, and nothing but the built-in rules: all of it can be listed by hand. */
const bare = fc
  .tuple(
    sectors({ people: 5, days: 2 }),
    fc.array(fc.constantFrom(1, 1, 0.5, 0), { minLength: 5, maxLength: 5 }),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
  .map(
    ([{ rules: _, pinned: __, history: ___, ...input }, rates, eveningsOff]): ProblemInput => ({
      ...input,
      // Short of hands, so that locums are called for.
      lines: input.lines.map((line) => ({
        ...line,
        windows: line.windows?.map((one) => ({ ...one, headcount: (one.headcount ?? 1) + 1 })),
      })),
      participants: input.participants.map((person, i) => ({
        ...person,
        limits: {},
        preferences: [],
        activityRate: rates[i],
        exemptions: [...(person.exemptions ?? []), ...(eveningsOff[i] && i > 2 ? [{ from: '2027-01-01', tags: ['deepNight'] }] : [])],
      })),
    }),
  )
  .filter((input) => {
    const { problem, slots } = understood(input);
    const free = plainCandidates(problem, slots).length;
    return free >= 4 && free <= mostFree;
  });

/** Shortfall by class, rank × minutes, minutes of those called last, unevenness: as the design defines them. */
function plainValues(problem: Problem, slots: readonly Slot[], duties: readonly PlainDuty[]): Record<string, number> {
  const minutes = (count: (duty: PlainDuty, slot: Slot) => number): number =>
    duties.reduce((sum, duty) => {
      const slot = slots.find(({ id }) => id === duty.slot);
      return slot ? sum + count(duty, slot) * ((slot.endMs - slot.startMs) / 60_000) : sum;
    }, 0);
  const classes = [...new Set(problem.lines.map(({ priority }) => priority))].sort((a, b) => a - b);
  return {
    ...Object.fromEntries(classes.map((of) => [`shortfall ${of}`, missing(slots, duties, of)])),
    tier: minutes(({ participant }, slot) => rankOf(problem, participant, slot)),
    reserve: minutes(({ participant }, slot) => (owesNothing(problem, slots, participant, slot) ? 1 : 0)),
    fairness: plainUnevenness(problem, slots, duties),
  };
}

function rankOf(problem: Problem, id: string, { line }: Slot): number {
  const person = problem.participants.find((one) => one.id === id);
  if (person?.status === 'locum') return 2;
  if (line.territories.length === 0) return 0;
  return person?.status !== 'other' && line.territories.some((territory) => territory === person?.territory) ? 0 : 1;
}

function owesNothing(problem: Problem, slots: readonly Slot[], id: string, slot: Slot): boolean {
  const counting = problem.ledgers.filter((ledger) => unitsOf(ledger, slot) > 0);
  const shareIn = (ledger: (typeof counting)[number]) =>
    plainPools(problem, slots, ledger)
      .flat()
      .find(({ participant }) => participant === id)?.share;
  if (counting.length === 0) return problem.participants.find((one) => one.id === id)?.activityRate === 0;
  return counting.every((ledger) => shareIn(ledger) === 0);
}

describe('by definitions read off the design alone', () => {
  it('every level of a roster with locums and shares is the best that listing finds', { timeout: 300_000 }, async () => {
    const met = { locums: 0, reserve: 0, clashes: 0 };
    await fc.assert(
      fc.asyncProperty(bare, async (input) => {
        const { problem, slots, roster } = await solved({ ...input, options: { ...input.options, gap: 0 } });
        const free = plainCandidates(problem, slots);
        let best: number[] | null = null;
        for (const duties of plainRosters(slots, free)) {
          const values = Object.values(plainValues(problem, slots, duties));
          if (best === null || compareValues(values, best) < 0) best = values;
        }
        const own = roster.assignments.map(({ slot, participant, onBehalfOf }) => ({ slot, participant, onBehalfOf }));
        expect(plainClashes(slots, own)).toEqual([]);
        for (const duty of own) expect(free).toContainEqual(duty);
        const names = Object.keys(plainValues(problem, slots, []));
        for (const [l, name] of names.entries()) {
          const level = roster.levels.find(({ level: one, class: of }) => (of === undefined ? one : `${one} ${of}`) === name);
          const wanted = best?.[l] ?? Number.NaN;
          // Without anybody who could be called last, there is no such level.
          expect(level?.value ?? 0, `${name} of ${told(roster)}, listed: ${best}`).toBeCloseTo(wanted, 6);
          expect(level?.bound ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(wanted + 1e-6 * Math.max(1, wanted));
        }
        met.locums += own.some(({ onBehalfOf }) => onBehalfOf !== null) ? 1 : 0;
        met.reserve += roster.levels.some(({ level }) => level === 'reserve') ? 1 : 0;
        met.clashes += free.some(({ onBehalfOf }) => free.some(({ participant }) => participant === onBehalfOf)) ? 1 : 0;
      }),
      { seed, numRuns: 60 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(5);
  });

  it('a principal does not serve beside the locum: one head stays empty', async () => {
    const { roster } = await solved(caseOf('locum-beside-principal'));
    expect(roster.assignments.map(({ participant }) => participant)).toEqual(['titulaire']);
    expect(
      roster.shortfalls.map(({ missing: heads, blockers }) => [heads, blockers.map(({ participant, rule }) => [participant, rule])]),
    ).toEqual([[1, [['rempl', 'locum']]]]);
  });

  it('pinned both, they are kept, with a warning', async () => {
    const slot = 'g/2027-03-01/n';
    const pinned = [
      { slot, participant: 'titulaire' },
      { slot, participant: 'rempl' },
    ];
    const { roster } = await solved({ ...caseOf('locum-beside-principal'), pinned });
    expect(roster.assignments).toHaveLength(2);
    expect(roster.warnings).toContainEqual(expect.objectContaining({ code: 'pinConflict', rule: 'locum', participant: 'rempl' }));
  });
});
