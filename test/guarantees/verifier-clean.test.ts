import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/roster/verify.ts';
import { anyRules, ruleTypes as allTypes } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Solved, solved, told, withEngines } from '../support/solved.ts';
import { missing, standsAgainst } from './plain.ts';

withEngines();

/** What the problems of a run met: a guarantee over rosters without duties, gaps or conflicts would promise little. */
const met = {
  duties: 0,
  complete: 0,
  shortfall: 0,
  pinned: 0,
  pinConflict: 0,
  onBehalf: 0,
  history: 0,
  stability: 0,
  mixed: 0,
  optimal: 0,
};
const ruleTypes = new Set<string>();

describe('every answered roster passes the verifier', () => {
  // Small ones in great number, then larger ones, on which HiGHS and the search are at work.
  it.each([
    { seed: 20270101, numRuns: 1500, size: { days: 4, lines: 2, participants: 4 }, rules: 5 },
    { seed: 20270102, numRuns: 400, size: { days: 7, lines: 3, participants: 5 }, rules: 3 },
    { seed: 20270103, numRuns: 100, size: { days: 16, lines: 2, participants: 6 }, rules: 3 },
  ])('$numRuns problems of at most $size.days days', { timeout: 600_000 }, async ({ seed, numRuns, size, rules }) => {
    await fc.assert(
      fc.asyncProperty(requests({ ...size, rules: anyRules(rules) }), async (input) => {
        // The proof is others' business: here a moment of it is enough.
        const one = await solved({ ...input, options: { ...input.options, timeLimitSeconds: 1, gap: 0.005 } });
        assertClean(one);
        count(one);
      }),
      { seed, numRuns },
    );
  });

  it('has met what it speaks of', () => {
    expect(ruleTypes.size).toBe(allTypes.length);
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(25);
  });
});

function assertClean({ problem, slots, roster }: Solved): void {
  const verdict = verify(problem, slots, roster.assignments);
  expect(verdict.violations).toEqual([]);
  expect(roster.assignments).toHaveLength(verdict.holdings.length);
  // Looked at once more by plain reading of the request: nobody is assigned who may not be, pins aside.
  for (const { slot: id, participant, onBehalfOf, pinned } of roster.assignments) {
    expect(pinned).toBe(problem.pinned.some((pin) => pin.slot === id && pin.participant === participant));
    if (pinned) continue;
    const slot = slots.find((one) => one.id === id);
    const person = problem.participants.find((one) => one.id === participant);
    expect(slot && person && standsAgainst(problem, person, slot), `${participant} on ${id}`).toEqual([]);
    expect(onBehalfOf !== null, `${participant} on behalf of ${onBehalfOf}`).toBe(person?.status === 'locum');
  }
  expect(roster.levels.map(({ value }) => value)).toEqual(verdict.levels.map(({ value }) => value));
  for (const { level, class: priority, value, bound } of roster.levels) {
    expect(bound ?? Number.NEGATIVE_INFINITY, told(roster)).toBeLessThanOrEqual(value);
    if (level === 'shortfall') expect(value).toBe(missing(slots, roster.assignments, priority));
  }
  expect(roster.outcome).toBe(missing(slots, roster.assignments) === 0 ? 'complete' : 'shortfall');
}

function count({ problem, roster }: Solved): void {
  met.duties += roster.assignments.length;
  met[roster.outcome]++;
  met.pinned += Math.sign(problem.pinned.length);
  met.pinConflict += roster.warnings.some(({ code }) => code === 'pinConflict') ? 1 : 0;
  met.onBehalf += roster.assignments.some(({ onBehalfOf }) => onBehalfOf !== null) ? 1 : 0;
  met.history += Math.sign(problem.history.length);
  met.stability += roster.levels.some(({ level }) => level.includes('stability')) ? 1 : 0;
  met.mixed += roster.levels.some(({ level }) => level.includes('+')) ? 1 : 0;
  met.optimal += roster.proof === 'optimal' ? 1 : 0;
  for (const { type } of problem.rules) ruleTypes.add(type);
}
