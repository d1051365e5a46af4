import { describe, expect, it } from 'vitest';
import { render } from '../../src/messages/index.ts';
import { fullRequest, withValue } from '../domain/requests.ts';
import { found, issuesOf } from './reading.ts';

/** Path to replace, value to put there, issues expected. */
const mistakes: [string, (string | number)[], unknown, string[]][] = [
  // Shape
  ['31 February', ['period', 'end'], '2027-02-31', ['/period/end noSuchDate']],
  ['a date in words', ['period', 'end'], 'demain', ['/period/end date']],
  ['the year 1', ['lines', 0, 'validFrom'], '0001-01-01', ['/lines/0/validFrom dateRange']],
  ['negative headcount', ['lines', 0, 'windows', 0, 'headcount'], -1, ['/lines/0/windows/0/headcount min']],
  ['half a head', ['lines', 0, 'windows', 0, 'headcount'], 1.5, ['/lines/0/windows/0/headcount type']],
  ['a tenth of a cent', ['lines', 0, 'windows', 0, 'fee'], 50.001, ['/lines/0/windows/0/fee cents']],
  ['241 o’clock', ['lines', 0, 'windows', 0, 'end'], '241:00', ['/lines/0/windows/0/end clockEnd']],
  ['ten days and a minute', ['lines', 0, 'windows', 0, 'end'], '240:01', ['/lines/0/windows/0/end clockEnd']],
  [
    'a supplement over three days',
    ['lines', 0, 'supplements'],
    [{ start: '20:00', end: '80:00', hourlyRate: 1 }],
    ['/lines/0/supplements/0/end clockEndOfDay'],
  ],
  [
    'a weekday named twice',
    ['participants', 0, 'availability'],
    { weekdays: [1, 2, 1] },
    ['/participants/0/availability/weekdays/2 listedTwice'],
  ],
  [
    'dates offered by who is always free',
    ['participants', 0, 'availability'],
    { available: [{ from: '2027-01-04', to: '2027-01-04' }] },
    ['/participants/0/availability/available availableToAll'],
  ],
  [
    'an absence of nothing',
    ['participants', 0, 'availability'],
    { unavailable: [{ from: '2027-01-04T12:00', to: '2027-01-04T12:00' }] },
    ['/participants/0/availability/unavailable/0/to momentsReversed'],
  ],
  [
    'an absence that ends before it begins',
    ['participants', 0, 'availability'],
    { unavailable: [{ from: '2027-01-04T12:00', to: '2027-01-03' }] },
    ['/participants/0/availability/unavailable/0/to momentsReversed'],
  ],
  [
    'an absence on two clocks',
    ['participants', 0, 'availability'],
    { unavailable: [{ from: '2027-01-04T12:00', to: '2027-01-05T12:00:00Z' }] },
    ['/participants/0/availability/unavailable/0/to momentsMixed'],
  ],
  [
    'an absence at 25 o’clock',
    ['participants', 0, 'availability'],
    { unavailable: [{ from: '2027-01-04T25:00', to: '2027-01-05' }] },
    ['/participants/0/availability/unavailable/0/from moment'],
  ],
  [
    'an absence on 31 February',
    ['participants', 0, 'availability'],
    { unavailable: [{ from: '2027-02-31T12:00', to: '2027-03-05' }] },
    ['/participants/0/availability/unavailable/0/from noSuchDate'],
  ],
  ['a day named twice', ['lines', 0, 'windows', 0, 'days'], ['mon', 'sat', 'mon'], ['/lines/0/windows/0/days/2 listedTwice']],
  ['a date named twice', ['lines', 0, 'windows', 0, 'on'], ['2027-01-03', '2027-01-03'], ['/lines/0/windows/0/on/1 listedTwice']],
  ['a day in full', ['lines', 0, 'windows', 0, 'days'], ['friday'], ['/lines/0/windows/0/days/0 enum']],
  ['the sixth Monday', ['lines', 0, 'windows', 0, 'nthOfMonth'], [6], ['/lines/0/windows/0/nthOfMonth/0 enum']],
  ['every zero weeks', ['lines', 0, 'windows', 0, 'every'], { weeks: 0, from: '2027-01-04' }, ['/lines/0/windows/0/every/weeks min']],
  ['a rate of nothing', ['lines', 0, 'windows', 0, 'rates'], [{ days: ['sun'] }], ['/lines/0/windows/0/rates/0 rateSaysNothing']],
  [
    'a supplement for an unknown window',
    ['lines', 0, 'supplements'],
    [{ start: '20:00', end: '24:00', hourlyRate: 1, windows: ['x'] }],
    ['/lines/0/supplements/0/windows/0 unknownWindow'],
  ],
  ['an eve that never comes', ['calendar'], { eves: [{ date: '02-30' }] }, ['/calendar/eves/0/date monthDay']],
  ['an eve twice', ['calendar'], { eves: [{ date: '12-24' }, { date: '12-24', after: '20:00' }] }, ['/calendar/eves/1/date eveTwice']],
  [
    'a holiday both ways',
    ['calendar'],
    { addHolidays: ['2027-01-05'], removeHolidays: ['2027-01-05'] },
    ['/calendar/removeHolidays/0 holidayBothWays'],
  ],
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
  [
    'turns of strangers, twice at once, and with a pool',
    ['lines', 1, 'sharing'],
    {
      mode: 'alternating',
      turns: [
        { establishment: 'ghsr', days: 7 },
        { establishment: 'x', days: 7 },
      ],
      cycleDays: 7,
      shares: { ghsr: 1 },
      exceptions: [
        { from: '2027-01-04', to: '2027-01-02', establishment: 'ghsr' },
        { from: '2027-01-06', to: '2027-01-08', establishment: 'clinique' },
        { from: '2027-01-08', to: '2027-01-09', establishment: 'ghsr' },
      ],
    },
    [
      '/lines/1/sharing/shares unknownField',
      '/lines/1/sharing/cycleDays cycleDaysOfTurns',
      '/lines/1/sharing/exceptions/0/to rangeReversed',
      '/lines/1/sharing/turns/1/establishment unknownEstablishment',
      '/lines/1/sharing/exceptions/1/establishment shareWithoutPartner',
      '/lines/1/sharing/exceptions/2/from exceptionsOverlap',
    ],
  ],
  ['neither turns nor establishments', ['lines', 1, 'sharing'], { mode: 'alternating' }, ['/lines/1/sharing/turns turnsOrEstablishments']],
  ['turns of a pool', ['lines', 1, 'sharing', 'turns'], [], ['/lines/1/sharing/turns unknownField']],
  ['more heads kept than there are', ['lines', 1, 'sharing', 'perHouse'], { ghsr: 9 }, ['/lines/1/sharing/perHouse perHouseTooMany']],
  ['a balance of no shared line', ['establishments', 0, 'balances'], { est: 3 }, ['/establishments/0/balances/est unknownSharedPart']],
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
  ['partners that are no list', ['lines', 1, 'sharing', 'establishments'], 5, ['/lines/1/sharing/establishments type']],
  [
    'pins of nobody are not the same one twice',
    ['pinned'],
    Array(2).fill({ slot: 'est-fixe/2027-01-03/evening' }),
    ['/pinned/0/participant required', '/pinned/1/participant required'],
  ],
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
    ['participants', 2, 'availability'],
    { mode: 'optIn', available: [{ from: '2027-01-02', to: '2027-01-01' }] },
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
        const message = render(lang, `issue.${code}`, params);
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
    const message = render('fr', `issue.${issue.code}`, issue.params);
    expect(message).toContain('lines[est-fixe].windows[evening].end');
    expect(message).toContain('20:00');
  });
});
