import { beforeAll, describe, expect, test } from 'vitest';
import type { Claims } from '../../src/domain/claims.ts';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { yearBefore } from '../support/dates.ts';
import { ownWeek } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('payment sheets of a roster, and presets, over HTTP', () => {
  const running = runningService({ workers: 1 });
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });

  test('planned, realised, visaed: payable only at the end; a change undoes the visa', async () => {
    const roster = (await (await post(`${running.url}/v1/rosters`, yearBefore(ownWeek()), { Prefer: 'wait=60' })).json()) as RosterStatus;
    const address = `${running.url}/v1/rosters/${roster.id}`;
    const [first, ...others] = roster.assignments ?? [];
    const second = others.find(({ participant }) => participant !== first.participant);
    if (second === undefined) throw new Error('everybody has a duty');
    const sheets = async () =>
      (await contract.check('GET', '/v1/rosters/{id}/exports/claims', await fetch(`${address}/exports/claims`))) as Claims;
    expect(await sheets()).toMatchObject({ realised: false, inForce: false, amount: 0, payable: 0 });
    // A draft owes nothing, whatever is said of it.
    const early = { visas: [{ participant: first.participant, month: '2026-01', by: 'CDOM', on: '2026-02-02' }] };
    expect((await post(`${address}/visas`, early)).status).toBe(409);
    await post(`${address}/publication`, {});
    const refused = await post(`${address}/visas`, {
      visas: [{ participant: first.participant, month: '2026-01', by: 'CDOM', on: '2026-02-02' }],
    });
    expect(refused.status).toBe(422);
    await post(`${address}/realised`, {
      rest: 'asPlanned',
      asOf: '2026-01-12',
      realised: [{ slot: first.slot, participant: second.participant, replaced: first.participant }],
    });
    expect(await sheets()).toMatchObject({ realised: true, amount: 350, payable: 0 });
    const visas = { visas: [{ participant: second.participant, month: '2026-01', by: 'CDOM', on: '2026-02-02' }] };
    const after = (await contract.check('POST', '/v1/rosters/{id}/visas', await post(`${address}/visas`, visas))) as Claims;
    const sheet = after.sheets.find(({ participant }) => participant === second.participant);
    expect(after.payable).toBe(sheet?.amount);
    expect(sheet?.rows).toContainEqual(expect.objectContaining({ slot: first.slot, replaces: first.participant, amount: 50 }));
    const csv = await fetch(`${address}/exports/claims?month=2026-01`, { headers: { Accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain('visée');
    await post(`${address}/realised`, { rest: 'asPlanned', asOf: '2026-01-12', realised: [] });
    expect(await sheets()).toMatchObject({ payable: 0 });
    expect((await fetch(`${address}/exports/claims?month=2026-13`)).status).toBe(422);
  });

  test('a later version goes on with what was served and visaed; the one before pays nothing more', async () => {
    const roster = (await (await post(`${running.url}/v1/rosters`, yearBefore(ownWeek()), { Prefer: 'wait=60' })).json()) as RosterStatus;
    const address = (id: string, rest: string) => `${running.url}/v1/rosters/${id}${rest}`;
    const sheetsOf = async (id: string) =>
      (await contract.check('GET', '/v1/rosters/{id}/exports/claims', await fetch(address(id, '/exports/claims')))) as Claims;
    await post(address(roster.id, '/publication'), {});
    const [first] = roster.assignments ?? [];
    const last = roster.assignments?.at(-1);
    if (!last) throw new Error('no duty');
    await post(address(roster.id, '/realised'), { rest: 'asPlanned', asOf: '2026-01-08', realised: [] });
    const visas = { visas: [{ participant: first.participant, month: '2026-01', by: 'CDOM', on: '2026-02-02' }] };
    const before = (await (await post(address(roster.id, '/visas'), visas)).json()) as Claims;
    expect(before).toMatchObject({ inForce: true, realised: true });
    expect(before.payable).toBeGreaterThan(0);

    const { replacements } = (await (
      await post(address(roster.id, '/replacements'), { slot: last.slot, participant: last.participant, chains: false })
    ).json()) as { replacements: { changes: { to: string }[] }[] };
    const to = replacements.map(({ changes }) => changes[0].to).find((id) => id !== first.participant) ?? replacements[0].changes[0].to;
    const move = { slot: last.slot, from: last.participant, to };
    await post(address(roster.id, '/proposals'), { moves: [move], asOf: '2026-01-08' });
    await post(address(roster.id, '/proposals/1/acceptance'), { participant: to });
    const done = (await (await post(address(roster.id, '/proposals/1/validation'), {})).json()) as { roster: string };

    const after = await sheetsOf(done.roster);
    expect(after).toMatchObject({ inForce: true, realised: true, amount: before.amount });
    const rows = after.sheets.flatMap(({ participant, rows: own }) => own.map((row) => ({ participant, ...row })));
    expect(rows.filter(({ slot }) => slot === last.slot)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ participant: last.participant, state: 'replaced', replacedBy: to, amount: 0 }),
        expect.objectContaining({ participant: to, state: 'planned', replaces: last.participant }),
      ]),
    );
    expect(await sheetsOf(roster.id)).toMatchObject({ inForce: false, payable: 0 });
    const late = await post(address(roster.id, '/visas'), visas);
    expect([late.status, ((await late.json()) as { type: string }).type]).toEqual([409, 'urn:vigie:problem:not-in-force']);
    // Nor is anything served by a table that is no longer in force: nobody would ever be paid by it.
    const served = await post(address(roster.id, '/realised'), { rest: 'asPlanned', asOf: '2026-01-12', realised: [] });
    const problem = (await contract.check('POST', '/v1/rosters/{id}/realised', served)) as { type: string };
    expect([served.status, problem.type]).toEqual([409, 'urn:vigie:problem:not-in-force']);
    // Where the sheet says the same as before, its visa holds.
    if (![to, last.participant].includes(first.participant)) expect(after.payable).toBe(before.payable);
    const again = await post(address(done.roster, '/visas'), visas);
    expect(((await again.json()) as Claims).payable).toBe(before.payable);
  });

  test('a roster that is published again goes on with what was given for the version between', async () => {
    const roster = (await (await post(`${running.url}/v1/rosters`, yearBefore(ownWeek()), { Prefer: 'wait=60' })).json()) as RosterStatus;
    const address = (id: string, rest: string) => `${running.url}/v1/rosters/${id}${rest}`;
    const publish = async (id: string) => expect((await post(address(id, '/publication'), {})).status).toBe(200);
    const realise = async (id: string, asOf: string) =>
      expect((await post(address(id, '/realised'), { rest: 'asPlanned', asOf, realised: [] })).status).toBe(200);
    const dutiesOf = async (id: string) => {
      const { sheets } = (await (await fetch(address(id, '/exports/claims'))).json()) as Claims;
      return sheets.reduce((sum, { duties }) => sum + duties, 0);
    };
    await publish(roster.id);
    await realise(roster.id, '2026-01-07');
    const before = await dutiesOf(roster.id);
    const facts = [{ type: 'absence', participant: 'a', from: '2026-01-11', to: '2026-01-11' }];
    const repair = await post(address(roster.id, '/repairs'), { from: '2026-01-11', asOf: '2026-01-10', facts });
    const { id: between } = (await repair.json()) as { id: string };
    await publish(between);
    await realise(between, '2026-01-10');
    const given = await dutiesOf(between);
    expect(given).toBeGreaterThan(before);
    await publish(roster.id);
    expect(await dutiesOf(roster.id)).toBe(given);
    await realise(roster.id, '2026-01-12');
    expect(await dutiesOf(roster.id)).toBe(7);
  });

  test('presets: listed with their sources, read at a set of rates', async () => {
    const list = (await contract.check('GET', '/v1/presets', await fetch(`${running.url}/v1/presets`))) as {
      presets: { id: string; source: string }[];
    };
    expect(list.presets.map(({ id }) => id)).toContain('reunion-2016');
    const text = await fetch(`${running.url}/v1/presets/reunion-2016?rates=text`);
    const { lines } = (await contract.check('GET', '/v1/presets/{id}', text)) as {
      lines: { id: string; windows: { hourlyRate?: number }[] }[];
    };
    expect(lines[0].windows[0].hourlyRate).toBe(82.2);
    expect((await fetch(`${running.url}/v1/presets/nothing`)).status).toBe(404);
  });
});
