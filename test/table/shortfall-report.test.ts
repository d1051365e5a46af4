import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildVerification } from '../../src/answer/verification.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Assignment } from '../../src/domain/roster.ts';
import { type Opinion, shortfallReport } from '../../src/domain/shortfall-report.ts';
import { shortfallReportOf } from '../../src/table/shortfall-report.ts';
import { shortfallReportCsv, shortfallReportHtml } from '../../src/table/shortfall-report-print.ts';
import { standsAgainst } from '../guarantees/plain.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Built, built } from '../support/built.ts';
import { filled } from '../support/filled.ts';
import { understood } from '../support/solved.ts';

function reportOf(
  { problem, slots }: Built,
  held: readonly { slot: string; participant: string }[],
  opinions: Opinion[] = [],
  asOf = '2026-11-21',
) {
  const { shortfalls } = buildVerification({ problem, slots, assignments: held, warnings: [] });
  return shortfallReportOf({ problem, slots, roster: { id: 'r', assignments: held as Assignment[], shortfalls } }, opinions, asOf);
}

/** What a doctor who is asked by law may have against a duty, and is asked all the same. */
const waived = new Set(['volunteer', 'unavailable', 'available']);

describe('the shortfall report', () => {
  it('names every gap, and for each whoever is fit and free, willing or not, exempted never', () => {
    const met = { gaps: 0, liable: 0, unwilling: 0 };
    fc.assert(
      fc.property(requests({ rules: anyRules(3) }), fc.nat(8), (input, most) => {
        const { problem, slots } = understood(input);
        const held = filled(problem, slots, () => 0, most);
        const report = shortfallReport.parse(reportOf({ problem, slots }, held));
        const open = slots.filter(({ id, headcount }) => held.filter(({ slot }) => slot === id).length < headcount);
        const gaps = new Map(report.territories.flatMap((one) => one.gaps.map((gap) => [gap.slot, gap])));
        const placed = open.filter(
          ({ line }) => line.territories.length === 0 || line.territories.some((id) => problem.territories.some((one) => one.id === id)),
        );
        expect([...gaps.keys()].sort()).toEqual(placed.map(({ id }) => id).sort());
        for (const slot of placed) {
          const busy = (id: string) =>
            held.some((one) => {
              const other = slots.find((any) => any.id === one.slot);
              return one.participant === id && other !== undefined && other.startMs < slot.endMs && slot.startMs < other.endMs;
            });
          const fit = problem.participants.filter(
            (person) =>
              person.status !== 'locum' && !busy(person.id) && standsAgainst(problem, person, slot).every((field) => waived.has(field)),
          );
          expect(gaps.get(slot.id)?.liable).toEqual(fit.map(({ id }) => id).sort());
          met.gaps++;
          met.liable += fit.length;
          met.unwilling += fit.filter(({ volunteer }) => !volunteer).length;
        }
      }),
      { seed: 20271201, numRuns: 150 },
    );
    expect(Math.min(met.gaps, met.liable, met.unwilling), JSON.stringify(met)).toBeGreaterThan(30);
  });

  const sector = (): ProblemInput => ({
    name: 'Est',
    period: { start: '2027-01-04', end: '2027-01-05' },
    territories: [{ id: 'est', name: 'Est <1>', hospitalRelays: ['GHER'] }, { id: 'ouest' }],
    lines: [
      { id: 'l', name: 'Saint-Benoît', territories: ['est'], windows: [{ id: 'e', start: '20:00', end: '24:00' }] },
      { id: 'm', territories: ['est', 'ouest'], windows: [{ id: 'e', start: '20:00', end: '22:00' }] },
    ],
    participants: [
      { id: 'z', name: '=cmd()', territory: 'est', volunteer: false, contact: { phone: '+262 692', address: '1, rue « A » ; <b>Est</b>' } },
      { id: 'a', name: 'O’Brien & fils', territory: 'est' },
      { id: 'ill', name: 'Exempté', territory: 'est', exemptions: [{ from: '2026-01-01', reason: 'health' }] },
      { id: 'r', name: 'Remplaçant', territory: 'est', status: 'locum', locumFor: ['a'] },
    ],
  });
  const held = [
    { slot: 'l/2027-01-04/e', participant: 'a' },
    { slot: 'm/2027-01-05/e', participant: 'a' },
  ];
  const opinions: Opinion[] = [
    { body: 'URPS', askedOn: '2026-12-01', receivedOn: null, opinion: null },
    { territory: 'est', body: 'Centre de santé', askedOn: '2026-12-01', receivedOn: '2026-12-05', opinion: 'Sans <solution>' },
    { slot: 'l/2027-01-05/e', body: 'Association', askedOn: '2026-12-02', receivedOn: null, opinion: null },
  ];

  it('goes by territory and date, with relays, opinions and the date by which to report', () => {
    const report = reportOf(built(sector()), held, opinions, '2026-12-26');
    expect(report).toMatchObject({ missingHeads: 2, missingHours: 6, opinions: [{ body: 'URPS' }] });
    expect(report.territories.map(({ territory, gaps }) => [territory, gaps.map(({ slot }) => slot)])).toEqual([
      ['est', ['m/2027-01-04/e', 'l/2027-01-05/e']],
      ['ouest', ['m/2027-01-04/e']],
    ]);
    expect(report.territories[0]).toMatchObject({ hospitalRelays: ['GHER'], missingHours: 6, opinions: [{ body: 'Centre de santé' }] });
    expect(report.territories[0].gaps[1]).toMatchObject({
      reportBy: '2026-12-26',
      overdue: false,
      opinions: [{ body: 'Association' }],
      liable: ['z'],
    });
    expect(report.doctors).toEqual([
      { participant: 'z', name: '=cmd()', territory: 'est', volunteer: false, address: '1, rue « A » ; <b>Est</b>', phone: '+262 692' },
    ]);
  });

  it('prints as a page of its own, every text escaped', () => {
    const page = shortfallReportHtml(reportOf(built(sector()), held, opinions), 'fr');
    expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(page).toContain('Est &#60;1&#62;');
    expect(page).toContain('&#60;b&#62;Est&#60;/b&#62;');
    expect(page).toContain('05/01/2027');
    expect(page).not.toMatch(/<b>|<solution>|<script|src=|href=|url\(/);
    expect(page).not.toContain('Exempté');
    // A placeholder without a value would stay visible.
    expect(page.slice(page.indexOf('<body>'))).not.toMatch(/\{\w+\}/);
  });

  it('opens in a spreadsheet: one row for each gap and doctor, no formula', () => {
    const text = shortfallReportCsv(reportOf(built(sector()), held, opinions), 'fr');
    expect(text.startsWith('\uFEFFTerritoire;Date;')).toBe(true);
    const rows = parse(text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row.Territoire, row.Date, row.Identifiant])).toEqual([
      ['Est <1>', '04/01/2027', 'z'],
      ['Est <1>', '05/01/2027', 'z'],
      ['ouest', '04/01/2027', 'z'],
    ]);
    expect(rows[1].Nom).toBe("'=cmd()");
    expect(rows[1].Téléphone).toBe("'+262 692");
    expect(rows[1].Avis).toContain('Association');
  });
});
