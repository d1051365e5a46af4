import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/domain/explanation.ts';
import { holdersBySlot } from '../../src/roster/holdings.ts';
import { verify } from '../../src/roster/verify.ts';
import { freeDuties, validRosters } from '../guarantees/listing.ts';
import { missing } from '../guarantees/plain.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { caseOf } from '../support/cases.ts';
import { explained } from '../support/kept.ts';
import { patched } from '../support/patch.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

type Empty = Extract<Explanation, { kind: 'empty' }>;

async function gapOf(one: Solved, slot: string): Promise<Empty> {
  const explanation = await explained(one, slot);
  if (Array.isArray(explanation) || explanation.kind !== 'empty') throw new Error(JSON.stringify(explanation));
  return explanation;
}

describe('a repair of a slot that is not filled', () => {
  it('offers the one duty that the sentence is about, not every such day of the week', async () => {
    const one = await solved(caseOf('repair-weekdays'));
    const slot = one.roster.shortfalls.find(({ slot: id }) => id.endsWith('/n'))?.slot ?? '';
    const absence = (await gapOf(one, slot)).repairs.find(({ kind }) => kind === 'absence');
    expect(absence).toMatchObject({ participant: 'anne', fills: true, recovers: 12, holder: 'anne' });
    const [, date] = slot.split('/');
    const [{ value }] = absence?.patch ?? [];
    expect(value).toMatchObject({ weekdays: [1, 2, 3], available: [{ from: `${date}T20:00:00` }] });
    expect((value as { available: unknown[] }).available).toHaveLength(1);
  });

  it('cuts one day out of a leave', async () => {
    const one = await solved(caseOf('repair-whole-leave'));
    const [{ slot }] = one.roster.shortfalls;
    const absence = (await gapOf(one, slot)).repairs.find(({ kind }) => kind === 'absence');
    expect(absence).toMatchObject({ participant: 'anne', fills: true, recovers: 4 });
    const [, date] = slot.split('/');
    const [operation] = absence?.patch ?? [];
    const { unavailable } = operation.value as { unavailable: { from: string; to: string }[] };
    expect(unavailable.some(({ from, to }) => from <= date && date <= to)).toBe(false);
    const days = unavailable.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, 0);
    expect(days).toBe(20);
  });

  it('recovers something, and says so by name, date and hours', async () => {
    const one = await solved({ ...caseOf('repair-recovers-zero'), options: { asOf: '2027-01-02', timeLimitSeconds: 3 } });
    const { repairs } = await gapOf(one, one.roster.shortfalls[0].slot);
    expect(repairs.length).toBeGreaterThan(0);
    for (const { found, recovers, fills, message } of repairs) {
      expect(found, message).toBeGreaterThan(0);
      expect(recovers ?? 1).toBeGreaterThan(0);
      expect(message).not.toMatch(/d00\d\d|\d{4}-\d\d-\d\d|\{|\(s\)/);
      if (fills !== true) expect(message).not.toContain('est pourvu ;');
    }
    const order = repairs.map(({ fills }) => Number(fills === true));
    expect(order).toEqual(order.toSorted((a, b) => b - a));
  });

  it('holds by exhaustive search: the class loses exactly that much, and some best roster fills the slot', {
    timeout: 120_000,
  }, async () => {
    let met = 0;
    await fc.assert(
      fc.asyncProperty(
        requests({ days: 2, lines: 2, participants: 3, rules: anyRules(2), plain: true }),
        fc.nat(9),
        async (drawn, pick) => {
          const input = { ...drawn, objective: [[{ term: 'shortfall' as const }]] };
          const one = await solved(input);
          const gap = one.roster.shortfalls[pick % Math.max(1, one.roster.shortfalls.length)];
          if (gap === undefined) return;
          for (const repair of (await gapOf(one, gap.slot)).repairs) {
            const after = await solved(patched(input, repair.patch));
            if (freeDuties(after.problem, after.slots).length > 12) continue;
            const { best, fills } = listed(after, gap.slot);
            const before = missing(one.slots, one.roster.assignments, gap.priority);
            expect((before - best) / 60, repair.message).toBeCloseTo(repair.recovers ?? Number.NaN, 6);
            expect(fills, repair.message).toBe(repair.fills);
            met += 1;
          }
        },
      ),
      { seed: 20270412, numRuns: 40 },
    );
    expect(met).toBeGreaterThan(20);
  });
});

/** By trying everything: the least missing minutes of the slot's class, and whether a roster as good as any fills the slot. */
function listed({ problem, slots, roster }: Solved, id: string): { best: number; fills: boolean } {
  const slot = slots.find((one) => one.id === id);
  if (slot === undefined) throw new Error(`no slot ${id}`);
  const pins = roster.assignments.filter(({ pinned }) => pinned);
  let least: number[] | null = null;
  let fills = false;
  const classes = [...new Set(slots.map(({ line }) => line.priority))].sort((a, b) => a - b);
  for (const { duties } of validRosters(problem, slots, pins)) {
    const all = [...pins, ...duties];
    const value = classes.map((of) => missing(slots, all, of));
    const at = least === null ? 0 : value.findIndex((one, i) => one !== least?.[i]);
    const order = least === null ? -1 : at < 0 ? 0 : value[at] - least[at];
    if (order > 0) continue;
    if (order < 0) fills = false;
    least = value;
    const { holdings } = verify(problem, slots, all);
    fills ||= (holdersBySlot(holdings).get(id)?.size ?? 0) >= slot.headcount;
  }
  if (least === null) throw new Error('no roster at all');
  return { best: least[classes.indexOf(slot.line.priority)], fills };
}
