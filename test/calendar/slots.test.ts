import { describe, expect, it } from 'vitest';
import { expandSlots, requestSize } from '../../src/calendar/index.ts';
import { oneWindow, source } from './support.ts';

const day = (date: string) => ({ period: { start: date, end: date } });

describe('expandSlots', () => {
  it('one window on one date', () => {
    const problem = source({
      timeZone: 'Indian/Reunion',
      period: { start: '2027-01-01', end: '2027-01-01' },
      department: '974',
      lines: [
        { id: 'est-fixe', windows: [{ id: 'evening', start: '20:00', end: '24:00', headcount: 2, fee: 50, points: 4, tags: ['own'] }] },
      ],
    });
    const { slots, warnings } = expandSlots(problem);
    expect(warnings).toEqual([]);
    expect(slots).toEqual([
      {
        id: 'est-fixe/2027-01-01/evening',
        index: 0,
        line: problem.lines[0],
        date: '2027-01-01',
        window: 'evening',
        dayType: 'holiday',
        dayTags: ['holiday', 'fri'],
        start: '2027-01-01T20:00:00+04:00',
        end: '2027-01-02T00:00:00+04:00',
        startMs: Date.parse('2027-01-01T16:00:00Z'),
        endMs: Date.parse('2027-01-01T20:00:00Z'),
        minutes: 240,
        headcount: 2,
        points: 4,
        fee: 50,
        tags: new Set(['own', 'holiday', 'fri', 'night', 'fixed', 'onCall']),
        dates: ['2027-01-01'],
      },
    ]);
  });

  it.each([
    // start, end, elapsed minutes, dates touched; on a plain Monday in Paris
    ['20:00', '24:00', 240, ['2027-01-04']],
    ['20:00', '00:00', 240, ['2027-01-04']],
    ['00:00', '24:00', 1440, ['2027-01-04']],
    ['20:00', '08:00', 720, ['2027-01-04', '2027-01-05']],
    ['20:00', '32:00', 720, ['2027-01-04', '2027-01-05']],
    ['23:59', '24:00', 1, ['2027-01-04']],
    ['08:00', '48:00', 2400, ['2027-01-04', '2027-01-05']],
    ['08:00', '47:59', 2399, ['2027-01-04', '2027-01-05']],
    ['00:00', '48:00', 2880, ['2027-01-04', '2027-01-05']],
    ['18:00', '80:00', 3720, ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07']],
    ['00:00', '240:00', 14_400, Array.from({ length: 10 }, (_, i) => `2027-01-${String(4 + i).padStart(2, '0')}`)],
  ])('%s to %s lasts %i minutes', (start, end, minutes, dates) => {
    const [slot] = expandSlots(oneWindow({ start, end }, day('2027-01-04'))).slots;
    expect(slot.minutes).toBe(minutes);
    expect((slot.endMs - slot.startMs) / 60_000).toBe(minutes);
    expect(slot.dates).toEqual(dates);
    expect(slot.date).toBe('2027-01-04');
  });

  it.each([
    ['Europe/Paris', '2027-03-27', '20:00', '08:00', 660, '2027-03-27T20:00:00+01:00', '2027-03-28T08:00:00+02:00'],
    ['Europe/Paris', '2027-10-30', '20:00', '08:00', 780, '2027-10-30T20:00:00+02:00', '2027-10-31T08:00:00+01:00'],
    ['Europe/Paris', '2027-03-28', '00:00', '08:00', 420, '2027-03-28T00:00:00+01:00', '2027-03-28T08:00:00+02:00'],
    ['Europe/Paris', '2027-10-31', '00:00', '24:00', 1500, '2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00'],
    // A start that does not exist moves to 3:30, an end to 3:15; one that exists twice means the first.
    ['Europe/Paris', '2027-03-28', '02:30', '08:00', 270, '2027-03-28T03:30:00+02:00', '2027-03-28T08:00:00+02:00'],
    ['Europe/Paris', '2027-03-27', '20:00', '26:15', 375, '2027-03-27T20:00:00+01:00', '2027-03-28T03:15:00+02:00'],
    ['Europe/Paris', '2027-10-31', '02:30', '08:00', 390, '2027-10-31T02:30:00+02:00', '2027-10-31T08:00:00+01:00'],
    ['Europe/Paris', '2027-10-30', '20:00', '02:30', 390, '2027-10-30T20:00:00+02:00', '2027-10-31T02:30:00+02:00'],
    ['America/Miquelon', '2027-03-13', '20:00', '08:00', 660, '2027-03-13T20:00:00-03:00', '2027-03-14T08:00:00-02:00'],
    ['Indian/Reunion', '2027-03-27', '20:00', '08:00', 720, '2027-03-27T20:00:00+04:00', '2027-03-28T08:00:00+04:00'],
  ])('%s %s %s-%s: %i minutes', (timeZone, date, start, end, minutes, from, to) => {
    const [slot] = expandSlots(oneWindow({ start, end }, { timeZone, ...day(date) })).slots;
    expect([slot.minutes, slot.start, slot.end]).toEqual([minutes, from, to]);
  });

  it.each([
    ['02:00', '03:00'],
    ['02:30', '03:15'],
  ])('a window that the spring night swallows (%s-%s) gives no slot but a warning', (start, end) => {
    const { slots, warnings } = expandSlots(oneWindow({ start, end }, { period: { start: '2027-03-27', end: '2027-03-29' } }));
    expect(slots.map((slot) => slot.date)).toEqual(['2027-03-27', '2027-03-29']);
    expect(warnings).toEqual([
      { code: 'windowWithoutMinutes', params: expect.objectContaining({ line: 'l', window: 'w', count: 1, date: '2027-03-28' }) },
    ]);
  });

  it('opens on the day types named, `daily` on all', () => {
    const dates = (days: ('daily' | 'weekday' | 'saturday' | 'sunday' | 'holiday')[]) =>
      expandSlots(oneWindow({ days, start: '08:00', end: '20:00' }, { period: { start: '2026-12-30', end: '2027-01-04' } })).slots.map(
        (slot) => slot.date.slice(8),
      );
    expect(dates(['daily'])).toEqual(['30', '31', '01', '02', '03', '04']);
    expect(dates(['weekday'])).toEqual(['30', '31', '04']);
    expect(dates(['saturday', 'holiday'])).toEqual(['01', '02']);
    expect(dates(['sunday'])).toEqual(['03']);
  });

  it('stays within the validity of the line', () => {
    const dates = (validFrom: string | null, validTo: string | null) =>
      expandSlots(
        oneWindow({ start: '20:00', end: '08:00' }, { period: { start: '2027-01-01', end: '2027-01-05' }, line: { validFrom, validTo } }),
      ).slots.map((slot) => slot.date.slice(8));
    expect(dates('2027-01-03', null)).toEqual(['03', '04', '05']);
    expect(dates(null, '2027-01-02')).toEqual(['01', '02']);
    expect(dates('2026-01-01', '2028-01-01')).toHaveLength(5);
    expect(dates('2027-02-01', null)).toEqual([]);
    expect(dates(null, '2026-12-31')).toEqual([]);
  });

  it('adds reinforcements to their lines, windows and dates only, and lets them add up', () => {
    const windows = [
      { id: 'day', start: '08:00', end: '20:00', headcount: 0 },
      { id: 'night', start: '20:00', end: '08:00' },
    ];
    const problem = source({
      period: { start: '2027-01-04', end: '2027-01-06' },
      lines: [
        { id: 'a', windows },
        { id: 'b', windows },
      ],
      reinforcements: [
        { lines: ['a', 'a'], from: '2027-01-05', to: '2027-02-01', addHeadcount: 1 },
        { lines: ['a', 'b'], windows: ['night'], from: '2026-12-01', to: '2027-01-05', addHeadcount: 2 },
      ],
    });
    const { slots } = expandSlots(problem);
    const heads = Object.fromEntries(slots.map((slot) => [slot.id, slot.headcount]));
    expect(heads).toEqual({
      'a/2027-01-04/day': 0,
      'a/2027-01-04/night': 3,
      'a/2027-01-05/day': 1,
      'a/2027-01-05/night': 4,
      'a/2027-01-06/day': 1,
      'a/2027-01-06/night': 2,
      'b/2027-01-04/day': 0,
      'b/2027-01-04/night': 3,
      'b/2027-01-05/day': 0,
      'b/2027-01-05/night': 3,
      'b/2027-01-06/day': 0,
      'b/2027-01-06/night': 1,
    });
    expect(requestSize(problem)).toMatchObject({
      days: 3,
      slots: 12,
      heads: slots.reduce((sum, slot) => sum + slot.headcount, 0),
      idleReinforcements: [],
    });
  });

  it('does not count reinforcements outside the validity of the line or on closed dates', () => {
    const problem = oneWindow(
      { days: ['weekday'], start: '08:00', end: '20:00' },
      {
        period: { start: '2027-01-01', end: '2027-01-10' },
        line: { validTo: '2027-01-05' },
        reinforcements: [{ lines: ['l'], from: '2027-01-02', to: '2027-01-31', addHeadcount: 5 }],
      },
    );
    expect(expandSlots(problem).slots.map(({ id, headcount }) => [id, headcount])).toEqual([
      ['l/2027-01-04/w', 6],
      ['l/2027-01-05/w', 6],
    ]);
    expect(requestSize(problem)).toMatchObject({ days: 10, slots: 2, heads: 12, idleReinforcements: [] });
  });

  it('sorts by start, then by the code units of the id, whatever the order of the request', () => {
    const windows = [
      { id: 'w2', start: '20:00', end: '08:00' },
      { id: 'w1', start: '20:00', end: '24:00' },
      { id: 'early', start: '08:00', end: '12:00' },
    ];
    // "a!" comes before "a/": the separator takes part in the order of ids.
    const ids = ['é', 'b', 'a!', 'a', 'B', 'a-1'];
    const { slots } = expandSlots(
      source({ period: { start: '2027-03-26', end: '2027-03-30' }, lines: ids.map((id) => ({ id, windows })) }),
    );
    const expected = slots.toSorted((x, y) => x.startMs - y.startMs || (x.id < y.id ? -1 : 1));
    expect(slots.map((slot) => slot.id)).toEqual(expected.map((slot) => slot.id));
    expect(slots.map((slot) => slot.index)).toEqual(slots.map((_, i) => i));
    expect(slots.slice(0, 3).map((slot) => slot.id)).toEqual(['B/2027-03-26/early', 'a!/2027-03-26/early', 'a-1/2027-03-26/early']);
  });

  it('sorts by the instant where a clock change turns the order of the clocks round', () => {
    const windows = [
      { id: 'a', start: '02:30', end: '08:00' },
      { id: 'b', start: '03:00', end: '08:00' },
    ];
    const { slots } = expandSlots(source({ ...day('2027-03-28'), lines: [{ id: 'l', windows }] }));
    expect(slots.map(({ window, start }) => [window, start.slice(11, 16)])).toEqual([
      ['b', '03:00'],
      ['a', '03:30'],
    ]);
  });

  it('refuses an unknown zone', () => {
    expect(() => expandSlots(oneWindow({ start: '20:00', end: '08:00' }, { timeZone: 'Mars/Olympus', ...day('2027-01-01') }))).toThrow(
      RangeError,
    );
  });
});

describe('warnings about bridge days', () => {
  // Ascension is Thursday 6 May 2027: bridges on Friday 7 May; 8 May is a holiday. 11 November is a Thursday as well:
  // bridges on the 12th and 13th.
  const year = { period: { start: '2027-05-01', end: '2027-11-30' }, calendar: { bridgeDays: true } };
  const warningsOf = (days: ('daily' | 'weekday' | 'saturday' | 'bridge' | 'sunday')[], rest: Partial<typeof year> = {}) =>
    expandSlots(oneWindow({ days, start: '08:00', end: '20:00' }, { ...year, ...rest })).warnings.filter(
      ({ code }) => code !== 'windowClosedOnHoliday',
    );
  const closed = (count: number, date: string) => [
    { code: 'windowClosedOnBridge', params: expect.objectContaining({ line: 'l', window: 'w', count, date }) },
  ];

  it('counts the dates on which a weekday or saturday window vanishes, with the first', () => {
    expect(warningsOf(['weekday'])).toEqual(closed(2, '2027-05-07'));
    expect(warningsOf(['saturday'])).toEqual(closed(1, '2027-11-13'));
    expect(warningsOf(['weekday', 'saturday'])).toEqual(closed(3, '2027-05-07'));
  });

  it('says nothing when the window opens on bridge days, on none of the days, or there are no bridge days', () => {
    expect(warningsOf(['weekday', 'bridge'])).toEqual([]);
    expect(warningsOf(['daily'])).toEqual([]);
    expect(warningsOf(['sunday'])).toEqual([]);
    expect(warningsOf(['weekday'], { calendar: { bridgeDays: false } })).toEqual([]);
  });

  it('looks at the validity of the line only, and warns once per window in the order of their ids', () => {
    const windows = ['y', 'x'].map((id) => ({ id, days: ['weekday' as const], start: '08:00', end: '20:00' }));
    const { warnings } = expandSlots(
      source({
        ...year,
        lines: [
          { id: 'b', windows, validTo: '2027-06-01' },
          { id: 'a', windows },
        ],
      }),
    );
    expect(warnings.map(({ params }) => [params.line, params.window, params.count])).toEqual([
      ['a', 'x', 2],
      ['a', 'y', 2],
      ['b', 'x', 1],
      ['b', 'y', 1],
    ]);
  });
});

describe('warnings about what does not open', () => {
  const spring = { period: { start: '2027-05-01', end: '2027-05-31' } };
  const codes = (window: Parameters<typeof oneWindow>[0], rest: Partial<Parameters<typeof oneWindow>[1]> = {}) =>
    expandSlots(oneWindow(window, { ...spring, ...rest })).warnings.map(({ code, params }) => [code, params.count, params.date]);
  const hours = { start: '08:00', end: '20:00' };

  it('a Saturday or Sunday that is a holiday', () => {
    // 1 and 8 May 2027 are Saturdays.
    expect(codes({ days: ['saturday'], ...hours })).toEqual([['windowClosedOnHoliday', 2, '2027-05-01']]);
    expect(codes({ days: ['saturday', 'sunday'], ...hours })).toEqual([['windowClosedOnHoliday', 2, '2027-05-01']]);
    expect(codes({ days: ['sunday'], ...hours }, { period: { start: '2027-08-14', end: '2027-08-22' } })).toEqual([
      ['windowClosedOnHoliday', 1, '2027-08-15'],
    ]);
    for (const days of [['sat'], ['saturday', 'holiday'], ['sunday'], ['weekday']] as const)
      expect(codes({ days: [...days], ...hours })).toEqual([]);
    expect(codes({ days: ['saturday'], except: ['2027-05-01', '2027-05-08'], ...hours })).toEqual([]);
  });

  it('unless other windows of the line keep its hours on that day', () => {
    const line = (holiday: readonly { start: string; end: string }[]) =>
      expandSlots(
        source({
          ...spring,
          lines: [
            {
              id: 'l',
              windows: [
                { id: 'sat', days: ['saturday'], start: '14:00', end: '20:00' },
                ...holiday.map((hours, i) => ({ id: `h${i}`, days: ['holiday' as const], ...hours })),
              ],
            },
          ],
        }),
      ).warnings.map(({ code }) => code);
    expect(line([{ start: '08:00', end: '20:00' }])).toEqual([]);
    expect(
      line([
        { start: '17:00', end: '22:00' },
        { start: '08:00', end: '17:00' },
      ]),
    ).toEqual([]);
    expect(line([{ start: '08:00', end: '16:00' }])).toEqual(['windowClosedOnHoliday']);
    expect(line([{ start: '16:00', end: '24:00' }])).toEqual(['windowClosedOnHoliday']);
  });

  it('dates asked for that other conditions exclude; windows that never open', () => {
    expect(codes({ on: ['2027-05-03', '2027-05-04', '2028-01-01'], days: ['mon'], ...hours })).toEqual([
      ['windowDateClosed', 1, '2027-05-04'],
    ]);
    expect(codes({ on: ['2028-01-01'], ...hours })).toEqual([['windowNeverOpens', undefined, undefined]]);
    expect(codes({ days: ['mon'], nthOfMonth: [5], ...hours }, { period: { start: '2027-05-01', end: '2027-05-30' } })).toEqual([
      ['windowNeverOpens', undefined, undefined],
    ]);
    expect(codes({ days: ['bridge'], ...hours })).toEqual([['windowNeverOpens', undefined, undefined]]);
    // A month without a holiday is no mistake.
    expect(codes({ days: ['holiday'], ...hours }, { period: { start: '2027-06-01', end: '2027-06-30' } })).toEqual([]);
  });
});

describe('reinforcements and lines of certain dates', () => {
  it('regulation is reinforced like any line, and a line may exist on given dates only', () => {
    // A cyclone on 10 and 11 February: one more regulator from 20:00 on, and a post that is opened for those days alone.
    const { slots, warnings } = expandSlots(
      source({
        period: { start: '2027-02-08', end: '2027-02-14' },
        lines: [
          { id: 'regulation', role: 'regulation', windows: [{ id: 'evening', start: '20:00', end: '23:00', headcount: 2 }] },
          { id: 'gymnase', windows: [{ id: 'day', on: ['2027-02-10', '2027-02-11'], start: '08:00', end: '20:00' }] },
          { id: 'derogatory', role: 'regulation', windows: [{ id: 'w', days: ['weekday'], start: '19:00', end: '20:00' }] },
        ],
        reinforcements: [{ lines: ['regulation'], from: '2027-02-10', to: '2027-02-11', addHeadcount: 1, reason: 'cyclone' }],
      }),
    );
    const heads = (line: string) => slots.filter((slot) => slot.line.id === line).map(({ date, headcount }) => [date.slice(8), headcount]);
    expect(heads('regulation').map(([, count]) => count)).toEqual([2, 2, 3, 3, 2, 2, 2]);
    expect(heads('gymnase')).toEqual([
      ['10', 1],
      ['11', 1],
    ]);
    expect(heads('derogatory')).toHaveLength(5);
    expect(warnings).toEqual([]);
  });
});
