import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssueList } from '../../src/domain/issues.ts';
import { rosterTableCsv } from '../../src/report/roster-table.ts';
import { render } from '../../src/messages/index.ts';
import { readTable } from '../../src/roster/table-csv.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { filled } from '../support/filled.ts';
import { understood } from '../support/solved.ts';

const duty = (slot: string, participant: string, more = {}) =>
  ({
    slot,
    participant,
    start: '2027-01-03T20:00:00+04:00',
    end: '2027-01-04T00:00:00+04:00',
    onBehalfOf: null,
    pinned: false,
    fee: 50,
    ...more,
  }) as never;

/** Names that several may have, that somebody else has for an id, or that a spreadsheet would take for a formula. */
const names = fc.array(fc.constantFrom(null, 'Dr Hélène Lefèvre', 'LEFEVRE Hélène', 'p1', 'p2', '=Dr Un', '+', ' '), {
  minLength: 1,
  maxLength: 5,
});

describe('a roster as a table', () => {
  it('has a row a head, in French first, and rows without a person for the gaps', () => {
    const csv = rosterTableCsv(
      {
        duties: [duty('l/2027-01-03/soir', 'p-1', { pinned: true, onBehalfOf: 'p-2' })],
        gaps: [{ slot: 'l/2027-01-02/soir', line: 'l', start: '2027-01-02T20:00:00+04:00', end: '2027-01-03T00:00:00+04:00', missing: 2 }],
        lines: [{ id: 'l', name: 'Ligne', site: 'MMG; porte B' }],
        participants: [{ id: 'p-1', name: '=Dr Un' }],
      },
      'fr',
    );
    expect(csv.replace('\ufeff', '').trimEnd().split('\r\n')).toEqual([
      'Créneau;Date;Ligne;Plage;Début;Fin;Identifiant;Nom;Pour;Lieu;Fixée;Montant (€)',
      'l/2027-01-02/soir;02/01/2027;l;soir;20:00;00:00;;;;"MMG; porte B";;',
      'l/2027-01-02/soir;02/01/2027;l;soir;20:00;00:00;;;;"MMG; porte B";;',
      'l/2027-01-03/soir;03/01/2027;l;soir;20:00;00:00;p-1;\'=Dr Un;p-2;"MMG; porte B";oui;50,00',
    ]);
  });

  it('is read back by the verification as what it was, in either language', () => {
    const told = (list: readonly { slot: string; participant: string; onBehalfOf?: string | null }[]) =>
      list.map(({ slot, participant, onBehalfOf }) => `${slot} ${participant} ${onBehalfOf ?? '-'}`).sort();
    fc.assert(
      fc.property(requests(), fc.constantFrom('fr' as const, 'en' as const), names, (input, lang, called) => {
        const participants = input.participants.map((person, i) => ({ ...person, name: called[i % called.length] }));
        const { problem, slots } = understood({ ...input, participants });
        const held = filled(problem, slots);
        const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
        const duties = held.map((one) => {
          const { start, end } = slotOf.get(one.slot) ?? {};
          return duty(one.slot, one.participant, { onBehalfOf: one.onBehalfOf ?? null, start, end, fee: null });
        });
        const csv = rosterTableCsv({ duties, gaps: [], lines: problem.lines, participants: problem.participants }, lang);
        const issues = new IssueList({});
        expect(told(readTable(csv, problem, slots, issues))).toEqual(told(held));
        expect(issues.list()).toEqual([]);
      }),
      { seed: 20_271_403, numRuns: 60 },
    );
  });

  it('gives ids that a spreadsheet would take for formulas back as they are', () => {
    const { problem, slots } = understood({
      period: { start: '2027-01-03', end: '2027-01-03' },
      lines: [{ id: '=l', windows: [{ id: '-w', start: '20:00', end: '24:00' }] }],
      participants: [{ id: '@a' }],
    });
    const csv = rosterTableCsv(
      { duties: [duty('=l/2027-01-03/-w', '@a')], gaps: [], lines: problem.lines, participants: problem.participants },
      'fr',
    );
    expect(csv).toContain("'@a");
    expect(readTable(csv, problem, slots, new IssueList({}))).toEqual([{ slot: '=l/2027-01-03/-w', participant: '@a', onBehalfOf: null }]);
  });
});

describe('a roster that a desk has changed in a spreadsheet', () => {
  const { problem, slots } = understood({
    period: { start: '2027-01-03', end: '2027-01-04' },
    lines: ['l', 'm'].map((id) => ({
      id,
      name: id === 'm' ? 'Saint-André' : null,
      windows: [
        { id: 'soir', start: '20:00', end: '24:00' },
        { id: 'nuit', start: '00:00', end: '08:00' },
      ],
    })),
    participants: [{ id: 'p-1', name: 'Dr Un' }, { id: 'p-2', name: 'Dr Deux' }, { id: 'p-3', name: 'Deux' }, { id: 'p-4' }],
  });
  const [start, end] = ['2027-01-03T20:00:00+04:00', '2027-01-04T00:00:00+04:00'];
  const csv = rosterTableCsv(
    {
      duties: [duty('l/2027-01-03/soir', 'p-1')],
      gaps: [{ slot: 'm/2027-01-03/soir', line: 'm', start, end, missing: 1 }],
      lines: problem.lines,
      participants: problem.participants,
    },
    'fr',
  );

  /** What is read when cells of the duty (row 2) or of the open head (row 3) are other ones. */
  function changed(row: 2 | 3, cells: Readonly<Record<string, string | undefined>>) {
    const table = csv
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));
    for (const [heading, cell = ''] of Object.entries(cells)) table[row - 1][table[0].indexOf(heading)] = cell;
    const issues = new IssueList({});
    const duties = readTable(table.map((line) => line.join(';')).join('\r\n'), problem, slots, issues);
    const found = issues.list();
    // What stands in a cell may be a name; nothing of it is said again.
    expect(found.map(({ code, params }) => render('fr', `issue.${code}`, params)).join(' ')).not.toMatch(/Un|Deux|Personne|\{\w+\}/);
    return {
      duties: duties.map(({ slot, participant }) => `${slot} ${participant}`),
      issues: found.map(({ code, params: { row: at, column, ids } }) =>
        [code, at, column, ids].filter((one) => one !== undefined).join(' '),
      ),
    };
  }
  const own = 'l/2027-01-03/soir p-1';

  it('an open head is filled by a name, by an id, or by both', () => {
    expect(changed(3, {})).toEqual({ duties: [own], issues: [] });
    for (const cells of [{ Nom: 'un' }, { Identifiant: 'p-1' }, { Identifiant: 'p-1', Nom: 'Dr Un' }, { Identifiant: 'UN', Nom: 'p-1' }])
      expect(changed(3, cells)).toEqual({ duties: [own, 'm/2027-01-03/soir p-1'], issues: [] });
    expect(changed(3, { Identifiant: 'p-3', Nom: 'Dr Deux' })).toEqual({ duties: [own, 'm/2027-01-03/soir p-3'], issues: [] });
    expect(changed(3, { Nom: 'Dr Deux' })).toEqual({ duties: [own], issues: ['csvAmbiguous 3 Nom p-2, p-3'] });
    expect(changed(3, { Nom: 'Dr Personne' })).toEqual({ duties: [own], issues: ['csvUnknownPerson 3 Nom'] });
  });

  it('somebody else on a duty: where id and name do not agree, neither of them is taken', () => {
    expect(changed(2, { Nom: 'p-4' })).toEqual({ duties: [], issues: ['csvAmbiguous 2 Nom p-1, p-4'] });
    expect(changed(2, { Nom: 'Dr Deux' })).toEqual({ duties: [], issues: ['csvAmbiguous 2 Nom p-1, p-2, p-3'] });
    expect(changed(2, { Identifiant: 'p-4' })).toEqual({ duties: [], issues: ['csvAmbiguous 2 Nom p-4, p-1'] });
    expect(changed(2, { Nom: 'Dr Personne' })).toEqual({ duties: [], issues: ['csvUnknownPerson 2 Nom'] });
    expect(changed(2, { Identifiant: 'Personne', Nom: 'Personne' }).issues).toEqual([
      'csvUnknownPerson 2 Identifiant',
      'csvUnknownPerson 2 Nom',
    ]);
    for (const cells of [
      { Identifiant: 'p-4', Nom: '' },
      { Identifiant: '', Nom: 'p-4' },
      { Identifiant: 'p-4', Nom: 'p-4' },
    ])
      expect(changed(2, cells)).toEqual({ duties: ['l/2027-01-03/soir p-4'], issues: [] });
  });

  it('another date, line, window or hour beside the slot is not lost', () => {
    const issuesOf = (cells: Readonly<Record<string, string>>) => {
      const { duties, issues } = changed(2, cells);
      expect(duties).toEqual([]);
      return issues;
    };
    expect(issuesOf({ Date: '04/01/2027' })).toEqual(['csvAmbiguous 2 Date 2027-01-03, 2027-01-04']);
    expect(issuesOf({ Date: 'lundi' })).toEqual(['csvDate 2 Date']);
    expect(issuesOf({ Ligne: 'Saint-André' })).toEqual(['csvAmbiguous 2 Ligne l, m']);
    expect(issuesOf({ Ligne: 'x' })).toEqual(['csvUnknown 2 Ligne']);
    expect(issuesOf({ Plage: 'nuit' })).toEqual(['csvAmbiguous 2 Plage soir, nuit']);
    expect(issuesOf({ Plage: '19h' })).toEqual(['csvUnknown 2 Plage']);
    expect(issuesOf({ Début: '00:00' })).toEqual(['csvAmbiguous 2 Début soir, nuit']);
    expect(issuesOf({ Créneau: '', Début: '00:00' })).toEqual(['csvAmbiguous 2 Début soir, nuit']);
    expect(issuesOf({ Créneau: 'm/2027-01-03/soir' })).toEqual(['csvAmbiguous 2 Ligne m, l']);
  });

  it('a duty moves by its slot alone, or by everything else without the slot', () => {
    const moved = { duties: ['m/2027-01-04/nuit p-1'], issues: [] };
    expect(changed(2, { Créneau: 'm/2027-01-04/nuit', Date: '', Ligne: '', Plage: '', Début: '' })).toEqual(moved);
    expect(changed(2, { Créneau: '', Date: '4/1/27', Ligne: 'saint andre', Plage: '', Début: '00:00:00' })).toEqual(moved);
    // As a spreadsheet may write hours back.
    expect(changed(2, { Début: '20:00:00' })).toEqual({ duties: [own], issues: [] });
  });
});
