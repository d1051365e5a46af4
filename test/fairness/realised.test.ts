import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRealised } from '../../src/table/realised.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { type RealisedReport, realisedRequest } from '../../src/domain/realised.ts';
import type { Assignment } from '../../src/domain/roster.ts';
import { rosterBalances } from '../../src/fairness/balances.ts';
import { rosterCost } from '../../src/finance/cost.ts';
import { resolveAssignments } from '../../src/roster/resolve.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Built, built } from '../support/built.ts';
import { filled } from '../support/filled.ts';
import { understood } from '../support/solved.ts';
import type { z } from 'zod';

type Given = z.input<typeof realisedRequest>;
const never = { publishedOn: null, realisedOn: null };

function report({ problem, slots }: Built, held: readonly { slot: string; participant: string }[], given: Given): RealisedReport {
  const request = realisedRequest.parse(given);
  const assignments = held.map((one) => ({ onBehalfOf: null, ...one })) as unknown as Assignment[];
  const record = { roster: 'r', request, asOf: given.asOf ?? '2199-01-01', receivedAt: '', firstOn: '2027-02-01' };
  return buildRealised({ problem, slots, roster: { id: 'r', assignments } }, record, never);
}

describe('realised duties', () => {
  it('that are the plan leave its balances and its cost, whether listed or left to the plan', () => {
    fc.assert(
      fc.property(requests({ rules: anyRules(2) }), fc.nat(20), (input, seed) => {
        const some = understood(input);
        const held = filled(some.problem, some.slots, (count) => (seed * 7 + 3) % count);
        const { holdings } = resolveAssignments(some.problem, some.slots, held);
        const listed = report(some, held, { realised: held.map(({ slot, participant }) => ({ slot, participant })) });
        const left = report(some, held, { realised: [], rest: 'asPlanned' });
        for (const one of [listed, left]) {
          expect(one.balances).toEqual(rosterBalances(some.problem, some.slots, holdings));
          expect(one.cost).toEqual(rosterCost(some.problem, holdings));
          expect(one.cost.total).toBe(one.plannedCost);
          expect(one.deviations).toEqual([]);
          expect([one.duties, one.plannedDuties]).toEqual([held.length, held.length]);
        }
        expect(report(some, held, { realised: [] })).toMatchObject({ duties: 0, cost: { total: 0 } });
      }),
      { seed: 20271101, numRuns: 100 },
    );
  });

  it('whoever served, balances of a pool sum to 0 and every cent is somebody’s', () => {
    const who = fc.array(fc.tuple(fc.nat(50), fc.nat(5), fc.nat(3)), { maxLength: 12 });
    fc.assert(
      fc.property(requests({ rules: anyRules(2) }), who, (input, picks) => {
        const some = understood(input);
        if (some.slots.length === 0) return;
        const held = filled(some.problem, some.slots);
        const entries = new Map<string, Given['realised'][number]>();
        for (const [s, p, part] of picks) {
          const slot = some.slots[s % some.slots.length];
          const { id } = some.problem.participants[p % some.problem.participants.length];
          const to = part === 0 ? {} : { to: new Date(slot.startMs + ((slot.endMs - slot.startMs) * part) / 4).toISOString() };
          entries.set(`${slot.id} ${id}`, { slot: slot.id, participant: id, ...to });
        }
        const made = report(some, held, { realised: [...entries.values()], rest: 'asPlanned' });
        for (const pool of Map.groupBy(made.balances, ({ ledger, pool }) => `${ledger} ${pool}`).values()) {
          expect(pool.reduce((sum, { carriedOut }) => sum + carriedOut, 0)).toBeCloseTo(0, 6);
        }
        expect(made.cost.byParticipant.reduce((sum, { total }) => sum + Math.round(total * 100), 0)).toBe(
          Math.round(made.cost.total * 100),
        );
      }),
      { seed: 20271102, numRuns: 100 },
    );
  });

  const evening = (more: object = {}): ProblemInput => ({
    period: { start: '2027-01-04', end: '2027-01-07' },
    lines: [{ id: 'l', ...more, windows: [{ id: 'e', start: '20:00', end: '24:00', fee: 50, hourlyRate: 10, points: 4 }] }],
    participants: [{ id: 'a' }, { id: 'b' }, { id: 'c', volunteer: false }],
  });
  const slot = (day: number) => `l/2027-01-0${day}/e`;
  const held = [4, 5, 6, 7].map((day) => ({ slot: slot(day), participant: day % 2 ? 'a' : 'b' }));
  const paid = ({ cost }: RealisedReport) => Object.fromEntries(cost.byParticipant.map(({ participant, total }) => [participant, total]));
  const points = ({ balances }: RealisedReport) => Object.fromEntries(balances.map(({ participant, received }) => [participant, received]));
  const at = (day: number, hour: number) => `2027-01-0${day}T${hour}:00:00+01:00`;

  it('go to whoever served: pay, load and balance', () => {
    const made = report(built(evening()), held, { rest: 'asPlanned', realised: [{ slot: slot(4), participant: 'a', replaced: 'b' }] });
    expect(paid(made)).toEqual({ a: 270, b: 90 });
    expect(points(made)).toEqual({ a: 12, b: 4, c: 0 });
    expect(made.deviations).toEqual([{ slot: slot(4), kind: 'replaced', planned: 'b', served: 'a', minutes: 240 }]);
  });

  it('that nobody served pay nobody and count for nobody', () => {
    const made = report(built(evening()), held, { realised: [{ slot: slot(5), participant: 'a' }] });
    expect(paid(made)).toEqual({ a: 90 });
    expect(made.deviations.map(({ kind, planned }) => [kind, planned])).toEqual([
      ['unserved', 'b'],
      ['unserved', 'b'],
      ['unserved', 'a'],
    ]);
  });

  it('in part count for their minutes; the fee is whole, pro rata, or shared when the duty was handed over', () => {
    const half = { slot: slot(5), participant: 'a', to: at(5, 22) };
    const rest = { slot: slot(5), participant: 'b', from: at(5, 22), replaced: 'a' };
    const given = (realised: Given['realised']) => ({ realised });
    const whole = report(built(evening()), held, given([half]));
    expect(paid(whole)).toEqual({ a: 70 });
    expect(points(whole)).toMatchObject({ a: 2, b: 0 });
    expect(paid(report(built(evening({ prorata: true })), held, given([half])))).toEqual({ a: 45 });
    const both = report(built(evening()), held, given([half, rest]));
    expect(paid(both)).toEqual({ a: 45, b: 45 });
    expect(both.deviations.slice(0, 3).map(({ kind, planned, served, minutes }) => [kind, planned, served, minutes])).toEqual([
      ['unserved', 'b', null, 0],
      ['partial', 'a', 'a', 120],
      ['replaced', 'a', 'b', 120],
    ]);
  });

  it('that are still to come are neither served nor missing', () => {
    const made = report(built(evening()), held, { realised: [], rest: 'unserved', asOf: '2027-01-05' });
    expect(made.deviations.map((one) => one.slot)).toEqual([slot(4), slot(5)]);
    expect(report(built(evening()), held, { realised: [], rest: 'asPlanned', asOf: '2027-01-05' }).duties).toBe(2);
  });

  it('are facts: somebody unfit, or one too many, is a warning', () => {
    const made = report(built(evening()), held, {
      realised: [
        { slot: slot(4), participant: 'b' },
        { slot: slot(4), participant: 'c' },
      ],
    });
    expect(made.warnings.map(({ code }) => code)).toEqual(['overServed', 'servedIneligible']);
    expect(made.deviations[0]).toMatchObject({ kind: 'added', planned: null, served: 'c' });
  });
});
