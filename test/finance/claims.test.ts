import { describe, expect, it } from 'vitest';
import { buildClaims, claimSheets, fingerprintOf } from '../../src/finance/claims.ts';
import { claimsCsv } from '../../src/finance/claims-print.ts';
import { rosterCost } from '../../src/finance/cost.ts';
import { realise } from '../../src/fairness/realised.ts';
import { resolveAssignments } from '../../src/roster/resolve.ts';
import type { RealisedRecord } from '../../src/domain/realised.ts';
import { built } from '../support/built.ts';

const claimed = {
  inForce: true,
  ...built({
    period: { start: '2027-01-30', end: '2027-02-03' },
    territories: [{ id: 'est' }],
    lines: [
      {
        id: 'post',
        territories: ['est'],
        prorata: true,
        windows: [{ id: 'night', start: '20:00', end: '08:00', fee: 100.01 }],
        supplements: [{ start: '23:00', end: '07:00', hourlyRate: 10 }],
      },
    ],
    participants: [{ id: 'a', rpps: '10001234567', name: '=Dr A' }, { id: 'b' }, { id: 'c' }],
  }),
  roster: {
    id: 'r1',
    assignments: ['01-30:a', '01-31:b', '02-01:a', '02-02:b', '02-03:c'].map((text) => {
      const [day, participant] = text.split(':');
      return { slot: `post/2027-${day}/night`, participant } as never;
    }),
  },
};
const given: RealisedRecord = {
  roster: 'r1',
  request: {
    rest: 'asPlanned',
    realised: [
      { slot: 'post/2027-01-31/night', participant: 'c', replaced: 'b' },
      { slot: 'post/2027-02-01/night', participant: 'a', to: '2027-02-02T02:00:00+01:00' },
    ],
  },
  asOf: '2027-02-03',
  receivedAt: '2027-02-03T10:00:00.000Z',
  firstOn: '2027-02-03',
};

describe('payment sheets', () => {
  it('a plan is never due', () => {
    const plan = buildClaims(claimed, null, []);
    expect(plan).toMatchObject({ realised: false, amount: 0, payable: 0 });
    expect(plan.sheets.flatMap(({ rows }) => rows.map(({ state }) => state))).toEqual(Array.from({ length: 5 }, () => 'planned'));
  });

  it('what was served is due, by doctor and month; who was replaced gets nothing', () => {
    const { sheets, amount } = buildClaims(claimed, given, []);
    const told = sheets.map(({ participant, month, duties, amount: due, rows }) => [
      ...[participant, month, duties, due],
      rows.map(({ state, replacedBy, replaces }) => [state, replacedBy, replaces]),
    ]);
    expect(told).toEqual([
      ['a', '2027-01', 1, 180.01, [['served', null, null]]],
      ['b', '2027-01', 0, 0, [['replaced', 'c', null]]],
      ['c', '2027-01', 1, 180.01, [['served', null, 'b']]],
      // Half of 100.01 and of 8 hours at 10, each rounded once; the night of the 2nd to the 3rd has ended, that of the 3rd has not.
      ['a', '2027-02', 1, 90.01, [['served', null, null]]],
      ['b', '2027-02', 1, 180.01, [['served', null, null]]],
      ['c', '2027-02', 0, 0, [['planned', null, null]]],
    ]);
    const planned = resolveAssignments(claimed.problem, claimed.slots, claimed.roster.assignments).holdings;
    const { holdings } = realise(claimed.problem, claimed.slots, planned, given.request, given.asOf);
    const cost = rosterCost(claimed.problem, holdings);
    expect(amount).toBe(cost.total);
    for (const { month, total } of cost.byMonth) {
      expect(Math.round(sheets.filter((sheet) => sheet.month === month).reduce((sum, sheet) => sum + sheet.amount, 0) * 100)).toBe(
        Math.round(total * 100),
      );
    }
  });

  it('nothing is payable without a visa, nor when the sheet has changed since', () => {
    const sheet = claimSheets(claimed, given).find(({ participant, month }) => participant === 'a' && month === '2027-02');
    if (!sheet) throw new Error('no sheet');
    const visa = { roster: 'r1', participant: 'a', month: '2027-02', by: 'CDOM', on: '2027-02-05', fingerprint: fingerprintOf(sheet) };
    expect(buildClaims(claimed, given, [visa])).toMatchObject({ payable: 90.01, amount: 630.04 });
    expect(buildClaims(claimed, given, [{ ...visa, roster: 'r2' }]).payable).toBe(0);
    const changed = { ...given, request: { ...given.request, realised: given.request.realised.slice(0, 1) } };
    const after = buildClaims(claimed, changed, [visa]);
    expect(after.payable).toBe(0);
    expect(after.sheets.find(({ participant, month }) => participant === 'a' && month === '2027-02')?.visa).toBe('outdated');
  });

  it('the table is one that a spreadsheet reads and does not run', () => {
    const csv = claimsCsv(buildClaims(claimed, given, []), 'fr');
    const lines = csv.replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toBe(
      'RPPS;Nom;Identifiant;Mois;Territoire;Ligne;Date;Début;Fin;État;Remplacé par;Remplace;Heures;Montant (€);Visa;À payer (€)',
    );
    expect(lines[1]).toBe(
      "10001234567;'=Dr A;a;2027-01;est;post;30/01/2027;30/01/2027 20:00;31/01/2027 08:00;réalisée;;;12,00;180,01;non visée;0,00",
    );
    expect(lines).toHaveLength(7);
    // The part that was served has its own times.
    expect(lines[4]).toContain('01/02/2027;01/02/2027 20:00;02/02/2027 02:00;réalisée;;;6,00;90,01');
  });

  it('an RPPS keeps its zeros, a decimal comma its column, and no cell begins a formula', () => {
    const people = [
      { id: 'a', rpps: '00012345678', name: 'Martin; "Le Tampon"' },
      { id: 'b', name: '@b' },
      { id: 'c', name: '-2+3' },
    ];
    const participants = claimed.problem.participants.map((person, i) => ({ ...person, ...people[i] }));
    const odd = { ...claimed, problem: { ...claimed.problem, participants } };
    const [, ...lines] = claimsCsv(buildClaims(odd, given, []), 'fr')
      .replace('\ufeff', '')
      .trim()
      .split('\r\n');
    expect(lines[0]).toMatch(/^00012345678;"Martin; ""Le Tampon""";a;/);
    expect(lines.join('\n')).toContain(";'@b;b;");
    expect(lines.join('\n')).toContain(";'-2+3;c;");
    expect(lines.every((line) => !/(^|;)[=+@-]/.test(line))).toBe(true);
    expect(claimsCsv(buildClaims(odd, given, []), 'en')).toContain(';180.01;');
  });
});

describe('duties that went through several hands', () => {
  const change = (day: string, from: string | null, to: string | null) => ({ slot: `post/2027-${day}/night`, from, to }) as never;
  const versions = [
    { roster: 'r0', changes: [] },
    { roster: 'rx', changes: [change('01-30', 'c', 'b'), change('02-02', null, 'a')] },
    { roster: 'r1', changes: [change('01-30', 'b', 'a'), change('02-02', 'a', 'b'), change('02-01', 'a', 'c'), change('02-01', 'c', 'a')] },
    { roster: 'r2', changes: [change('02-03', 'c', 'a')] },
  ] as never;
  const told = (realised: RealisedRecord | null, day: string) =>
    buildClaims({ ...claimed, versions }, realised, [])
      .sheets.flatMap(({ participant, rows }) => rows.map((row) => ({ participant, ...row })))
      .filter(({ date }) => date === `2027-${day}`)
      .map(({ participant, state, replacedBy, replaces, amount }) => [participant, state, replacedBy, replaces, amount]);

  it('can be followed from the first publication to whoever served', () => {
    expect(told(given, '01-30')).toEqual([
      ['a', 'served', null, 'b', 180.01],
      ['b', 'replaced', 'a', 'c', 0],
      ['c', 'replaced', 'b', null, 0],
    ]);
    // Given away and taken back: whoever served has one row, and it is paid.
    expect(told(given, '02-01')).toEqual([
      ['a', 'served', null, 'c', 90.01],
      ['c', 'replaced', 'a', 'a', 0],
    ]);
    expect(told(null, '01-30')[0]).toEqual(['a', 'planned', null, 'b', 0]);
    // A version later than the roster says nothing of it.
    expect(told(given, '02-03')).toEqual([['c', 'planned', null, null, 0]]);
  });

  it('a visa holds through later versions until its sheet changes, and nothing is payable twice', () => {
    const visasOf = (roster: string) =>
      claimSheets({ ...claimed, versions: [{ roster: 'r1', changes: [] }] as never }, given).map((sheet) => {
        return {
          roster,
          participant: sheet.participant,
          month: sheet.month,
          by: 'CDOM',
          on: '2027-02-05',
          fingerprint: fingerprintOf(sheet),
        };
      });
    const before = { ...claimed, versions: [{ roster: 'r1', changes: [] }] as never };
    const later = [
      { roster: 'r1', changes: [] },
      { roster: 'r2', changes: [change('02-02', 'a', 'b')] },
    ] as never;
    const after = { ...claimed, roster: { ...claimed.roster, id: 'r2' }, versions: later };
    expect(buildClaims(before, given, visasOf('r1'))).toMatchObject({ inForce: true, payable: 630.04 });
    expect(buildClaims({ ...before, versions: later, inForce: false }, given, visasOf('r1'))).toMatchObject({
      inForce: false,
      payable: 0,
    });
    const claims = buildClaims(after, given, visasOf('r1'));
    // The sheets of a and b in February tell of the handover now.
    expect(claims.sheets.map(({ participant, month, visa }) => `${participant} ${month} ${visa}`)).toEqual([
      'a 2027-01 given',
      'b 2027-01 given',
      'c 2027-01 given',
      'a 2027-02 outdated',
      'b 2027-02 outdated',
      'c 2027-02 given',
    ]);
    expect(claims.payable).toBe(360.02);
  });
});
