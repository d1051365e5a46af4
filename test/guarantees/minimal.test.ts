import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { least } from '../support/problems.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

/** One line and two participants, and only what makes the answer the same tomorrow. */
const request = (more: Partial<ProblemInput> = {}): ProblemInput => ({ ...least(), ...more, options: { asOf: '2026-11-21' } });

describe('a request of one line and two participants, everything else left out', () => {
  it('is a month of the national frame, held in turn, every head filled, proven', async () => {
    const { problem, slots, roster } = await solved(request());
    expect(problem.period).toEqual({ start: '2026-12-01', end: '2026-12-31' });
    expect(problem.timeZone).toBe('Europe/Paris');
    // 31 nights; 4 Sundays and Christmas by day.
    expect(slots).toHaveLength(36);
    expect(roster).toMatchObject({ state: 'done', outcome: 'complete', shortfalls: [], warnings: [] });
    expect(roster.assignments).toHaveLength(36);
    expect(new Set(roster.assignments.map(({ participant }) => participant))).toEqual(new Set(['p-001', 'p-002']));
    expect(roster.levels.map(({ level }) => level)).toEqual(['shortfall', 'tier', 'fairness', 'preferences']);
    expect(roster.proof).toBe('optimal');
  });

  it('shares the load as evenly as its points allow', async () => {
    const { slots, roster } = await solved(request());
    const [one, other] = roster.balances;
    // Nothing keeps either from any duty, so every set of duties can be one's part: their sums are listed.
    let parts = new Set([0]);
    for (const { points } of slots) parts = new Set([...parts].flatMap((part) => [part, part + points]));
    const total = slots.reduce((sum, { points }) => sum + points, 0);
    const least = Math.min(...[...parts].map((part) => Math.abs(total - 2 * part)));
    expect(one.received + other.received).toBeCloseTo(total, 9);
    expect(Math.abs(one.received - other.received)).toBeCloseTo(least, 9);
  });

  it('needs nothing of the participants but an id, and takes every default of a window', async () => {
    const input = request({ lines: [{ id: 'l', windows: [{ id: 'w', start: '20:00', end: '24:00' }] }] });
    const { roster } = await solved(input);
    expect(roster.outcome).toBe('complete');
    expect(roster.assignments).toHaveLength(31);
    expect(roster.cost.total).toBe(0);
  });

  it('without anybody who could serve, is a shortfall and no error', async () => {
    const { roster } = await solved(
      request({
        participants: [
          { id: 'a', volunteer: false },
          { id: 'b', roles: ['regulation'] },
        ],
      }),
    );
    expect(roster).toMatchObject({ outcome: 'shortfall', assignments: [] });
    expect(roster.shortfalls).toHaveLength(36);
    expect(roster.proof).toBe('optimal');
  });
});
