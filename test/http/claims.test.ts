import { beforeAll, describe, expect, test } from 'vitest';
import type { Claims } from '../../src/domain/claims.ts';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('payment sheets of a roster, and presets, over HTTP', () => {
  const running = runningService({ workers: 1 });
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });

  test('planned, realised, visaed: payable only at the end; a change undoes the visa', async () => {
    const roster = (await (await post(`${running.url}/v1/rosters`, week(), { Prefer: 'wait=60' })).json()) as RosterStatus;
    const address = `${running.url}/v1/rosters/${roster.id}`;
    const [first, ...others] = roster.assignments ?? [];
    const second = others.find(({ participant }) => participant !== first.participant);
    if (second === undefined) throw new Error('everybody has a duty');
    const sheets = async () =>
      (await contract.check('GET', '/v1/rosters/{id}/exports/claims', await fetch(`${address}/exports/claims`))) as Claims;
    expect(await sheets()).toMatchObject({ realised: false, amount: 0, payable: 0 });
    const refused = await post(`${address}/visas`, {
      visas: [{ participant: first.participant, month: '2027-01', by: 'CDOM', on: '2027-02-01' }],
    });
    expect(refused.status).toBe(422);
    await post(`${address}/realised`, {
      rest: 'asPlanned',
      asOf: '2027-01-11',
      realised: [{ slot: first.slot, participant: second.participant, replaced: first.participant }],
    });
    expect(await sheets()).toMatchObject({ realised: true, amount: 350, payable: 0 });
    const visas = { visas: [{ participant: second.participant, month: '2027-01', by: 'CDOM', on: '2027-02-01' }] };
    const after = (await contract.check('POST', '/v1/rosters/{id}/visas', await post(`${address}/visas`, visas))) as Claims;
    const sheet = after.sheets.find(({ participant }) => participant === second.participant);
    expect(after.payable).toBe(sheet?.amount);
    expect(sheet?.rows).toContainEqual(expect.objectContaining({ slot: first.slot, replaces: first.participant, amount: 50 }));
    const csv = await fetch(`${address}/exports/claims?month=2027-01`, { headers: { Accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain('visée');
    await post(`${address}/realised`, { rest: 'asPlanned', asOf: '2027-01-11', realised: [] });
    expect(await sheets()).toMatchObject({ payable: 0 });
    expect((await fetch(`${address}/exports/claims?month=2027-13`)).status).toBe(422);
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
