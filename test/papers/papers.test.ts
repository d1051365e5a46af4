import ICAL from 'ical.js';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { post, runningService } from '../support/service.ts';

/** Two lines of a sector over two months; one evening nobody can take; a name that would be markup, and one that would be a formula. */
const problem: ProblemInput = {
  name: 'Secteur <b>d’essai</b>',
  period: { start: '2027-01-28', end: '2027-02-03' },
  lines: [
    { id: 'fixe', name: 'Poste fixe', site: 'Maison médicale', windows: [{ id: 'soir', start: '20:00', end: '24:00', fee: 60 }] },
    { id: 'nuit', windows: [{ id: 'n', days: ['saturday'], start: '00:00', end: '08:00' }], requires: ['absent'] },
  ],
  participants: [
    { id: 'a', name: '<i>Dr Œillet</i>' },
    { id: 'b', name: '=1+1' },
    { id: 'c', name: 'Dr Łubin Bézoard' },
  ],
  rules: [{ type: 'minRest', hours: 11 }],
  options: { asOf: '2026-11-21' },
};

describe('a roster on paper', () => {
  const running = runningService({ workers: 1 });
  let roster: Roster;
  beforeAll(async () => {
    roster = (await (await post(`${running.url}/v1/rosters`, problem, { Prefer: 'wait=60' })).json()) as Roster;
  });
  const file = async (format: string, query = '') => {
    const response = await fetch(`${running.url}/v1/rosters/${roster.id}/exports/${format}${query}`);
    expect(response.status).toBe(200);
    return response;
  };
  const nameOf = (id: string) => problem.participants.find((person) => person.id === id)?.name ?? '';

  test('the workbook opens elsewhere, with a sheet for each question; no name begins a formula', async () => {
    const bytes = Buffer.from(await (await file('xlsx')).arrayBuffer());
    const sheets = await readExcel(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Par ligne', 'Par médecin', 'Équité', 'Coût', 'Carences']);
    const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    const doctors = rows('Par médecin').slice(1);
    expect(Object.fromEntries(doctors.map(([name, count]) => [name, count]))).toEqual(
      Object.fromEntries(
        problem.participants.map(({ id, name }) => [name, roster.assignments.filter(({ participant }) => participant === id).length]),
      ),
    );
    expect(rows('Coût').at(-1)).toEqual(['Total', roster.cost.total]);
    expect(rows('Carences').slice(1)).toHaveLength(1);
  });

  test('the page to print has a sheet a line and month, every text escaped, gaps marked', async () => {
    const page = await (await file('html', '?paper=a3')).text();
    expect(page.match(/<section>/g)).toHaveLength(3);
    expect(page).toContain('size: a3');
    expect(page).toContain('&#60;i&#62;Dr Œillet');
    expect(page).not.toContain('<i>');
    expect(page).toContain('Projet, non publié');
    expect(page.match(/À POURVOIR/g)).toHaveLength(1);
    expect((await (await file('html', '?lang=en')).text()).includes('January 2027')).toBe(true);
  });

  test('the PDF has as many pages', async () => {
    const response = await file('pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(3);
  });

  test('the calendar names who is where and when', async () => {
    const events = new ICAL.Component(ICAL.parse(await (await file('ics')).text())).getAllSubcomponents('vevent');
    expect(events.map((event) => `${event.getFirstPropertyValue('dtstart')} ${event.getFirstPropertyValue('summary')}`).sort()).toEqual(
      roster.assignments
        .map(({ start, participant }) => `${new Date(start).toISOString().slice(0, 19)}Z Garde\u00a0: ${nameOf(participant)}, Poste fixe`)
        .sort(),
    );
  });

  test('the table of text is verified as it is', async () => {
    const table = await (await file('csv')).text();
    const verified = await post(`${running.url}/v1/verifications`, { problem, table });
    expect(await verified.json()).toMatchObject({ ok: true, cost: { total: roster.cost.total } });
  });

  test('other forms do not exist; the payment sheets are still there', async () => {
    expect((await fetch(`${running.url}/v1/rosters/${roster.id}/exports/docx`)).status).toBe(404);
    expect((await fetch(`${running.url}/v1/rosters/${roster.id}/exports/claims`)).status).toBe(200);
    expect((await fetch(`${running.url}/v1/rosters/${roster.id}/exports/pdf?paper=a0`)).status).toBe(422);
  });
});
