import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/index.ts';
import type { ProblemInput, RuleInput } from '../../src/domain/problem.ts';
import { verify } from '../../src/roster/verify.ts';
import { rulesOf } from '../support/arbitrary-rules.ts';
import { type Solved, solved, understood, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270151;

/**
 * Rules that look back. Left out are those that a period answers for alone: what counts `per` period, blocks (they lie
 * within it), and runs that are free where they touch its end.
 */
const looksBack = [
  'minRest',
  'maxDuties',
  'maxHours',
  'maxConsecutive',
  'maxWeekends',
  'minGap',
  'minDaysOff',
  'forbiddenSuccession',
  'holidayGroups',
  'notTogether',
] as const;

const clock: NonNullable<ProblemInput['lines'][number]['windows']> = [
  { id: 'night', start: '20:00', end: '08:00', tags: ['x'] },
  { id: 'day', start: '08:00', end: '20:00', days: ['saturday', 'sunday', 'holiday'] },
  { id: 'evening', start: '18:00', end: '24:00', tags: ['y'] },
];

/** A sector from `start` for so many days, without anything carried in. */
function sector(timeZone: string, start: string, days: number, people: number, rules: readonly RuleInput[]): ProblemInput {
  return {
    timeZone,
    period: { start, end: addDays(start, days - 1) },
    territories: [{ id: 't1' }, { id: 't2' }],
    lines: [
      { id: 'l1', territories: ['t1'], windows: [clock[0], clock[1]] },
      { id: 'l2', role: 'mobile', windows: [clock[2]] },
    ],
    participants: Array.from({ length: people }, (_, i) => ({
      id: `p${i + 1}`,
      territory: 't1',
      limits: i === 0 ? { maxDutiesPerMonth: 4, maxHoursPerMonth: 40 } : {},
    })),
    rules: [...rules],
    // Only what is hard is looked at here.
    objective: [[{ term: 'shortfall' }], [{ term: 'tier' }]],
  };
}

const problems = fc
  .record({
    // New year, both clock changes, a week that two months share, a place where clocks never change.
    border: fc.constantFrom(
      ['Europe/Paris', '2027-01-01'],
      ['Europe/Paris', '2027-03-28'],
      ['Europe/Paris', '2027-10-31'],
      ['Europe/Paris', '2027-05-08'],
      ['Indian/Reunion', '2027-01-01'],
    ),
    before: fc.integer({ min: 2, max: 7 }),
    after: fc.integer({ min: 2, max: 5 }),
    people: fc.integer({ min: 3, max: 5 }),
    rules: fc.array(
      fc.constantFrom(...looksBack).chain((type) => rulesOf(type, 'hard')),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ border: [timeZone, border], before, after, people, rules }) => ({
    timeZone,
    border,
    before,
    after,
    people,
    rules: rules
      .filter((rule) => rule.per !== 'period' && !(rule.participants && people < 4))
      .map(({ scope: _, ...rule }) => rule as RuleInput),
  }));

describe('duties before the period', () => {
  it('bind it as if both were one: no rule is broken across the border', { timeout: 600_000 }, async () => {
    const met = { borders: 0, binding: 0 };
    await fc.assert(
      fc.asyncProperty(problems, async ({ timeZone, border, before, after, people, rules }) => {
        const past = await solved(sector(timeZone, addDays(border, -before), before, people, rules));
        const next = sector(timeZone, border, after, people, rules);
        const present = await solved({ ...next, history: historyOf(past) });
        const both = understood(sector(timeZone, addDays(border, -before), before + after, people, rules));
        const broken = (one: Solved) =>
          verify(both.problem, both.slots, [...past.roster.assignments, ...one.roster.assignments]).violations;
        expect(broken(present)).toEqual([]);
        met.borders++;
        // Without the history it would be, now and then: else the rules would not reach across.
        if (met.borders % 4 === 0 && broken(await solved(next)).length > 0) met.binding++;
      }),
      { seed, numRuns: 300 },
    );
    expect(met.borders).toBe(300);
    expect(met.binding).toBeGreaterThan(20);
  });

  const evening = {
    id: 'l',
    windows: [
      { id: 'e', start: '20:00', end: '24:00' },
      { id: 'm', start: '08:00', end: '12:00' },
    ],
  };
  const january = (rules: ProblemInput['rules'], more: Partial<ProblemInput> = {}): ProblemInput => ({
    period: { start: '2027-01-01', end: '2027-01-03' },
    lines: [evening],
    participants: [{ id: 'p' }],
    rules,
    history: [{ line: 'l', start: '2026-12-31T20:00:00+01:00', end: '2027-01-01T00:00:00+01:00', participant: 'p' }],
    ...more,
  });
  const held = async (input: ProblemInput) => (await solved(input)).roster.assignments.map(({ slot }) => slot.slice(7));

  // How many of the six duties one person can still hold, and could without that evening; and which of them never.
  const first = ['01-01/m', '01-01/e'];
  it.each<[string, RuleInput, number, number, string[]]>([
    ['a rest it just meets', { type: 'minRest', hours: 8 }, 6, 6, []],
    ['a rest half an hour longer', { type: 'minRest', hours: 8.5 }, 3, 3, ['01-01/m']],
    ['two dates between', { type: 'minGap', days: 3 }, 1, 1, [...first, '01-02/m', '01-02/e']],
    ['one in any three days', { type: 'maxDuties', max: 1, per: { rollingDays: 3 } }, 1, 1, [...first, '01-02/m', '01-02/e']],
    ['six hours in any two days', { type: 'maxHours', max: 6, per: { rollingDays: 2 } }, 1, 2, first],
    ['one night in a row', { type: 'maxConsecutive', max: 1, of: 'nights' }, 4, 5, ['01-01/e']],
    ['two in the week', { type: 'maxDuties', max: 2, per: 'calendarWeek' }, 1, 2, []],
    ['no holiday after a night', { type: 'forbiddenSuccession', from: ['night'], to: ['holiday'], days: 1 }, 4, 6, first],
    ['one of the two feasts', { type: 'holidayGroups', groups: [['2026-12-31', '2027-01-01']], max: 1 }, 4, 6, first],
    ['dates off in pairs', { type: 'minDaysOff', min: 2 }, 6, 6, []],
  ])('the last evening of December and %s', async (_, rule, most, without, never) => {
    const duties = await held(january([rule]));
    expect(duties).toHaveLength(most);
    expect(duties.filter((duty) => never.includes(duty))).toEqual([]);
    expect(await held(january([rule], { history: [] }))).toHaveLength(without);
  });

  it('that overlaps the period is overlapped by nobody', async () => {
    const night = { line: 'unknown', start: '2026-12-31T20:00:00+01:00', end: '2027-01-01T09:00:00+01:00', participant: 'p' };
    expect(await held(january([], { history: [night] }))).toEqual(['01-01/e', '01-02/m', '01-02/e', '01-03/m', '01-03/e']);
  });

  it('already published after the period bind it, too', async () => {
    const after = { line: 'l', start: '2027-01-04T08:00:00+01:00', end: '2027-01-04T12:00:00+01:00', participant: 'p' };
    expect(await held(january([{ type: 'minRest', hours: 8.5 }], { history: [after] }))).not.toContain('01-03/e');
  });
});

/** A roster as the history of what comes next. */
function historyOf({ slots, roster }: Solved): NonNullable<ProblemInput['history']> {
  const tags = new Map(slots.map((slot) => [slot.id, [...slot.tags]]));
  return roster.assignments.map(({ slot, line, start, end, participant }) => ({ line, start, end, participant, tags: tags.get(slot) }));
}
