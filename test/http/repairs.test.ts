import { beforeAll, describe, expect, it } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const running = runningService();
let contract: Contract;
let roster: Roster;
const path = '/v1/rosters/{id}/repairs';
const repair = (id: string, body: unknown) => post(`${running.url}/v1/rosters/${id}/repairs`, body);

beforeAll(async () => {
  contract = await Contract.of(running.url);
  roster = (await (await post(`${running.url}/v1/rosters`, week(), { Prefer: 'wait=20' })).json()) as Roster;
});

describe('POST /v1/rosters/{id}/repairs', () => {
  it('answers a new roster, kept under its own id, and leaves the old one as it was', async () => {
    const { slot, participant } = roster.assignments[4];
    const date = slot.split('/')[1];
    const facts = [{ type: 'absence', participant, from: date, to: date }];
    const answer = await repair(roster.id, { from: '2027-01-06', asOf: '2027-01-06', facts });
    expect(answer.status).toBe(200);
    const location = answer.headers.get('location') ?? '';
    const made = (await contract.check('POST', path, answer)) as Roster;
    expect(made.madeFrom).toBe(roster.id);
    expect(made.changes?.map((change) => [change.slot, change.from])).toEqual([[slot, participant]]);
    expect(location).toBe(`/v1/rosters/${made.id}`);
    const kept = await contract.check('GET', '/v1/rosters/{id}', await fetch(running.url + location));
    expect(kept).toEqual(made);
    const before = await (await fetch(`${running.url}/v1/rosters/${roster.id}`)).json();
    expect(before).toEqual(roster);
    // The repair can be repaired, its changes are against itself.
    const again = await repair(made.id, { from: '2027-01-06', facts: [{ type: 'withdrawal', participant: 'a' }] });
    expect(((await contract.check('POST', path, again)) as Roster).madeFrom).toBe(made.id);
  });

  it('says everything that is wrong with the facts at once', async () => {
    const facts = [
      { type: 'pin', slot: 'fixe/2027-01-04/evening', participant: 'a' },
      { type: 'withdrawal', participant: 'nobody' },
    ];
    const answer = await repair(roster.id, { from: '2027-01-06', facts });
    expect(answer.status).toBe(422);
    const { errors } = (await contract.check('POST', path, answer)) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/facts/0/slot', 'slotPast'],
      ['/facts/1/participant', 'unknownParticipant'],
    ]);
    const shapeless = await repair(roster.id, { facts: [{ type: 'sickness' }], since: 1 });
    expect(shapeless.status).toBe(422);
    await contract.check('POST', path, shapeless);
  });

  it('knows no roster that is not there', async () => {
    expect((await repair('nothing', { facts: [{ type: 'withdrawal', participant: 'a' }] })).status).toBe(404);
  });
});
