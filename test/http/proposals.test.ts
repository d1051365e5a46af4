import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import type { VersionList } from '../../src/domain/publication.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { ownWeek, week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const running = runningService();
let contract: Contract;

beforeAll(async () => {
  contract = await Contract.of(running.url);
});

const base = '/v1/rosters/{id}/proposals';
const request = (): ProblemInput => ({ ...ownWeek(), participants: [...week().participants, { id: 'no', volunteer: false }] });
const at = (id: string, rest = '') => `${running.url}/v1/rosters/${id}/proposals${rest}`;

async function published(): Promise<Roster> {
  const roster = (await (await post(`${running.url}/v1/rosters`, request(), { Prefer: 'wait=20' })).json()) as Roster;
  await post(`${running.url}/v1/rosters/${roster.id}/publication`, {});
  return roster;
}

async function step(id: string, number: number, name: string, body: unknown = {}): Promise<[number, Proposal]> {
  const answer = await post(at(id, `/${number}/${name}`), body);
  return [answer.status, (await contract.check('POST', `${base}/{proposal}/${name}`, answer)) as Proposal];
}

async function propose(id: string, moves: unknown): Promise<[number, Proposal & { errors?: { pointer: string; code: string }[] }]> {
  const answer = await post(at(id), { moves });
  return [answer.status, (await contract.check('POST', base, answer)) as Proposal];
}

/** Who could take a duty without breaking the eleven hours of rest: the search is the service's own, asked over HTTP. */
async function replacementOf({ id, assignments }: Roster, index: number): Promise<{ slot: string; from: string; to: string }> {
  const { slot, participant } = assignments[index];
  const answer = await post(`${running.url}/v1/rosters/${id}/replacements`, { slot, participant, chains: false });
  const { replacements } = (await answer.json()) as { replacements: { changes: { to: string }[] }[] };
  return { slot, from: participant, to: replacements[0].changes[0].to };
}

const versionsOf = async (id: string) => (await (await fetch(`${running.url}/v1/rosters/${id}/versions`)).json()) as VersionList;

describe('a replacement on its way into the table', () => {
  it('is in the table only once it is accepted and validated, and then as a version of its own', async () => {
    const roster = await published();
    const move = await replacementOf(roster, 3);
    const [status, made] = await propose(roster.id, [move]);
    expect(status).toBe(200);
    expect(made).toMatchObject({ proposal: 1, state: 'proposed', version: 1, awaited: [move.to], roster: null });
    expect(made.changes).toMatchObject([move]);
    expect(made.recipients.map(({ kind }) => kind)).toEqual([
      ...['cdom', 'ars', 'prefect', 'samu', 'regulators', 'funds', 'participant', 'participant'],
    ]);
    // Too early for the CDOM, and not for anybody else to accept.
    expect((await step(roster.id, 1, 'validation'))[0]).toBe(409);
    expect((await step(roster.id, 1, 'acceptance', { participant: move.from }))[0]).toBe(422);
    expect((await step(roster.id, 1, 'acceptance', { participant: move.to }))[1]).toMatchObject({ state: 'accepted', awaited: [] });
    expect((await versionsOf(roster.id)).versions).toHaveLength(1);

    const [, validated] = await step(roster.id, 1, 'validation', { actor: 'CDOM' });
    expect(validated).toMatchObject({ state: 'validated', published: 2 });
    expect(validated.steps.map(({ state, actor }) => [state, actor])).toEqual([
      ['proposed', null],
      ['accepted', move.to],
      ['validated', 'CDOM'],
    ]);
    const kept = await fetch(`${running.url}/v1/rosters/${validated.roster}`);
    const after = (await contract.check('GET', '/v1/rosters/{id}', kept)) as Roster;
    expect(after.changes).toMatchObject([move]);
    expect(after.madeFrom).toBe(roster.id);
    expect(after.assignments.map(({ slot, participant }) => [slot, participant])).toEqual(
      roster.assignments.map(({ slot, participant }) => [slot, slot === move.slot ? move.to : participant]),
    );
    const { versions } = await versionsOf(roster.id);
    expect(versions.map((version) => [version.version, version.roster])).toEqual([
      [1, roster.id],
      [2, validated.roster],
    ]);
    // What is done is done.
    for (const name of ['acceptance', 'refusal', 'withdrawal', 'validation']) {
      expect((await step(roster.id, 1, name, name === 'acceptance' ? { participant: move.to } : {}))[0], name).toBe(409);
    }
    // The duty does not come back to whoever gave it up.
    const facts = [{ type: 'absence', participant: move.to, from: '2027-01-04', to: '2027-01-10' }];
    const repair = await post(`${running.url}/v1/rosters/${validated.roster}/repairs`, { from: '2027-01-04', facts });
    const repaired = (await repair.json()) as Roster;
    expect(repaired.assignments.find(({ slot }) => slot === move.slot)?.participant).not.toBe(move.from);
  });

  it('can be a swap: all who take over must accept', async () => {
    const roster = await published();
    const [one, other] = [
      roster.assignments[0],
      roster.assignments.find(({ participant }) => participant !== roster.assignments[0].participant),
    ];
    if (!other) throw new Error('one person holds everything');
    const [status, made] = await propose(roster.id, [
      { slot: one.slot, from: one.participant, to: other.participant },
      { slot: other.slot, from: other.participant, to: one.participant },
    ]);
    expect(status).toBe(200);
    expect(made.awaited.sort()).toEqual([one.participant, other.participant].sort());
    expect((await step(roster.id, 1, 'acceptance', { participant: one.participant }))[1].state).toBe('proposed');
    expect((await step(roster.id, 1, 'acceptance', { participant: other.participant }))[1].state).toBe('accepted');
    expect((await step(roster.id, 1, 'validation'))[1].state).toBe('validated');
  });

  it('can be taken back by another one; what the service forbids is not called the wish of the request', async () => {
    const roster = await published();
    const move = await replacementOf(roster, 1);
    await propose(roster.id, [move]);
    await step(roster.id, 1, 'acceptance', { participant: move.to });
    const [, there] = await step(roster.id, 1, 'validation');
    const id = there.roster ?? '';
    const [status] = await propose(id, [{ slot: move.slot, from: move.to, to: move.from }]);
    expect(status).toBe(200);
    await step(id, 2, 'acceptance', { participant: move.from });
    const [, back] = await step(id, 2, 'validation');
    expect(back).toMatchObject({ state: 'validated', published: 3 });
    const after = (await (await fetch(`${running.url}/v1/rosters/${back.roster}`)).json()) as Roster;
    expect(after.assignments.find(({ slot }) => slot === move.slot)?.participant).toBe(move.from);
    const why = await post(`${running.url}/v1/rosters/${back.roster}/explanations`, { slot: move.slot, participant: move.to });
    expect(JSON.stringify(await why.json())).not.toContain('interdite par la demande');
  });

  it('ends by a refusal or a withdrawal', async () => {
    const roster = await published();
    const move = await replacementOf(roster, 2);
    await propose(roster.id, [move]);
    await propose(roster.id, [move]);
    expect((await step(roster.id, 1, 'refusal', { actor: move.to, comment: 'Absent.' }))[1].state).toBe('refused');
    await step(roster.id, 2, 'acceptance', { participant: move.to });
    expect((await step(roster.id, 2, 'withdrawal', { actor: move.from }))[1].state).toBe('withdrawn');
    expect((await step(roster.id, 1, 'withdrawal'))[0]).toBe(409);
    const list = (await contract.check('GET', base, await fetch(at(roster.id)))) as { proposals: Proposal[] };
    expect(list.proposals.map(({ state }) => state)).toEqual(['refused', 'withdrawn']);
    expect((await contract.check('GET', `${base}/{proposal}`, await fetch(at(roster.id, '/2')))) as Proposal).toEqual(list.proposals[1]);
    expect((await fetch(at(roster.id, '/3'))).status).toBe(404);
  });

  it('that the table has overtaken is refused at validation', async () => {
    const roster = await published();
    const move = await replacementOf(roster, 1);
    for (const number of [1, 2]) {
      await propose(roster.id, [move]);
      await step(roster.id, number, 'acceptance', { participant: move.to });
    }
    expect((await step(roster.id, 1, 'validation'))[0]).toBe(200);
    const [status, problem] = await step(roster.id, 2, 'validation');
    expect([status, (problem as unknown as { type: string }).type]).toEqual([409, 'urn:vigie:problem:outdated']);
    // And nothing more is proposed on what is no longer in force.
    expect((await propose(roster.id, [move]))[0]).toBe(409);
  });

  it('says everything that is wrong with it', async () => {
    const roster = await published();
    const { slot, participant } = roster.assignments[0];
    const other = ['a', 'b', 'c', 'd'].find((id) => id !== participant);
    const [status, { errors }] = await propose(roster.id, [
      { slot: 'fixe/2027-02-01/evening', from: participant, to: 'a' },
      { slot, from: participant, to: 'nobody' },
      { slot, from: other, to: participant },
    ]);
    expect(status).toBe(422);
    expect(errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/moves/0/slot unknownSlot',
      '/moves/1/to unknownParticipant',
      '/moves/2/from notHeld',
    ]);
    const move = { slot, from: participant, to: other };
    expect((await propose(roster.id, [move, move]))[1].errors?.map(({ code }) => code)).toEqual(['moveTwice']);
    // The verifier is asked before anybody is.
    const unwilling = await propose(roster.id, [{ slot, from: participant, to: 'no' }]);
    expect([unwilling[0], unwilling[1].errors?.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([422, ['/moves proposalBreaks']]);
    const draft = (await (await post(`${running.url}/v1/rosters`, request(), { Prefer: 'wait=20' })).json()) as Roster;
    const [state, problem] = await propose(draft.id, [{ slot, from: participant, to: 'a' }]);
    expect([state, (problem as unknown as { type: string }).type]).toEqual([409, 'urn:vigie:problem:not-published']);
  });
});
