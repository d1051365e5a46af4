import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { type Issue, IssueList } from '../../src/domain/issues.ts';
import { render } from '../../src/messages/index.ts';
import { readVerification } from '../../src/roster/read-verification.ts';
import { readTable } from '../../src/roster/table-csv.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { built } from '../support/built.ts';
import { filled } from '../support/filled.ts';
import { understood } from '../support/solved.ts';

const sector = (): ProblemInput => ({
  period: { start: '2027-01-01', end: '2027-01-03' },
  lines: [
    {
      id: 'l1',
      name: 'Saint-Benoît',
      windows: [
        { id: 'soirée', start: '20:00', end: '24:00', headcount: 2 },
        { id: 'jour', days: ['sunday'], start: '08:00', end: '20:00' },
      ],
    },
    { id: 'l2', name: 'Saint-André', windows: [{ id: 'nuit', start: '00:00', end: '08:00' }] },
  ],
  participants: [
    { id: 'p1', name: 'Dr Hélène Lefèvre' },
    { id: 'p2', name: 'Paul MARTIN' },
    { id: 'p3', name: 'Martin Paul' },
    { id: 'p4', name: 'Jean Remplaçant', status: 'locum', locumFor: ['p1'] },
  ],
});

function read(text: string, input: ProblemInput = sector()) {
  const { problem, slots } = built(input);
  const issues = new IssueList({ table: text });
  return { duties: readTable(text, problem, slots, issues), issues: issues.list() };
}

const told = (issues: readonly Issue[]) =>
  issues.map(({ code, params: { row, column } }) => [code, row, column].filter((one) => one !== undefined).join(' '));

describe('a table as a desk types it', () => {
  it('by names and French dates, with the hour in place of the window', () => {
    const { duties, issues } = read(
      [
        '\uFEFFDate;Ligne;Plage horaire;Médecin;Remarque',
        '01/01/2027;Saint-Benoît;20h-24h;LEFEVRE Hélène;',
        '1/1/27;SAINT BENOIT;soirée;p2;à confirmer',
        '02.01.2027;l2;00:00;Docteur Helene Lefevre;',
        '2027-01-03;saint-benoît;8h;"Lefèvre, Hélène";',
        '03/01/2027;l2;nuit;;personne',
        ';;;;',
      ].join('\r\n'),
    );
    expect(issues).toEqual([]);
    expect(duties).toEqual([
      { slot: 'l1/2027-01-01/soirée', participant: 'p1', onBehalfOf: null },
      { slot: 'l1/2027-01-01/soirée', participant: 'p2', onBehalfOf: null },
      { slot: 'l2/2027-01-02/nuit', participant: 'p1', onBehalfOf: null },
      { slot: 'l1/2027-01-03/jour', participant: 'p1', onBehalfOf: null },
    ]);
  });

  it('in English with commas, without a window where there is only one, with the principal of a locum', () => {
    const { duties, issues } = read('date,line,doctor,on behalf of\n2027-01-01,l2,p4,Hélène Lefèvre\n2027-01-02,Saint-André,p1,\n');
    expect(issues).toEqual([]);
    expect(duties).toEqual([
      { slot: 'l2/2027-01-01/nuit', participant: 'p4', onBehalfOf: 'p1' },
      { slot: 'l2/2027-01-02/nuit', participant: 'p1', onBehalfOf: null },
    ]);
  });

  it('by slot ids alone, or without a line where there is only one', () => {
    expect(read('slot;id\nl2/2027-01-02/nuit;p1').duties).toEqual([{ slot: 'l2/2027-01-02/nuit', participant: 'p1', onBehalfOf: null }]);
    const one = { ...sector(), lines: sector().lines.slice(1) };
    expect(read('jour\tmédecin\n02/01/2027\tp1', one).duties).toEqual([
      { slot: 'l2/2027-01-02/nuit', participant: 'p1', onBehalfOf: null },
    ]);
  });

  it('with mistakes: every cell is named by row and column, ambiguous people by their ids, and nobody by name', () => {
    const { issues } = read(
      [
        'Date;Ligne;Plage;Médecin',
        '31/02/2027;l1;soirée;p1',
        '01/01/2027;Saint-Pierre;soirée;p1',
        '04/01/2027;l1;soirée;p1',
        '01/01/2027;l1;matin;p1',
        '03/01/2027;l1;;p1',
        '01/01/2027;l1;soirée;Dr Inconnu',
        '01/01/2027;l1;soirée;Paul Martin',
        'demain;l9;soirée;Dr Personne',
      ].join('\n'),
    );
    expect(told(issues)).toEqual([
      'csvDate 2 Date',
      'csvUnknown 3 Ligne',
      'csvNoSlot 4 Date',
      'csvUnknown 5 Plage',
      'csvAmbiguous 6 Plage',
      'csvUnknownPerson 7 Médecin',
      'csvAmbiguous 8 Médecin',
      'csvUnknownPerson 9 Médecin',
      'csvDate 9 Date',
    ]);
    expect(issues[6].params.ids).toBe('p2, p3');
    const text = issues.map(({ code, params }) => render('fr', `issue.${code}`, params)).join(' ');
    expect(text).not.toMatch(/Inconnu|Personne|Martin|\{\w+\}/);
  });

  it('that is no table says in the language of the answer what is missing', () => {
    const missing = (lang: 'fr' | 'en', text: string) =>
      read(text).issues.map(({ code, params }) => [code, /[«"](.*)[»"]/.exec(render(lang, `issue.${code}`, params))?.[1].trim()]);
    expect(missing('fr', '')).toEqual([['csvColumn', 'Identifiant']]);
    expect(missing('fr', 'date;ligne\n01/01/2027;l1')).toEqual([['csvColumn', 'Identifiant']]);
    expect(missing('fr', 'nom\nHélène')).toEqual([
      ['csvColumn', 'Date'],
      ['csvColumn', 'Ligne'],
    ]);
    expect(missing('en', 'nom\nHélène')).toEqual([
      ['csvColumn', 'Date'],
      ['csvColumn', 'Line'],
    ]);
    expect(told(read('date;ligne;nom\n01/01/2027;l1;"p1').issues)).toEqual(['csvUnreadable 2']);
  });

  it('says of any roster what the roster says', () => {
    const style = fc.record({ delimiter: fc.constantFrom(';', ',', '\t'), bom: fc.boolean(), french: fc.boolean() });
    fc.assert(
      fc.property(requests(), style, (input, { delimiter, bom, french }) => {
        const { problem, slots } = understood(input);
        const held = filled(problem, slots);
        const rows = held.map(({ slot, participant, onBehalfOf }) => {
          const [line, date, window] = slot.split('/');
          return [french ? date.split('-').reverse().join('/') : date, line, window, participant, onBehalfOf ?? ''];
        });
        const heading = french ? ['Date', 'Ligne', 'Plage', 'Médecin', 'Pour'] : ['date', 'line', 'window', 'participant', 'onBehalfOf'];
        const text = stringify([heading, ...rows], { delimiter, bom });
        const issues = new IssueList({});
        expect(readTable(text, problem, slots, issues)).toEqual(held.map((one) => ({ onBehalfOf: null, ...one })));
        expect(issues.list()).toEqual([]);
      }),
      { seed: 20271401, numRuns: 150 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(';', ',', '"', '\n', '\r', 'date', 'ligne', 'nom', 'p1', 'l1', '01/01/2027', ' ', '\u0000', 'é'),
        }),
        (text) => {
          const known = ['l1', 'l2'];
          for (const { slot, participant } of read(text).duties)
            expect([known.includes(slot.split('/')[0]), participant]).toEqual([true, 'p1']);
        },
      ),
      { seed: 20271402, numRuns: 500 },
    );
  });
});

describe('a verification', () => {
  const codes = (body: object) => {
    const answer = readVerification({ problem: sector(), ...body });
    return answer.ok ? answer.assignments.length : answer.issues.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('takes assignments or a table, one of the two', () => {
    expect(codes({ table: 'date;ligne;nom\n01/01/2027;l2;p1' })).toBe(1);
    expect(codes({ assignments: [] })).toBe(0);
    expect(codes({})).toEqual(['/assignments required']);
    expect(codes({ assignments: [], table: '' })).toEqual(['/table eitherTable']);
    expect(codes({ table: 'date;ligne;nom\n01/01/2027;l2;?' })).toEqual(['/table csvUnknownPerson']);
    expect(codes({ table: 7, compare: 'yes' })).toEqual(['/table type', '/compare type']);
  });
});
