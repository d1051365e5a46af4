import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { solved, told, withEngines } from '../support/solved.ts';
import { compareValues, validRosters } from './listing.ts';

withEngines();

/**
 * Small problems on which a level was once left unproven though everything about them can be listed. Each holds one way
 * in which an optimal level narrows what later levels may choose: what is narrowed too little costs their proof.
 */
const night = { id: 'night', start: '20:00', end: '08:00' };
const deep = { id: 'deep', start: '00:00', end: '08:00' };
const problems: Record<string, ProblemInput> = {
  'days worked are counted, not duties: dates off in a row': {
    period: { start: '2027-01-04', end: '2027-01-10' },
    lines: [{ id: 'l', windows: [night, { id: 'day', start: '09:00', end: '19:00', days: ['saturday', 'sunday'] }] }],
    participants: [{ id: 'p', availability: { weekdays: [3, 6, 7] } }],
    rules: [{ type: 'minDaysOff', min: 3 }],
  },
  'days worked are counted, not duties: not on one date': {
    period: { start: '2026-12-30', end: '2027-01-01' },
    lines: [{ id: 'l', requires: ['s'], windows: [deep, night] }],
    participants: [{ id: 'a' }, { id: 'b', skills: ['s'], activeFrom: '2027-01-01' }, { id: 'c', skills: ['s'] }],
    rules: [{ type: 'notTogether', participants: ['a', 'b', 'c'], on: 'date' }],
  },
  'days worked are counted, not duties: feasts': {
    period: { start: '2026-12-24', end: '2026-12-26' },
    lines: [{ id: 'l', windows: [night, { id: 'day', start: '08:00', end: '20:00' }] }],
    participants: [{ id: 'a' }, { id: 'b', limits: { maxDuties: 3 } }],
    rules: [{ type: 'holidayGroups', groups: [['2026-12-24', '2026-12-25', '2026-12-26']], max: 1 }],
  },
  'a soft side that has to stay broken': {
    period: { start: '2027-01-01', end: '2027-01-03' },
    lines: [
      { id: 'l1', windows: [{ id: 'evening', start: '20:00', end: '24:00' }, deep] },
      { id: 'l2', windows: [night, { id: 'day', start: '08:00', end: '20:00', days: ['sunday', 'holiday'] }] },
    ],
    participants: [{ id: 'p' }],
    baseline: [{ slot: 'l1/2027-01-02/evening', participant: 'p' }],
  },
  'thousands in one row, ones in the others': {
    period: { start: '2027-05-03', end: '2027-05-04' },
    lines: [{ id: 'l', windows: [{ id: 'evening', start: '20:00', end: '24:00' }, night, { id: 'long', start: '08:00', end: '44:00' }] }],
    participants: [
      { id: 'a', availability: { unavailable: [{ from: '2027-05-01', to: '2027-05-03' }] } },
      { id: 'b' },
      { id: 'c', activityRate: 0.8 },
    ],
    rules: [{ type: 'minRest', hours: 8, weight: 3 }],
    pinned: [
      { slot: 'l/2027-05-04/evening', participant: 'a' },
      { slot: 'l/2027-05-03/night', participant: 'c' },
    ],
    tiers: [{ statuses: ['locum'] }],
  },
  'squares of which only some can be reached': {
    period: { start: '2027-05-03', end: '2027-05-04' },
    lines: [
      {
        id: 'l1',
        windows: [
          { id: 'evening', start: '20:00', end: '24:00' },
          { id: 'long', start: '08:00', end: '44:00', points: 27.5 },
        ],
      },
    ],
    participants: [
      { id: 'a', balances: { points: 6.5 } },
      { id: 'b', balances: { points: 9 } },
      { id: 'c', activityRate: 0.5, balances: { points: 8.5 } },
    ],
    objective: [[{ term: 'fairness' }, { term: 'shortfall', weight: 0.25 }]],
  },
};

describe.each(Object.entries(problems))('%s', (_, problem) => {
  it.each(['auto', 'highs', 'jslp'] as const)('is solved to proof by %s', async (engine) => {
    const one = await solved({ ...problem, options: { engine } });
    const pins = one.roster.assignments.filter(({ pinned }) => pinned);
    let best: number[] | null = null;
    for (const { values } of validRosters(one.problem, one.slots, pins))
      if (best === null || compareValues(values, best) < 0) best = values;
    expect(
      compareValues(
        one.roster.levels.map(({ value }) => value),
        best ?? [],
      ),
      `${told(one.roster)}, listed ${best}`,
    ).toBe(0);
    expect(one.roster.proof, told(one.roster)).toBe('optimal');
  });
});
