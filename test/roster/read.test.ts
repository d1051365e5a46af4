import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/domain/issues.ts';
import { say } from '../../src/messages/index.ts';
import { readProblem } from '../../src/roster/read.ts';
import { fullRequest, type Json, minimalRequest, withValue } from '../domain/requests.ts';

const now = new Date('2026-11-21T12:00:00Z');

function issuesOf(request: unknown): readonly Issue[] {
  const result = readProblem(request, now);
  return result.ok ? [] : result.issues;
}

/** `pointer code` of every issue. */
function found(request: unknown): string[] {
  return issuesOf(request).map(({ pointer, code }) => `${pointer} ${code}`);
}

function read(request: unknown) {
  const result = readProblem(request, now);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result;
}

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
    for (const { code, params } of warnings) expect(say('fr', `warning.${code}` as 'warning.rpps', params)).not.toMatch(/[{}]/);
  });
});

/** Path to replace, value to put there, issues expected. */
const mistakes: [string, (string | number)[], unknown, string[]][] = [
  // Shape
  ['31 February', ['period', 'end'], '2027-02-31', ['/period/end noSuchDate']],
  ['a date in words', ['period', 'end'], 'demain', ['/period/end date']],
  ['the year 1', ['lines', 0, 'validFrom'], '0001-01-01', ['/lines/0/validFrom dateRange']],
  ['negative headcount', ['lines', 0, 'windows', 0, 'headcount'], -1, ['/lines/0/windows/0/headcount min']],
  ['half a head', ['lines', 0, 'windows', 0, 'headcount'], 1.5, ['/lines/0/windows/0/headcount type']],
  ['a tenth of a cent', ['lines', 0, 'windows', 0, 'fee'], 50.001, ['/lines/0/windows/0/fee cents']],
  ['49 o’clock', ['lines', 0, 'windows', 0, 'end'], '49:00', ['/lines/0/windows/0/end clockEnd']],
  ['a number as id', ['participants', 2, 'id'], 7, ['/participants/2/id type']],
  ['a string as number', ['participants', 1, 'activityRate'], '1', ['/participants/1/activityRate type']],
  ['an unknown field', ['participants', 1, 'nam'], 'x', ['/participants/1/nam unknownField']],
  ['an unknown field of the request', ['linez'], [], ['/linez unknownField']],
  ['a role that does not exist', ['lines', 1, 'role'], 'chef', ['/lines/1/role enum']],
  ['a department that does not exist', ['department'], '99', ['/department department']],
  ['an instant without offset', ['history', 0, 'start'], '2026-12-31T20:00:00', ['/history/0/start instant']],
  ['no lines', ['lines'], [], ['/lines tooFew']],
  ['lines left out', ['lines'], undefined, ['/lines required']],
  ['a window without start', ['lines', 0, 'windows', 0, 'start'], undefined, ['/lines/0/windows/0/start required']],
  ['a callback that is no web address', ['options', 'callbackUrl'], 'file:///etc/passwd', ['/options/callbackUrl url']],
  ['an id named __proto__', ['territories', 0, 'neighbours'], ['__proto__'], ['/territories/0/neighbours/0 identifier']],
  ['501 rules', ['rules'], Array(501).fill({ type: 'minRest', hours: 11 }), ['/rules tooMany']],
  // Twice
  ['a line declared twice', ['lines', 2], { id: 'est-fixe' }, ['/lines/2/id duplicateId']],
  ['a participant declared twice', ['participants', 4], { id: 'p-1', volunteer: false }, ['/participants/4/id duplicateId']],
  ['a territory declared twice', ['territories', 2], { id: 'est' }, ['/territories/2/id duplicateId']],
  ['an establishment declared twice', ['establishments', 2], { id: 'ghsr' }, ['/establishments/2/id duplicateId']],
  ['a window declared twice', ['lines', 0, 'windows', 1, 'id'], 'evening', ['/lines/0/windows/1/id duplicateId']],
  ['a ledger declared twice', ['ledgers', 1], { id: 'points' }, ['/ledgers/1/id duplicateId']],
  // Unknown
  ['line of an unknown territory', ['lines', 0, 'territories', 0], 'x', ['/lines/0/territories/0 unknownTerritory']],
  ['unknown neighbour', ['territories', 0, 'neighbours', 0], 'x', ['/territories/0/neighbours/0 unknownTerritory']],
  ['participant of an unknown territory', ['participants', 1, 'territory'], 'x', ['/participants/1/territory unknownTerritory']],
  ['participant serving an unknown territory', ['participants', 0, 'serves', 1], 'x', ['/participants/0/serves/1 unknownTerritory']],
  ['unknown establishment', ['participants', 1, 'establishment'], 'x', ['/participants/1/establishment unknownEstablishment']],
  ['locum for nobody known', ['participants', 2, 'locumFor', 0], 'x', ['/participants/2/locumFor/0 unknownParticipant']],
  ['reinforced line unknown', ['reinforcements', 0, 'lines', 0], 'x', ['/reinforcements/0/lines/0 unknownLine']],
  ['reinforced window unknown', ['reinforcements', 0, 'windows', 0], 'x', ['/reinforcements/0/windows/0 unknownWindow']],
  ['reinforced window of another line', ['reinforcements', 0, 'lines', 0], 'cardio', ['/reinforcements/0/windows/0 unknownWindow']],
  ['forbidden participant unknown', ['forbidden', 1, 'participant'], 'x', ['/forbidden/1/participant unknownParticipant']],
  ['forbidden line unknown', ['forbidden', 1, 'line'], 'x', ['/forbidden/1/line unknownLine']],
  ['forbidden slot unknown', ['forbidden', 0, 'slot'], 'est-fixe/2027-01-03/x', ['/forbidden/0/slot unknownSlot']],
  ['forbidden scope: line', ['forbidden', 2, 'scope', 'lines', 0], 'x', ['/forbidden/2/scope/lines/0 unknownLine']],
  ['pinned participant unknown', ['pinned', 0, 'participant'], 'x', ['/pinned/0/participant unknownParticipant']],
  ['pinned slot unknown', ['pinned', 0, 'slot'], 'est-fixe/2027-02-03/evening', ['/pinned/0/slot unknownSlot']],
  ['baseline participant unknown', ['baseline', 0, 'participant'], 'x', ['/baseline/0/participant unknownParticipant']],
  ['baseline slot unknown', ['baseline', 0, 'slot'], 'x/2027-01-03/evening', ['/baseline/0/slot unknownSlot']],
  ['preference: line', ['participants', 0, 'preferences', 0, 'lines', 0], 'x', ['/participants/0/preferences/0/lines/0 unknownLine']],
  [
    'preference: territory',
    ['participants', 0, 'preferences', 0, 'territories', 0],
    'x',
    ['/participants/0/preferences/0/territories/0 unknownTerritory'],
  ],
  ['rule scope: line', ['rules', 0, 'scope', 'lines', 0], 'x', ['/rules/0/scope/lines/0 unknownLine']],
  ['rule scope: participant', ['rules', 0, 'scope', 'participants', 0], 'x', ['/rules/0/scope/participants/0 unknownParticipant']],
  ['rule scope: territory', ['rules', 0, 'scope', 'territories'], ['x'], ['/rules/0/scope/territories/0 unknownTerritory']],
  [
    'rule participants',
    ['rules', 0],
    { type: 'minRest', hours: 11, participants: ['p-1', 'x'] },
    // Whatever the rule: participants that it names must exist.
    ['/rules/0/participants unknownField', '/rules/0/participants/1 unknownParticipant'],
  ],
  ['ledger scope', ['ledgers', 0, 'scope', 'lines', 0], 'x', ['/ledgers/0/scope/lines/0 unknownLine']],
  ['balance of no ledger', ['participants', 0, 'balances'], { hours: 3 }, ['/participants/0/balances/hours unknownLedger']],
  [
    'balance of an inherited name',
    ['participants', 0, 'balances'],
    { constructor: 3 },
    ['/participants/0/balances/constructor unknownLedger'],
  ],
  ['unknown time zone', ['timeZone'], 'Europe/Rome-sur-Mer', ['/timeZone unknownTimeZone']],
  ['an offset as time zone', ['timeZone'], '+04:00', ['/timeZone unknownTimeZone']],
  [
    'sharing between strangers',
    ['lines', 1, 'sharing', 'establishments', 1],
    'x',
    [
      '/lines/1/sharing/establishments/1 unknownEstablishment',
      '/lines/1/sharing/shares/clinique shareWithoutPartner',
      '/lines/1/sharing/shares missingShare',
    ],
  ],
  ['a share forgotten', ['lines', 1, 'sharing', 'shares'], { ghsr: 1 }, ['/lines/1/sharing/shares missingShare']],
  ['a request that is a list', [], [], [' type']],
  ['options that are a warehouse', ['options', 'x'], Array(30_000).fill(0), ['/options tooLarge']],
  [
    'a participant that is a warehouse; the next one is read all the same',
    ['participants'],
    [{ id: 'p-1', skills: Array(30_000).fill('x') }, { id: 'p-2' }, { id: 'p-3', roles: 5 }, { id: 'p-4' }],
    ['/participants/0 tooLarge', '/participants/2/roles type'],
  ],
  ['lines that are no list: what names one is not blamed', ['lines'], {}, ['/lines type']],
  ['participants without ids are not the same one twice', ['participants', 4], {}, ['/participants/4/id required']],
  ['ledgers without points', ['ledgers', 0, 'id'], 'load', ['/participants/0/balances/points unknownLedger']],
  // Time
  ['period that ends before it starts', ['period', 'end'], '2026-12-31', ['/period/end periodReversed']],
  ['period of 3 years', ['period', 'end'], '2029-12-31', ['/period periodTooLong']],
  ['window of length zero', ['lines', 0, 'windows', 0, 'end'], '20:00', ['/lines/0/windows/0/end emptyWindow']],
  ['validTo before validFrom', ['lines', 0, 'validTo'], '2026-06-30', ['/lines/0/validTo rangeReversed']],
  ['activeTo before activeFrom', ['participants', 1, 'activeTo'], '2019-01-01', ['/participants/1/activeTo rangeReversed']],
  ['exemption backwards', ['participants', 0, 'exemptions', 0, 'to'], '2027-01-09', ['/participants/0/exemptions/0/to rangeReversed']],
  [
    'absence backwards',
    ['participants', 2, 'availability', 'unavailable', 0, 'to'],
    '2027-01-01',
    ['/participants/2/availability/unavailable/0/to rangeReversed'],
  ],
  [
    'availability backwards',
    ['participants', 2, 'availability', 'available'],
    [{ from: '2027-01-02', to: '2027-01-01' }],
    ['/participants/2/availability/available/0/to rangeReversed'],
  ],
  ['preference backwards', ['participants', 0, 'preferences', 0, 'to'], '2026-01-01', ['/participants/0/preferences/0/to rangeReversed']],
  ['reinforcement backwards', ['reinforcements', 0, 'to'], '2027-01-09', ['/reinforcements/0/to rangeReversed']],
  ['scope backwards', ['rules', 0, 'scope'], { from: '2027-01-02', to: '2027-01-01' }, ['/rules/0/scope/to rangeReversed']],
  ['history that ends when it starts', ['history', 0, 'end'], '2026-12-31T16:00:00Z', ['/history/0/end historyReversed']],
  ['history of a year', ['history', 0, 'end'], '2027-12-31T16:00:00Z', ['/history/0/end historyTooLong']],
  // Decisions
  ['a pinned non-volunteer', ['pinned', 2, 'requisition'], false, ['/pinned/2/participant pinNotVolunteer']],
  ['a pinned exempted doctor', ['pinned', 0, 'slot'], 'est-fixe/2027-01-11/evening', ['/pinned/0/participant pinExempted']],
  [
    'a doctor pinned in a deep night, exempted from these without end',
    ['pinned', 0, 'slot'],
    'est-fixe/2027-01-28/night',
    ['/pinned/0/participant pinExempted'],
  ],
  ['the same pin twice', ['pinned', 1, 'participant'], 'p-1', ['/pinned/1 pinTwice']],
  ['more pins than heads', ['pinned', 3], { slot: 'est-fixe/2027-01-03/evening', participant: 'p-3' }, ['/pinned/3 tooManyPins']],
  ['forbidding nothing', ['forbidden', 0, 'slot'], undefined, ['/forbidden/0 forbiddenWhat']],
  ['forbidding two ways', ['forbidden', 0, 'line'], 'cardio', ['/forbidden/0 forbiddenWhat']],
];

describe('one mistake', () => {
  it.each(mistakes)('%s', (_name, path, value, expected) => {
    expect(found(withValue(fullRequest(), path, value))).toEqual(expected);
  });

  it.each(mistakes)('%s: has its message in both languages', (_name, path, value) => {
    for (const { code, params } of issuesOf(withValue(fullRequest(), path, value))) {
      for (const lang of ['fr', 'en'] as const) {
        const message = say(lang, `issue.${code}`, params);
        expect(message).not.toMatch(/\{\w+\}/);
        expect(message).not.toMatch(/Secr|0262|1000123/);
      }
    }
  });

  it('an id with a slash is refused, and not called unknown where it is used', () => {
    const request = withValue(fullRequest(), ['lines', 0, 'id'], 'est/fixe');
    request.reinforcements = [{ lines: ['est/fixe'], from: '2027-01-10', to: '2027-01-12', addHeadcount: 1 }];
    const got = found(request);
    expect(got).toContain('/lines/0/id identifier');
    expect(got).toContain('/reinforcements/0/lines/0 identifier');
    expect(got).not.toContain('/reinforcements/0/lines/0 unknownLine');
  });

  it('names the line, the window and the time', () => {
    const [issue] = issuesOf(withValue(fullRequest(), ['lines', 0, 'windows', 0, 'end'], '20:00'));
    const message = say('fr', `issue.${issue.code}`, issue.params);
    expect(message).toContain('lines[est-fixe].windows[evening].end');
    expect(message).toContain('20:00');
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

  it('lists as long as allowed are accepted, and read to the end', () => {
    const participants = Array.from({ length: 5000 }, (_, i) => ({ id: `p${i}` }));
    const request = { ...minimalRequest(), participants, rules: Array(500).fill({ type: 'minRest', hours: 11 }) };
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
