import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { verify } from '../../src/roster/verify.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, withEngines } from '../support/solved.ts';
import { localDate } from './plain.ts';

withEngines();

/** First and last dates of the spans of a limit that touch the period. */
function spans(per: unknown, { start, end }: { start: string; end: string }): [string, string][] {
  if (per === 'period') return [[start, end]];
  const days = per === 'calendarWeek' ? 7 : (per as { rollingDays: number }).rollingDays;
  const found: [string, string][] = [];
  for (let from = addDays(start, 1 - days); from <= end; from = addDays(from, 1)) {
    if (per !== 'calendarWeek' || new Date(`${from}T00:00:00Z`).getUTCDay() === 1) found.push([from, addDays(from, days - 1)]);
  }
  return found;
}

const seed = 20270191;

/** Rules that one more duty may mend: a pin's breach of these need not stand in the end. */
const mendable = new Set(['block', 'minConsecutive', 'minDaysOff', 'minRest', 'requireCompany', 'succession']);

describe('pinned duties', () => {
  it('are kept whatever they break, and a warning names the rule and whom it is about', { timeout: 600_000 }, async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(requests({ days: 6, lines: 3, participants: 4, rules: anyRules(5) }), async (input) => {
        if ((input.pinned ?? []).length === 0) return;
        const { problem, slots, roster } = await solved({ ...input, options: { ...input.options, gap: 0.01, timeLimitSeconds: 1 } });
        const kept = roster.assignments.filter(({ pinned }) => pinned);
        expect(kept.map(({ slot, participant }) => `${slot} ${participant}`).sort()).toEqual(
          problem.pinned.map(({ slot, participant }) => `${slot} ${participant}`).sort(),
        );
        // What the pins break with nobody else on duty.
        const alone = verify(problem, slots, kept);
        expect(alone.violations).toEqual([]);
        const warned = roster.warnings.filter(({ code }) => code === 'pinConflict');
        const about = (one: { rule?: string; participant?: string | null }): string => `${one.rule} ${one.participant ?? '-'}`;
        const stated = new Set(warned.map(about));
        const caused = new Set(alone.pinConflicts.map(about));
        expect([...stated].filter((one) => !caused.has(one))).toEqual([]);
        for (const one of alone.pinConflicts) if (!mendable.has(one.rule)) expect([...stated]).toContain(about(one));
        for (const { rule = '', slots: where = [], message } of warned) {
          met.set(rule, (met.get(rule) ?? 0) + 1);
          expect(
            where.some((slot) => problem.pinned.some((pin) => pin.slot === slot)),
            `${rule} on ${where}`,
          ).toBe(true);
          // Said in words: no name of a rule in our code.
          expect(message.split(/[\s«»]+/), rule).not.toContain(rule);
        }
      }),
      { seed, numRuns: 500 },
    );
    for (const rule of ['noOverlap', 'limits', 'unavailable', 'role', 'territory', 'maxDuties', 'maxHours', 'minGap', 'minRest']) {
      expect(met.get(rule) ?? 0, `${rule} of ${[...met]}`).toBeGreaterThan(0);
    }
  });

  it('and history that use up a limit admit no further duty there', { timeout: 600_000 }, async () => {
    const met = { usedUp: 0, exceeded: 0, room: 0 };
    const limit = fc.record({
      type: fc.constant('maxDuties'),
      max: fc.integer({ min: 0, max: 3 }),
      per: fc.oneof(
        fc.constantFrom('period', 'calendarWeek'),
        fc.integer({ min: 1, max: 9 }).map((rollingDays) => ({ rollingDays })),
      ),
    });
    await fc.assert(
      fc.asyncProperty(requests({ days: 6, lines: 2, participants: 3, plain: true }), limit, async (drawn, rule) => {
        const { problem, roster } = await solved({ ...drawn, rules: [rule], objective: [[{ term: 'shortfall' }], [{ term: 'tier' }]] });
        for (const { id } of problem.participants) {
          const own = roster.assignments.filter(({ participant }) => participant === id);
          const past = problem.history
            .filter(({ participant }) => participant === id)
            .map(({ start }) => localDate(Date.parse(start), problem.timeZone));
          for (const [from, to] of spans(rule.per, problem.period)) {
            const within = (date: string): boolean => from <= date && date <= to;
            const forced = past.filter(within).length + own.filter(({ slot, pinned }) => pinned && within(slot.split('/')[1])).length;
            const added = own.filter(({ slot, pinned }) => !pinned && within(slot.split('/')[1])).length;
            expect(added, `${id} from ${from} to ${to}: ${forced} forced`).toBeLessThanOrEqual(Math.max(0, rule.max - forced));
            met[forced > rule.max ? 'exceeded' : forced === rule.max ? 'usedUp' : 'room']++;
          }
        }
      }),
      { seed, numRuns: 300 },
    );
    for (const times of Object.values(met)) expect(times, JSON.stringify(met)).toBeGreaterThan(200);
  });

  const week = (more: Partial<ProblemInput>): ProblemInput => ({
    period: { start: '2027-01-04', end: '2027-01-10' },
    lines: [{ id: 'l', windows: [{ id: 'e', start: '20:00', end: '24:00' }] }],
    participants: [{ id: 'p' }],
    ...more,
  });
  const pin = (...days: number[]) => days.map((day) => ({ slot: `l/2027-01-0${day}/e`, participant: 'p' }));
  const past = (day: string) => ({
    line: 'l',
    start: `2027-01-${day}T20:00:00+01:00`,
    end: `2027-01-${day}T23:59:00+01:00`,
    participant: 'p',
  });

  it.each<[string, Partial<ProblemInput>, number[]]>([
    ['a rule, used up', { rules: [{ type: 'maxDuties', max: 2, per: 'period' }], pinned: pin(4, 6) }, [4, 6]],
    ['a rule, exceeded', { rules: [{ type: 'maxDuties', max: 1, per: 'period' }], pinned: pin(4, 5, 6) }, [4, 5, 6]],
    ['a personal limit, used up', { participants: [{ id: 'p', limits: { maxDuties: 2 } }], pinned: pin(5, 8) }, [5, 8]],
    ['personal hours, exceeded', { participants: [{ id: 'p', limits: { maxHours: 5 } }], pinned: pin(5, 8) }, [5, 8]],
    ['history alone', { participants: [{ id: 'p', limits: { maxDutiesPerMonth: 2 } }], history: [past('01'), past('02')] }, []],
    ['history, exceeded', { participants: [{ id: 'p', limits: { maxDutiesPerMonth: 1 } }], history: [past('01'), past('02')] }, []],
    ['pin and history', { participants: [{ id: 'p', limits: { maxDutiesPerMonth: 2 } }], history: [past('02')], pinned: pin(9) }, [9]],
    ['a week', { rules: [{ type: 'maxHours', max: 4, per: 'calendarWeek' }], history: [past('11')], pinned: pin(4) }, [4]],
    ['a run', { rules: [{ type: 'maxConsecutive', max: 1, of: 'days' }], pinned: pin(5, 6, 7) }, [5, 6, 7, 9]],
  ])('a limit that is %s leaves what is pinned', async (_, more, days) => {
    const { roster } = await solved(week(more));
    expect(roster.assignments.map(({ slot }) => Number(slot.slice(10, 12)))).toEqual(days);
    expect(roster.levels[0]).toMatchObject({ level: 'shortfall', value: (7 - days.length) * 240, proven: true });
  });

  it('name anybody by requisition, and the warning says what they were', async () => {
    const people: ProblemInput['participants'] = [
      { id: 'no', volunteer: false },
      { id: 'ill', exemptions: [{ from: '2027-01-01' }] },
      { id: 'away', availability: { unavailable: [{ from: '2027-01-01', to: '2027-01-31' }] } },
      { id: 'other', roles: ['regulation'] },
      { id: 'gone', activeTo: '2026-12-31' },
    ];
    const pinned = people.map(({ id }, i) => ({ slot: `l/2027-01-0${4 + i}/e`, participant: id, requisition: true }));
    const { roster } = await solved(week({ participants: people, pinned }));
    expect(roster.assignments.map(({ participant }) => participant)).toEqual(people.map(({ id }) => id));
    // What a prefect decided is no conflict; what else the pin breaks is.
    expect(roster.warnings.map(({ code, rule = null, participant }) => [participant, code, rule])).toEqual([
      ['no', 'requisition', null],
      ['ill', 'requisition', null],
      ['away', 'pinConflict', 'unavailable'],
      ['other', 'pinConflict', 'role'],
      ['gone', 'pinConflict', 'inactive'],
    ]);
  });
});
