import { describe, expect, it } from 'vitest';
import { render } from '../../src/messages/index.ts';
import { fullRequest, type Json, minimalRequest, withValue } from '../domain/requests.ts';
import { found, issuesOf, read } from './reading.ts';

describe('a sound request', () => {
  it('of one line and two participants is completed with every default', () => {
    const { problem, slots, warnings } = read(minimalRequest());
    expect(problem).toMatchObject({
      timeZone: 'Europe/Paris',
      period: { start: '2026-12-01', end: '2026-12-31' },
      options: { asOf: '2026-11-21', lang: 'fr' },
      ledgers: [{ id: 'points', unit: 'points', weight: 1 }],
    });
    expect(problem.participants[0]).toMatchObject({ roles: ['fixed', 'mobile', 'hospital'], serves: [], balances: { points: 0 } });
    // 31 nights, four Sundays and Christmas Day.
    expect(slots.length).toBe(31 + 5);
    expect(warnings).toEqual([]);
  });

  it('that uses every field is accepted; the same slot may be pinned and forbidden', () => {
    expect(read(fullRequest()).slots.length).toBeGreaterThan(62);
  });

  it('gets its slots from the completed problem', () => {
    const { problem, slots } = read(fullRequest());
    expect(slots.every(({ line }) => problem.lines.includes(line))).toBe(true);
    expect(slots.find(({ id }) => id === 'est-fixe/2027-01-11/evening')?.headcount).toBe(3);
  });

  it('carries warnings of the numbers and of the calendar', () => {
    const bridge = withValue(minimalRequest(), ['calendar'], { bridgeDays: true });
    const days = [{ id: 'jour', days: ['weekday'], start: '08:00', end: '12:00' }];
    const request = withValue(withValue(bridge, ['lines', 0, 'windows'], days), ['participants', 0, 'rpps'], '123');
    // Friday 7 May 2027 follows Ascension Day.
    const { warnings } = read({ ...request, period: { start: '2027-05-01', end: '2027-05-31' } });
    expect(warnings.map(({ code }) => code)).toEqual(['rpps', 'windowClosedOnBridge']);
    for (const { code, params } of warnings) expect(render('fr', `warning.${code}` as 'warning.rpps', params)).not.toMatch(/[{}]/);
  });
});

describe('an exemption', () => {
  // From the 10th to the 20th: the night of the 9th ends in it, that of the 20th starts in it.
  it.each([
    ['2027-01-08', true],
    ['2027-01-09', false],
    ['2027-01-10', false],
    ['2027-01-20', false],
    ['2027-01-21', true],
  ])('allows a pin on the night of %s: %s', (date, allowed) => {
    const request = fullRequest();
    request.lines = [{ id: 'cardio' }, { id: 'est-fixe', windows: [{ id: 'evening', start: '20:00', end: '08:00' }] }];
    request.pinned = [{ slot: `est-fixe/${date}/evening`, participant: 'p-1' }];
    expect(found(request)).toEqual(allowed ? [] : ['/pinned/0/participant pinExempted']);
  });
});

describe('checks that need the slots', () => {
  const pin = { slot: 'nuit/2026-12-24/nuit', participant: 'a' };
  const unknown = '/pinned/0/slot unknownSlot';

  it.each<[string, Json, string[]]>([
    ['run beside a mistake elsewhere', { participants: [{ id: 'a', nom: 1 }] }, ['/participants/0/nom unknownField', unknown]],
    ['run on a period of one day', { period: { start: '2027-01-01', end: '2027-01-01' } }, [unknown]],
    ['run on a period of 400 days', { period: { start: '2027-01-01', end: '2028-02-04' } }, [unknown]],
    [
      'run on a period of its own, options broken',
      { period: { start: '2027-01-01', end: '2027-01-31' }, options: 5 },
      ['/options type', unknown],
    ],
    ['wait for the options when the period follows from them', { options: { asOf: 5 } }, ['/options/asOf type']],
    ['wait for the period', { period: { start: '2027-01-01' } }, ['/period/end required']],
    ['wait for the lines', { lines: [{ id: 'nuit' }, {}] }, ['/lines/1/id required']],
  ])('%s', (_name, changes, expected) => {
    expect(found({ ...minimalRequest(), pinned: [pin], ...changes })).toEqual(expected);
  });
});

describe('what is no mistake', () => {
  const fine: [string, (string | number)[], unknown][] = [
    ['a window of 24 hours from midnight', ['lines', 0, 'windows', 1], { id: 'night', start: '00:00', end: '24:00' }],
    ['a window of 24 hours over midnight', ['lines', 0, 'windows', 1], { id: 'night', start: '08:00', end: '32:00' }],
    ['a period of 400 days', ['period'], { start: '2027-01-01', end: '2028-02-04' }],
    ['a period of one day', ['reinforcements', 0, 'to'], '2027-01-10'],
    ['a pinned volunteer outside the exemption', ['pinned', 0, 'slot'], 'est-fixe/2027-01-21/evening'],
    ['a pinned evening, exempted from deep nights only', ['pinned', 0, 'slot'], 'est-fixe/2027-01-26/evening'],
    ['a requisition of an exempted doctor', ['pinned', 0], { slot: 'est-fixe/2027-01-11/evening', participant: 'p-1', requisition: true }],
    [
      'history after the period',
      ['history', 0],
      { line: 'x', start: '2027-02-01T20:00:00+04:00', end: '2027-02-02T08:00:00+04:00', participant: 'y' },
    ],
    ['points carried in, no ledger named', ['ledgers'], undefined],
    ['history of 31 days', ['history', 0, 'end'], '2027-01-31T20:00:00+04:00'],
    ['ids like inherited properties', ['territories', 2], { id: 'constructor', neighbours: ['constructor'] }],
  ];
  it.each(fine)('%s', (_name, path, value) => {
    expect(found(withValue(fullRequest(), path, value))).toEqual([]);
  });

  it('a window that reinforcements raise may be pinned as often', () => {
    const request = fullRequest();
    const slot = 'est-fixe/2027-01-10/evening';
    request.pinned = ['p-2', 'p-3', 'p-4'].map((participant) => ({ slot, participant, requisition: true }));
    expect(found(request)).toEqual([]);
  });
});

describe('sizes', () => {
  it('50 000 participants: refused with the figure', () => {
    const request = { ...minimalRequest(), participants: Array.from({ length: 50_000 }, (_, i) => ({ id: `p${i}` })) };
    expect(issuesOf(request)).toMatchObject([{ pointer: '/participants', code: 'tooMany', params: { count: 50_000, max: 5000 } }]);
  });

  it('2 001 lines: refused with the figure', () => {
    const request = { ...minimalRequest(), lines: Array.from({ length: 2001 }, (_, i) => ({ id: `l${i}` })) };
    expect(issuesOf(request)).toMatchObject([{ pointer: '/lines', code: 'tooMany', params: { count: 2001, max: 2000 } }]);
  });

  it('100 001 heads: refused with the figure; 100 000: accepted', () => {
    const windows = [{ id: 'w', start: '08:00', end: '12:00', headcount: 1000 }];
    const period = { start: '2027-01-01', end: '2027-04-10' };
    const request: Json = { ...minimalRequest(), period, lines: [{ id: 'l', windows }] };
    expect(found(request)).toEqual([]);
    // As many slots as heads.
    const lines = Array.from({ length: 250 }, (_, i) => ({ id: `l${i}`, windows: [{ id: 'w', start: '08:00', end: '12:00' }] }));
    expect(found({ ...request, lines, period: { start: '2027-01-01', end: '2028-02-04' } })).toEqual([]);
    const one = { id: 'm', windows: [{ id: 'w', start: '08:00', end: '12:00' }], validFrom: '2027-04-10' };
    const over = { ...request, lines: [{ id: 'l', windows }, one] };
    expect(issuesOf(over)).toMatchObject([{ pointer: '/lines', code: 'tooManyHeads', params: { heads: 100_001, max: 100_000 } }]);
  });

  describe('of the model, told before a slot is built', () => {
    const windows = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `w${i}`, start: '08:00', end: '12:00' }));
    const people = (count: number, more = {}) => Array.from({ length: count }, (_, i) => ({ id: `p${i}`, ...more }));
    const long = { start: '2027-01-01', end: '2028-02-04' };
    const rolling = (count: number) => Array.from({ length: count }, () => ({ type: 'maxDuties', max: 2, per: { rollingDays: 365 } }));

    it('a line of 200 windows over 400 days with 5 000 people', () => {
      const request = { period: long, lines: [{ id: 'l', windows: windows(200) }], participants: people(5000) };
      expect(issuesOf(request)).toMatchObject([
        { pointer: '', code: 'tooManyCandidates', params: { candidates: 400_000_000, max: 2_000_000 } },
      ]);
    });

    it('only those count who may hold a slot', () => {
      const lines = [{ id: 'l', windows: windows(200), role: 'mobile', territories: ['t'] }];
      const request = { period: long, territories: [{ id: 't' }, { id: 'u' }], lines };
      const own = people(20, { roles: ['mobile'], territory: 't' });
      const others = [
        { roles: ['fixed'], territory: 't' },
        { roles: ['mobile'], territory: 'u' },
        { roles: ['mobile'], territory: 't', volunteer: false },
      ];
      const elsewhere = others.flatMap((more, k) => people(1000, more).map((person) => ({ ...person, id: `${k}-${person.id}` })));
      expect(found({ ...request, participants: [...own, ...elsewhere] })).toEqual([]);
      expect(found({ ...request, participants: people(26, { roles: ['mobile'], territory: 't' }) })).toEqual([' tooManyCandidates']);
    });

    it('rules cost by the dates they span and the people they concern', () => {
      const request = { period: long, lines: [{ id: 'l', windows: windows(10) }], participants: people(100) };
      expect(issuesOf({ ...request, rules: rolling(1) })).toMatchObject([
        { pointer: '/rules', code: 'tooMuchWork', params: { terms: 146_000_000, max: 50_000_000 } },
      ]);
      const few = { scope: { participants: ['p0', 'p1'] } };
      expect(found({ ...request, rules: rolling(5).map((rule) => ({ ...rule, ...few })) })).toEqual([]);
      expect(found({ ...request, rules: rolling(20).map((rule) => ({ ...rule, ...few })) })).toEqual(['/rules tooMuchWork']);
      expect(found({ ...request, rules: Array(25).fill({ type: 'maxDuties', max: 2 }) })).toEqual([]);
    });
  });

  it('lists as long as allowed are accepted, and read to the end', () => {
    const participants = Array.from({ length: 5000 }, (_, i) => ({ id: `p${i}` }));
    const request = {
      ...minimalRequest(),
      participants,
      rules: Array(500).fill({ type: 'minRest', hours: 11, scope: { participants: ['p0'] } }),
    };
    expect(read(request).problem.participants.map(({ id }) => id)).toEqual(participants.map(({ id }) => id));
    const last = withValue(withValue(request, ['participants', 4999, 'name'], 5), ['participants', 2500, 'name'], 5);
    expect(found(last)).toEqual(['/participants/2500/name type', '/participants/4999/name type']);
  });

  it('windows that need nobody do not get around the limit', () => {
    const windows = Array.from({ length: 200 }, (_, i) => ({ id: `w${i}`, start: '08:00', end: '12:00', headcount: 0 }));
    const lines = Array.from({ length: 20 }, (_, i) => ({ id: `l${i}`, windows }));
    const request = { ...minimalRequest(), lines, period: { start: '2027-01-01', end: '2027-12-31' } };
    expect(found(request)).toEqual(['/lines tooManySlots']);
  });

  it('reinforcements that concern windows without end', () => {
    const lines = Array.from({ length: 1000 }, () => 'nuit');
    const reinforcements = Array.from({ length: 101 }, () => ({ lines, from: '2027-01-01', to: '2027-01-02', addHeadcount: 1 }));
    expect(found({ ...minimalRequest(), reinforcements })).toEqual(['/reinforcements tooManyReinforcedWindows']);
  });
});

describe('several mistakes at once', () => {
  it('of different kinds are all reported, each at its place', () => {
    const request = fullRequest();
    Object.assign(request, { period: { start: '2027-01-01', end: '2027-01-31' }, unknown: 1 });
    const broken = [
      [['participants', 1, 'id'], 5],
      [['participants', 0, 'territory'], 'nowhere'],
      [['participants', 3], { id: 'p-3', activeFrom: '2027-02-30' }],
      [['pinned', 0, 'slot'], 'est-fixe/2027-01-03/noon'],
      [['pinned', 3], { slot: 'est-fixe/2027-01-11/evening', participant: 'p-1' }],
      [['rules', 0, 'scope', 'lines', 0], 'x'],
      [['history', 0, 'end'], '2026-01-01T00:00:00Z'],
    ] as const;
    const all = broken.reduce<Json>((json, [path, value]) => withValue(json, path, value), request);
    expect(found(all).sort()).toEqual(
      [
        '/unknown unknownField',
        '/participants/1/id type',
        '/participants/3/id duplicateId',
        '/participants/3/activeFrom noSuchDate',
        '/participants/0/territory unknownTerritory',
        '/forbidden/2/participant unknownParticipant',
        '/pinned/1/participant unknownParticipant',
        '/pinned/2/participant unknownParticipant',
        '/pinned/0/slot unknownSlot',
        '/pinned/3/participant pinExempted',
        '/rules/0/scope/lines/0 unknownLine',
        '/history/0/end historyReversed',
      ].sort(),
    );
  });

  it('beyond a thousand are counted', () => {
    const participants = Array.from({ length: 3000 }, (_, i) => ({ id: `p${i}`, territory: 'nowhere' }));
    const issues = issuesOf({ ...minimalRequest(), participants });
    expect(issues.length).toBe(1001);
    expect(issues[1000]).toMatchObject({ pointer: '', code: 'tooManyIssues', params: { total: 3000, shown: 1000 } });
  });

  it('long ids do not come back whole', () => {
    const [issue] = issuesOf(withValue(fullRequest(), ['participants', 1, 'territory'], 'x'.repeat(200)));
    expect(String(issue.params.id).length).toBe(80);
  });
});
