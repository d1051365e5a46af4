import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { caseOf } from '../support/cases.ts';
import { solved, withEngines } from '../support/solved.ts';
import { issuesOf } from '../roster/reading.ts';

/** Situations that could not be said, or were answered wrong without a word. */

withEngines();

type Window = NonNullable<ProblemInput['lines'][number]['windows']>[number];
type Availability = NonNullable<ProblemInput['participants'][number]['availability']>;

/** Dates held, by participant, and the codes of the warnings. */
async function answer(problem: ProblemInput) {
  const { roster } = await solved(problem);
  const held = roster.assignments.map(({ slot, participant }) => `${participant} ${slot.split('/')[1].slice(5)}`);
  return { held, roster, codes: roster.warnings.map(({ code }) => code) };
}

/** The case with other words for the first window of its line. */
function withWindow(name: string, window: Partial<Window>): ProblemInput {
  const problem = caseOf(name);
  const [line] = problem.lines;
  return { ...problem, lines: [{ ...line, windows: (line.windows ?? []).map((one) => ({ ...one, ...window })) }] };
}

/** The case with another availability of its one participant. */
function withAvailability(name: string, availability: Availability): ProblemInput {
  const problem = caseOf(name);
  return { ...problem, participants: [{ ...problem.participants[0], availability }] };
}

describe('availability', () => {
  it('dates offered besides days of the week are added to them, in both modes', async () => {
    for (const name of ['availability-opt-in-and-weekdays', 'availability-weekdays-and-one-saturday']) {
      expect((await answer(caseOf(name))).held).toEqual(['a 06-07', 'a 06-08', 'a 06-12']);
    }
  });

  it('dates offered by a participant who is free every day are refused with the two ways to mean something', () => {
    const [issue] = issuesOf(caseOf('availability-available-without-opt-in'));
    expect([issue.pointer, issue.code]).toEqual(['/participants/0/availability/available', 'availableToAll']);
  });

  it('an absence from noon leaves the night before it', async () => {
    expect((await answer(caseOf('model-hours-of-absence'))).held).toEqual(['a 06-07']);
    const at = (from: string, to = '2027-06-12') =>
      answer(withAvailability('model-hours-of-absence', { unavailable: [{ from, to }] })).then(({ held }) => held);
    expect(await at('2027-06-08T12:00')).toEqual(['a 06-07']);
    expect(await at('2027-06-08T08:00')).toEqual(['a 06-07']);
    expect(await at('2027-06-08T07:59')).toEqual([]);
    expect(await at('2027-06-01', '2027-06-07T20:00')).toEqual(['a 06-07']);
    expect(await at('2027-06-01', '2027-06-07T20:01')).toEqual([]);
    expect(await at('2027-06-08')).toEqual([]);
  });

  it('time offered from an hour to an hour admits what lies in it', async () => {
    const offered = (from: string, to: string) =>
      answer(withAvailability('model-hours-of-absence', { mode: 'optIn', available: [{ from, to }] })).then(({ held }) => held);
    expect(await offered('2027-06-07T20:00', '2027-06-08T08:00')).toEqual(['a 06-07']);
    expect(await offered('2027-06-07T20:00', '2027-06-08T07:00')).toEqual([]);
    expect(await offered('2027-06-07T20:30', '2027-06-08')).toEqual([]);
    expect(await offered('2027-06-07', '2027-06-07')).toEqual(['a 06-07']);
  });

  it('the night that ends on the first morning of leave is the caller’s choice, for all or for one', async () => {
    const night = caseOf('model-night-before-leave');
    expect((await answer(night)).held).toEqual([]);
    expect((await answer({ ...night, options: { ...night.options, leaveFrom: 'morning' } })).held).toEqual(['a 06-07']);
    const own = { unavailable: [{ from: '2027-06-08', to: '2027-06-12' }], leaveFrom: 'morning' as const };
    expect((await answer(withAvailability('model-night-before-leave', own))).held).toEqual(['a 06-07']);
    // A duty that runs into the afternoon, and one that starts on the morning itself, are not the night before.
    const late = withWindow('model-night-before-leave', { end: '36:01' });
    expect((await answer({ ...late, options: { ...late.options, leaveFrom: 'morning' } })).held).toEqual([]);
    const morning = {
      ...night,
      period: { start: '2027-06-08', end: '2027-06-08' },
      options: { ...night.options, leaveFrom: 'morning' as const },
    };
    expect((await answer({ ...morning, lines: [{ id: 'g', windows: [{ id: 'n', start: '08:00', end: '11:00' }] }] })).held).toEqual([]);
  });

  it('says of a volunteer who offers nothing that no date is offered', async () => {
    for (const availability of [{ mode: 'optIn' as const }, { weekdays: [] }]) {
      expect((await answer(withAvailability('model-night-before-leave', availability))).codes).toEqual(['neverAvailable']);
    }
  });
});

describe('days of the week', () => {
  it('a Saturday that is a holiday is told, and opens when asked for by its day of the week', async () => {
    const vanished = await answer(caseOf('calendar-holiday-saturday-vanishes'));
    expect(vanished.codes).toEqual(['windowClosedOnHoliday']);
    expect(vanished.held).toHaveLength(2);
    const open = await answer(withWindow('calendar-holiday-saturday-vanishes', { days: ['sat', 'sun'] }));
    expect(open.codes).toEqual([]);
    // 1, 2, 8 and 9 May, both weekends whole.
    expect(open.held.map((one) => one.slice(2))).toEqual(['05-01', '05-02', '05-08', '05-09']);
    expect(open.held[0][0]).toBe(open.held[1][0]);
    expect(open.held[2][0]).toBe(open.held[3][0]);
  });

  it('at most one Sunday a month counts the Sunday that is 15 August', async () => {
    expect((await answer(caseOf('calendar-one-sunday-a-month'))).held).toHaveLength(2);
    const rule = { type: 'maxDuties', max: 1, per: 'calendarMonth', scope: { tags: ['sun'] } };
    expect((await answer({ ...caseOf('calendar-one-sunday-a-month'), rules: [rule] })).held).toHaveLength(1);
  });

  it('a window of Fridays', async () => {
    expect((await answer(withWindow('model-friday-window', { days: ['fri'] }))).held).toEqual(['a 06-11']);
  });
});

describe('long duties', () => {
  it('a weekend is one duty of 62 hours, paid, counted and shown once', async () => {
    const friday = { days: ['fri' as const], start: '18:00', end: '80:00', fee: 500, hourlyRate: 1 };
    const { roster } = await answer(withWindow('model-weekend-as-one-duty', friday));
    expect(roster.assignments).toMatchObject([
      { slot: 'g/2027-06-11/we', start: '2027-06-11T18:00:00+02:00', end: '2027-06-14T08:00:00+02:00', fee: 562 },
    ]);
    expect(roster.balances[0]).toMatchObject({ duties: 1, hours: 62 });
    expect(roster.cost.total).toBe(562);
  });

  it('nobody is on two of them at once, and leave on its last day keeps from the whole', async () => {
    const twice = withWindow('model-weekend-as-one-duty', { days: ['fri', 'sun'], start: '18:00', end: '80:00' });
    expect((await answer(twice)).held).toHaveLength(1);
    const monday = { unavailable: [{ from: '2027-06-14', to: '2027-06-14' }] };
    const away = { ...withWindow('model-weekend-as-one-duty', { days: ['fri'], start: '18:00', end: '80:00' }) };
    expect((await answer({ ...away, participants: [{ id: 'a', availability: monday }] })).held).toEqual([]);
    const rest = { ...away, period: { start: '2027-06-11', end: '2027-06-14' }, rules: [{ type: 'minRest', hours: 11 }] };
    const [line] = rest.lines;
    const night = { id: 'n', days: ['mon' as const], start: '18:00', end: '24:00' };
    expect((await answer({ ...rest, lines: [{ ...line, windows: [...(line.windows ?? []), night] }] })).held).toHaveLength(1);
  });
});

describe('what has no effect', () => {
  it('is told: reinforcements on no slot, holidays that are none, tags that nothing bears', async () => {
    const problem = caseOf('model-night-before-leave');
    const { roster } = await answer({
      ...problem,
      calendar: { removeHolidays: ['2027-06-09', '2027-07-14'] },
      reinforcements: [{ lines: ['g'], from: '2027-06-08', to: '2027-06-30', addHeadcount: 1 }],
      participants: [{ id: 'a', exemptions: [{ from: '2027-01-01', tags: ['deepnight', 'night'] }] }],
      rules: [
        { type: 'maxDuties', max: 1, per: 'period', scope: { tags: ['deepnight'] } },
        { type: 'forbiddenSuccession', from: ['night'], to: ['dayshift'] },
        { type: 'minRest', hours: 11, afterTags: ['deepNight', 'theatre'] },
      ],
    });
    expect(roster.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['reinforcementWithoutSlots', '/reinforcements/0'],
      ['noHolidayToRemove', '/calendar/removeHolidays/0'],
      ['unknownTag', '/participants/0/exemptions/0/tags/0'],
      ['unknownTag', '/rules/1'],
      ['unknownTag', '/rules/2'],
    ]);
  });
});
