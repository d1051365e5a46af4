import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalRosterError } from '../../src/answer/incident.ts';
import type { SolvedLevel } from '../../src/answer/levels.ts';
import { buildRoster, type SolvedRoster } from '../../src/answer/roster.ts';
import { expandSlots } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { roster as rosterSchema } from '../../src/domain/roster.ts';
import type { AssignmentIds } from '../../src/roster/resolve.ts';
import { verify } from '../../src/roster/verify.ts';
import { problems } from '../support/arbitraries.ts';
import { built } from '../support/built.ts';
import { filled } from '../support/filled.ts';

const run = { engine: 'test', seconds: 0.5, firstRosterSeconds: 0.1, seed: 1, cut: false, peakMemoryMiB: null, version: '0.0.0' };

type Solved = SolvedRoster & { readonly levels: readonly SolvedLevel[] };

/** An honest solver that proves everything. */
function solved(problem: Problem, slots: SolvedRoster['slots'], assignments: readonly AssignmentIds[]): Solved {
  const levels = verify(problem, slots, assignments).levels.map(({ value }) => ({ value, bound: value, proven: true }));
  return { id: 'r-1', state: 'done', problem, slots, assignments, levels, run, warnings: [] };
}

/** Friday 1 and Saturday 2 January 2027. */
function two(more: Partial<ProblemInput> = {}) {
  return built({
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-01', end: '2027-01-02' },
    territories: [{ id: 'est', hospitalRelays: ['GHER'] }],
    lines: [{ id: 'l', territories: ['est'], windows: [{ id: 'w', start: '20:00', end: '24:00', fee: 50, points: 4, headcount: 2 }] }],
    participants: [
      { id: 'b', territory: 'est' },
      { id: 'a', territory: null, serves: ['est'] },
    ],
    rules: [{ type: 'maxDuties', max: 1 }],
    ...more,
  });
}
const held = [
  { slot: 'l/2027-01-02/w', participant: 'b' },
  { slot: 'l/2027-01-01/w', participant: 'a' },
];

describe('buildRoster', () => {
  it('computes every part of the answer from the duties', () => {
    const { problem, slots } = two({ pinned: [{ slot: 'l/2027-01-02/w', participant: 'b' }] });
    const roster = buildRoster({
      ...solved(problem, slots, held),
      warnings: [{ code: 'rpps', params: { participant: 'b' }, pointer: '/participants/0/rpps' }],
    });
    expect(roster).toMatchObject({
      id: 'r-1',
      state: 'done',
      outcome: 'shortfall',
      proof: 'optimal',
      levels: [
        { level: 'shortfall', class: 2, value: 480, bound: 480, gap: 0, proven: true },
        { level: 'tier', value: 240, bound: 240, gap: 0, proven: true },
        { level: 'fairness', value: 32 },
        { level: 'preferences', value: 0 },
      ],
      shortfalls: [
        { slot: 'l/2027-01-01/w', missing: 1, blockers: [{ participant: 'b', rule: 'maxDuties' }] },
        { slot: 'l/2027-01-02/w', missing: 1, blockers: [{ participant: 'a', rule: 'maxDuties' }] },
      ],
      cost: { total: 100 },
      indicators: { fillRate: 0.5 },
      coverage: [{ territory: 'est', byFixed: 8 }],
      deadlines: { rosterToCdom: '2026-11-17', transmission: '2026-12-22', realised: '2027-02-02', overdue: ['rosterToCdom'] },
      run,
    });
    expect(roster.assignments).toEqual([
      {
        slot: 'l/2027-01-01/w',
        line: 'l',
        start: '2027-01-01T20:00:00+04:00',
        end: '2027-01-02T00:00:00+04:00',
        participant: 'a',
        tier: 1,
        pinned: false,
        onBehalfOf: null,
        fee: 50,
        points: 4,
      },
      expect.objectContaining({ slot: 'l/2027-01-02/w', participant: 'b', tier: 0, pinned: true }),
    ]);
    expect(roster.balances.map(({ participant }) => participant)).toEqual(['b', 'a']);
    expect(roster.warnings).toEqual([
      {
        code: 'rpps',
        message: expect.stringContaining('RPPS'),
        pointer: '/participants/0/rpps',
      },
    ]);
  });

  it('is complete when every head is held', () => {
    const { problem, slots } = two({ rules: [] });
    const all = slots.flatMap(({ id }) => ['a', 'b'].map((participant) => ({ slot: id, participant })));
    expect(buildRoster(solved(problem, slots, all))).toMatchObject({ outcome: 'complete', shortfalls: [], indicators: { fillRate: 1 } });
  });

  it('warns of what pins break, and of a head that could be held', () => {
    const pinned = [1, 2].map((day) => ({ slot: `l/2027-01-0${day}/w`, participant: 'b' }));
    const { problem, slots } = two({ pinned, options: { lang: 'en' } });
    const { warnings, outcome } = buildRoster(solved(problem, slots, pinned));
    expect(outcome).toBe('shortfall');
    expect(warnings).toEqual([
      {
        code: 'pinConflict',
        rule: 'maxDuties',
        participant: 'b',
        slots: ['l/2027-01-01/w', 'l/2027-01-02/w'],
        message: '"b": 2 duties from 1 January 2027 to 2 January 2027, at most 1. The duty is pinned and stays.',
      },
      ...[1, 2].map((day) => ({
        code: 'unblocked',
        participant: 'a',
        slots: [`l/2027-01-0${day}/w`],
        message: `The open head of "l" on ${day} January 2027 (20:00-24:00) could be held by "a": the search stopped before placing that person.`,
      })),
    ]);
  });

  describe('refuses to answer', () => {
    const { problem, slots } = two();
    const honest = solved(problem, slots, held);
    const refused = (bad: Partial<SolvedRoster>): InternalRosterError => {
      try {
        buildRoster({ ...honest, ...bad });
      } catch (error) {
        if (error instanceof InternalRosterError) return error;
        throw error;
      }
      throw new Error('answered');
    };
    const withLevel = (i: number, figures: Partial<SolvedLevel>) => ({
      levels: honest.levels.with(i, { ...honest.levels[i], ...figures }),
    });

    it('a roster that breaks a rule', () => {
      const error = refused({ assignments: [...held, { slot: 'l/2027-01-01/w', participant: 'b' }] });
      // The figures of the honest roster are no longer those of this one, either.
      expect(error.details).toEqual([
        'maxDuties: b on l/2027-01-01/w, l/2027-01-02/w',
        'level shortfall 2: solver says 480, roster has 240',
        'level shortfall 2: bound 480 above value 240',
        'level fairness: solver says 32, roster has 80',
      ]);
      expect(error.incident).toMatch(/^[0-9a-f-]{36}$/);
      expect(error.message).not.toContain('l/2027');
    });

    it('a value that is not the roster’s, to the minute where it is exact', () => {
      expect(refused(withLevel(0, { value: 479 })).details).toEqual(['level shortfall 2: solver says 479, roster has 480']);
      expect(refused(withLevel(2, { value: 32.01 })).details).toEqual(['level fairness: solver says 32.01, roster has 32']);
      expect(refused(withLevel(3, { value: Number.NaN })).details).toHaveLength(1);
      expect(refused({ levels: honest.levels.slice(1) }).details).toEqual(['3 levels solved, 4 planned']);
    });

    it('a bound above a value that is reached', () => {
      expect(refused(withLevel(0, { bound: 481 })).details).toEqual(['level shortfall 2: bound 481 above value 480']);
      expect(refused(withLevel(2, { bound: 33 })).details).toEqual(['level fairness: bound 33 above value 32']);
    });
  });

  it('forgives fractions their rounding, and answers its own figure', () => {
    const { problem, slots } = two();
    const honest = solved(problem, slots, held);
    const levels = honest.levels.with(2, { value: 32 + 1e-9, bound: 32 + 2e-9, proven: true });
    expect(buildRoster({ ...honest, levels }).levels[2]).toEqual({ level: 'fairness', value: 32, bound: 32, gap: 0, proven: true });
  });

  it('says how far the proof goes', () => {
    const { problem, slots } = two();
    const honest = solved(problem, slots, held);
    const proof = (i: number, figures: Partial<SolvedLevel>) =>
      buildRoster({ ...honest, levels: honest.levels.with(i, { ...honest.levels[i], proven: false, ...figures }) }).proof;
    expect(proof(2, { bound: 31.9 })).toBe('withinGap');
    expect(proof(2, { bound: 31 })).toBe('best');
    expect(proof(2, { bound: null })).toBe('best');
    // A shortfall is never nearly proven.
    expect(proof(0, { bound: 479.9 })).toBe('best');
  });

  it('answers any roster by the schema, the same whatever the order of the duties', () => {
    fc.assert(
      fc.property(problems({ rules: fc.constant([{ type: 'minRest', hours: 11 }]) }), fc.nat({ max: 12 }), (problem, most) => {
        const { slots } = expandSlots(problem);
        const ids = verify(problem, slots, filled(problem, slots, undefined, most)).holdings.map(({ slot, participant, onBehalfOf }) => ({
          slot: slot.id,
          participant: participant.id,
          onBehalfOf,
        }));
        const roster = buildRoster(solved(problem, slots, ids));
        expect(rosterSchema.parse(roster)).toEqual(roster);
        expect(JSON.stringify(buildRoster(solved(problem, slots, ids.toReversed())))).toBe(JSON.stringify(roster));
        const { hours, ...parts } = roster.coverage.reduce(
          (sum, { byFixed, byMobile, byHospital, byRelay, uncovered, ...one }) => ({
            hours: sum.hours + one.hours,
            covered: sum.covered + byFixed + byMobile + byHospital + byRelay,
            uncovered: sum.uncovered + uncovered.reduce((all, gap) => all + gap.hours, 0),
          }),
          { hours: 0, covered: 0, uncovered: 0 },
        );
        expect(parts.covered + parts.uncovered).toBeCloseTo(hours, 6);
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});
