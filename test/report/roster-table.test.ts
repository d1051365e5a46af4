import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssueList } from '../../src/domain/issues.ts';
import { rosterTableCsv } from '../../src/report/roster-table.ts';
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
      fc.property(requests(), fc.constantFrom('fr' as const, 'en' as const), (input, lang) => {
        const { problem, slots } = understood(input);
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
