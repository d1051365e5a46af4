import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioComparison } from '../../src/domain/scenario-answer.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { scenarioCsv, scenarioHtml } from '../../src/scenario/print.ts';
import { compared, twoSectors } from './support.ts';

afterAll(() => closeEngines());

/** Rows of the CSV by the id of the variant, each cell under its heading. */
function rowsOf(csv: string): Map<string, Record<string, string>> {
  const [headings, ...rows] = csv
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  return new Map(rows.map((cells) => [cells[0], Object.fromEntries(headings.map((heading, i) => [heading, cells[i]]))]));
}

describe('a comparison on paper', () => {
  let comparison: ScenarioComparison;
  beforeAll(async () => {
    ({ comparison } = await compared({
      base: { ...twoSectors(), name: 'Deux secteurs' },
      envelope: 700,
      replications: 2,
      variants: [
        { id: 'one-more', label: 'Un volontaire de plus', operations: [{ op: 'addVolunteers', territory: 'west', count: 1 }] },
        { id: 'same', label: '<script>' },
        { id: 'wrong', operations: [{ op: 'dropLine', line: 'north' }] },
      ],
      sweeps: [{ id: 'rest', label: 'Repos', pointer: '/rules/0/hours', values: [11, 100] }],
      robustness: { participants: ['w'] },
      capacity: [{ territory: 'west' }],
    }));
  }, 60_000);

  it('the table has a row a variant, sweeps told apart, and figures that a spreadsheet adds up', () => {
    const rows = rowsOf(scenarioCsv(comparison, 'fr'));
    expect([...rows.keys()]).toEqual(['base', 'one-more', 'same', 'wrong', 'rest=11', 'rest=100', 'without:w']);
    expect(rows.get('base')).toMatchObject({ Libellé: 'Deux secteurs', 'Coût (€)': '750', 'Reste de l’enveloppe (€)': '-50' });
    expect(rows.get('one-more')).toMatchObject({
      Libellé: 'Un volontaire de plus',
      État: 'calculée',
      'Carence, classe 3 (h)': '0',
      'Carences par rapport à la base': 'mieux',
      Prouvé: 'oui',
      'Carences (h), moyenne': '0',
      'Carences (h), écart type': '0',
    });
    expect(rows.get('base')?.['Taux de remplissage (%), moyenne']).toMatch(/^86,67$/);
    expect(rows.get('same')?.État).toBe('calculée, comme «\u00a0base\u00a0»');
    expect(rows.get('wrong')).toMatchObject({ État: 'refusée', 'Coût (€)': '' });
    expect(rows.get('rest=100')?.Libellé).toBe('Repos');
    expect(scenarioCsv(comparison, 'en')).toContain('86.67');
  });

  it('the page says what was compared, what changes where, whom it concerns and what is critical', () => {
    const page = scenarioHtml(comparison, 'fr');
    for (const text of [
      'Deux secteurs · 04/01/2027 – 10/01/2027 · enveloppe 700 € · 6 variantes',
      '<h2>Variantes refusées</h2>',
      '<h2>La base, par territoire</h2>',
      'territoire west',
      '<h2>Qui est concerné (heures de garde en plus ou en moins)</h2>',
      'new-west-1 +',
      'Sans «\u00a0w\u00a0»\u00a0: +8 h en classe 3',
      'west\u00a0: 4 volontaires pour 99 % des gardes pourvues (3 aujourd’hui)',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('<script>');
    expect(page).not.toMatch(/\{\w+\}/);
    const none = { ...comparison, robustness: { critical: [], tried: 7 } };
    expect(scenarioHtml(none, 'fr')).toContain('Aucun des 7 volontaires essayés');
    expect(scenarioHtml(comparison, 'en')).toContain('<h1>Comparison of scenarios</h1>');
  });

  it('what an earlier version has kept is printed without the name and the period that it lacks', () => {
    const { measures, spread } = comparison.base;
    const kept: ScenarioComparison = { ...comparison, base: { measures, spread } };
    expect(scenarioHtml(kept, 'fr')).toContain('<p>enveloppe 700 € · 6 variantes</p>');
    expect(rowsOf(scenarioCsv(kept, 'fr')).get('base')).toMatchObject({ Libellé: '', 'Coût (€)': '750' });
  });
});
