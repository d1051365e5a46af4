import { beforeAll, describe, expect, test } from 'vitest';
import type { Claims } from '../../src/domain/claims.ts';
import type { OnDuty, TableList } from '../../src/domain/on-duty.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { VersionList } from '../../src/domain/publication.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { yearBefore } from '../support/dates.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const running = runningService({ workers: 1 });
let contract: Contract;
beforeAll(async () => {
  contract = await Contract.of(running.url);
});

const at = (id: string, rest = '') => `${running.url}/v1/rosters/${id}${rest}`;
const solve = async (problem: ProblemInput) =>
  (await (await post(`${running.url}/v1/rosters`, problem, { Prefer: 'wait=60' })).json()) as Roster;
const publish = async (id: string) => post(at(id, '/publication'), {});
const put = (address: string, body: object) =>
  fetch(address, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

describe('one department, one set of lines, one period: one table in force', () => {
  test('the same month posted and published twice is one table with two versions, and is paid once', async () => {
    const problem = { ...yearBefore(week()), department: '04' };
    const [first, second] = [await solve(problem), await solve({ ...problem, options: { ...problem.options, seed: 2 } })];
    expect((await publish(first.id)).status).toBe(200);
    const answered = await publish(second.id);
    expect(answered.status).toBe(200);
    expect(await answered.json()).toMatchObject({ version: 2, roster: second.id });
    const { versions } = (await (await fetch(at(first.id, '/versions'))).json()) as VersionList;
    expect(versions.map(({ roster }) => roster)).toEqual([first.id, second.id]);
    await post(at(second.id, '/realised'), { rest: 'asPlanned', asOf: '2026-01-12', realised: [] });
    const owed = async (id: string) => {
      const address = at(id, '/exports/claims');
      const { sheets } = (await (await fetch(address)).json()) as Claims;
      const visas = sheets.map(({ participant, month }) => ({ participant, month, by: 'CDOM', on: '2026-02-02' }));
      await post(at(id, '/visas'), { visas });
      return ((await (await fetch(address)).json()) as Claims).payable;
    };
    expect([await owed(first.id), await owed(second.id)]).toEqual([0, 7 * 50]);
    expect(((await (await fetch(`${running.url}/v1/tables?department=04&at=2026-01-06`)).json()) as TableList).tables).toMatchObject([
      { roster: second.id, version: 2 },
    ]);
  });

  test('a table for a part of the lines or dates in force is refused, and says by which', async () => {
    const problem = { ...week(), department: '05' };
    const whole = await solve({ ...problem, lines: [...problem.lines, { ...problem.lines[0], id: 'mobile' }] });
    await publish(whole.id);
    for (const other of [problem, { ...problem, period: { start: '2027-01-10', end: '2027-01-12' } }]) {
      const refused = await publish((await solve(other)).id);
      const answer = (await contract.check('POST', '/v1/rosters/{id}/publication', refused)) as { type: string; detail: string };
      expect([refused.status, answer.type]).toEqual([409, 'urn:vigie:problem:table-in-force']);
      expect(answer.detail).toContain(whole.id);
    }
    // Other dates, or another department, are another table.
    for (const other of [
      { ...problem, period: { start: '2027-01-11', end: '2027-01-12' } },
      { ...problem, department: '06' },
    ]) {
      expect((await publish((await solve(other)).id)).status).toBe(200);
    }
  });

  test('two that are published at the same moment become two versions', async () => {
    const problem = { ...week(), department: '07' };
    const made = await Promise.all([1, 2, 3].map((seed) => solve({ ...problem, options: { ...problem.options, seed } })));
    const answers = await Promise.all(made.map(async ({ id }) => ((await (await publish(id)).json()) as { version: number }).version));
    expect(answers.sort()).toEqual([1, 2, 3]);
  });
});

describe('who is on duty', () => {
  const sector: ProblemInput = {
    department: '08',
    period: { start: '2027-03-26', end: '2027-03-29' },
    territories: [
      { id: 'nord', name: 'Nord', neighbours: ['sud'], hospitalRelays: ['CH Nord'] },
      { id: 'sud', name: 'Sud' },
    ],
    lines: [
      {
        id: 'fixe',
        name: 'Poste fixe',
        role: 'fixed',
        site: 'Maison médicale',
        territories: ['nord'],
        windows: [{ id: 'nuit', start: '20:00', end: '08:00' }],
      },
      { id: 'mobile', role: 'mobile', territories: ['sud'], windows: [{ id: 'nuit', start: '20:00', end: '08:00' }] },
    ],
    participants: ['a', 'b', 'c', 'd'].map((id, i) => ({
      id,
      name: `Dr Fougère ${id.toUpperCase()}`,
      territory: i < 2 ? 'nord' : 'sud',
      roles: ['fixed', 'mobile'],
      serves: ['nord', 'sud'],
      contact: { phone: `06 39 98 00 0${i}` },
    })),
    rules: [{ type: 'minRest', hours: 11 }],
    options: { asOf: '2026-11-21' },
  };
  let roster: Roster;
  beforeAll(async () => {
    roster = await solve(sector);
    await publish(roster.id);
  });
  const onDuty = async (query: string) =>
    (await contract.check('GET', '/v1/on-duty', await fetch(`${running.url}/v1/on-duty?department=08&${query}`))) as OnDuty;

  test('is what the table says at every instant, through the night in which the clocks change', async () => {
    const first = Date.parse('2027-03-26T12:00:00Z');
    for (let i = 0; i < 60; i++) {
      const instant = first + Math.floor((i * 7919 * 60_000) % (4 * 86_400_000));
      const { duties } = await onDuty(`at=${new Date(instant).toISOString()}`);
      const expected = roster.assignments.filter(({ start, end }) => Date.parse(start) <= instant && instant < Date.parse(end));
      expect(duties.map(({ slot, participant }) => `${slot} ${participant}`).sort()).toEqual(
        expected.map(({ slot, participant }) => `${slot} ${participant}`).sort(),
      );
      for (const duty of duties) {
        const after = roster.assignments.filter(({ line, start }) => line === duty.line && Date.parse(start) > instant);
        expect(duty.next?.participant ?? null).toBe(after[0]?.participant ?? null);
      }
    }
    // 28 March loses an hour: the duty of the 27th ends at 8 by the clock, 11 hours after it began.
    const night = roster.assignments.find(({ slot }) => slot === 'fixe/2027-03-27/nuit');
    expect(night?.end).toBe('2027-03-28T08:00:00+02:00');
  });

  test('with names, places, telephones, and whom to call in order', async () => {
    const { duties, territories } = await onDuty('at=2027-03-26T20:00:00Z');
    const fixed = duties.find(({ line }) => line === 'fixe');
    const person = sector.participants.find(({ id }) => id === fixed?.participant);
    expect(fixed).toMatchObject({ lineName: 'Poste fixe', site: 'Maison médicale', name: person?.name, phone: person?.contact?.phone });
    const order = territories.map(({ territory, consultation, visit }) => [
      territory,
      consultation.map(({ slot, relay }) => relay ?? slot?.split('/')[0]),
      visit.map(({ slot, relay }) => relay ?? slot?.split('/')[0]),
    ]);
    expect(order).toEqual([
      ['nord', ['fixe', 'CH Nord'], ['mobile', 'fixe', 'samu']],
      ['sud', ['fixe'], ['mobile', 'samu']],
    ]);
    expect((await onDuty('at=2027-03-26T20:00:00Z&role=mobile')).duties.map(({ line }) => line)).toEqual(['mobile']);
    expect((await onDuty('at=2027-03-26T12:00:00Z')).next.map(({ line }) => line).sort()).toEqual(['fixe', 'mobile']);
  });

  test('the telephone of a duty is that which was given for it, through later versions', async () => {
    const { slot, participant } = roster.assignments[0];
    const address = at(roster.id, `/duties/${encodeURIComponent(slot)}/contact`);
    expect((await put(address, { phone: '06 39 98 99 99' })).status).toBe(200);
    const phone = async () => (await onDuty('at=2027-03-26T21:00:00Z')).duties.find((duty) => duty.slot === slot)?.phone;
    expect(await phone()).toBe('06 39 98 99 99');
    await publish((await solve(sector)).id);
    expect(await phone()).toBe('06 39 98 99 99');
    const { tables } = (await (await fetch(`${running.url}/v1/tables?department=08`)).json()) as TableList;
    const now = at(tables[0].roster, `/duties/${encodeURIComponent(slot)}/contact`);
    expect((await put(now, { phone: null, participant })).status).toBe(200);
    expect(await phone()).toBe(sector.participants.find(({ id }) => id === participant)?.contact?.phone);
    expect((await put(at(tables[0].roster, '/duties/x%2Fy%2Fz/contact'), { phone: '06' })).status).toBe(422);
    expect((await put(at(tables[0].roster, '/duties/x%2Fy%2Fz/contact'), { phone: '06 00' })).status).toBe(404);
  });

  test('is fresh for a while, and not sent twice', async () => {
    const address = `${running.url}/v1/on-duty?department=08&at=2027-03-26T20:00:00Z`;
    const first = await fetch(address);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, max-age=30');
    expect((await fetch(address, { headers: { 'If-None-Match': tag } })).status).toBe(304);
    expect((await fetch(`${running.url}/v1/on-duty?at=yesterday`)).status).toBe(422);
  });
});
