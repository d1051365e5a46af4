import { beforeAll, describe, expect, it } from 'vitest';
import type { Version, VersionChanges, VersionList } from '../../src/domain/publication.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { ownWeek } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const running = runningService();
let contract: Contract;

beforeAll(async () => {
  contract = await Contract.of(running.url);
});

const base = '/v1/rosters/{id}';
const made = async (): Promise<Roster> =>
  (await (await post(`${running.url}/v1/rosters`, ownWeek(), { Prefer: 'wait=20' })).json()) as Roster;
const publish = (id: string, body: unknown = {}) => post(`${running.url}/v1/rosters/${id}/publication`, body);
const read = (id: string, rest: string) => fetch(`${running.url}/v1/rosters/${id}/${rest}`);

async function repaired(id: string, participant: string): Promise<Roster> {
  const facts = [{ type: 'absence', participant, from: '2027-01-06', to: '2027-01-10' }];
  return (await (
    await post(`${running.url}/v1/rosters/${id}/repairs`, { from: '2027-01-06', asOf: '2027-01-05', facts })
  ).json()) as Roster;
}

/** Everybody who holds duties, by id, with their slots. */
function holders({ assignments }: Pick<Roster, 'assignments'>): [string, string[]][] {
  const own = Map.groupBy(assignments, ({ participant }) => participant);
  return [...own].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, duties]) => [id, duties.map(({ slot }) => slot)]);
}

describe('publication', () => {
  it('makes versions of a roster and its repairs, with what changed and who must be told', async () => {
    const first = await made();
    const one = await publish(first.id, { label: 'Tableau', actor: 'CDOM', asOf: '2026-11-20' });
    expect(one.status).toBe(200);
    expect(await contract.check('POST', `${base}/publication`, one)).toMatchObject({
      version: 1,
      roster: first.id,
      label: 'Tableau',
      actor: 'CDOM',
      publishedOn: '2026-11-20',
      outcome: 'complete',
      changes: [],
      recipients: [
        ...['cdom', 'ars', 'prefect', 'samu', 'regulators', 'funds'].map((kind) => ({ kind, participant: null, whole: true, slots: [] })),
        ...holders(first).map(([participant, slots]) => ({ kind: 'participant', participant, whole: false, slots })),
      ],
      // Seven days are no three months; 20 November is on the 45th day before 4 January.
      warnings: [{ code: 'shortPeriod' }],
      deadlines: [
        { code: 'rosterToCdom', due: '2026-11-20', daysLeft: 0, metOn: '2026-11-20', overdue: false },
        { code: 'transmission', due: '2026-12-25', daysLeft: 35, metOn: '2026-11-20', overdue: false },
        { code: 'realised', due: '2027-02-10', daysLeft: 82, metOn: null, overdue: false },
      ],
    });
    const again = await publish(first.id);
    expect(again.status).toBe(409);
    expect(await contract.check('POST', `${base}/publication`, again)).toMatchObject({ type: 'urn:vigie:problem:already-published' });

    const second = await repaired(first.id, 'b');
    const two = (await contract.check('POST', `${base}/publication`, await publish(second.id, { asOf: '2027-01-05' }))) as Version;
    expect(two).toMatchObject({ version: 2, roster: second.id, changes: second.changes, recipients: second.recipients });

    // Whichever roster of the table is asked.
    for (const { id } of [first, second]) {
      const list = (await contract.check('GET', `${base}/versions`, await read(id, 'versions?asOf=2027-02-11'))) as VersionList;
      expect(list.versions.map(({ version, roster }) => [version, roster])).toEqual([
        [1, first.id],
        [2, second.id],
      ]);
      expect(list.deadlines.map(({ code, overdue, metOn }) => [code, overdue, metOn])).toEqual([
        ['rosterToCdom', false, '2026-11-20'],
        ['transmission', false, '2026-11-20'],
        ['realised', true, null],
      ]);
    }
    const changes = (await contract.check(
      'GET',
      `${base}/versions/{version}/changes`,
      await read(first.id, 'versions/1/changes?to=2'),
    )) as VersionChanges;
    expect(changes).toEqual({ from: 1, to: 2, changes: second.changes, recipients: second.recipients });
    const back = (await (await read(first.id, 'versions/2/changes?to=1')).json()) as VersionChanges;
    expect(back.changes.map(({ slot, from, to }) => [slot, to, from])).toEqual(
      second.changes?.map(({ slot, from, to }) => [slot, from, to]),
    );
    expect(await contract.check('GET', `${base}/versions/{version}`, await read(second.id, 'versions/1'))).toEqual(first);
  });

  it('that is late says so', async () => {
    const { id } = await made();
    const late = (await contract.check('POST', `${base}/publication`, await publish(id, { asOf: '2026-11-21', lang: 'en' }))) as Version;
    expect(late.deadlines[0]).toMatchObject({ code: 'rosterToCdom', daysLeft: -1, overdue: true });
    expect(late.deadlines[0].message).toContain('late');
  });

  it('knows no version that is not there, and takes no body that is wrong', async () => {
    const { id } = await made();
    for (const rest of ['versions/1', 'versions/x', 'versions/1/changes?to=2', 'versions/1/changes']) {
      const answer = await read(id, rest);
      expect(answer.status, rest).toBe(404);
      await contract.check('GET', `${base}/versions/{version}${rest.includes('changes') ? '/changes' : ''}`, answer);
    }
    expect((await read(id, 'versions?asOf=yesterday')).status).toBe(422);
    expect((await read(id, 'versions?since=2027-01-01')).status).toBe(422);
    expect((await publish(id, { asOf: '2027-02-31' })).status).toBe(422);
    expect((await publish('nothing')).status).toBe(404);
  });

  it('is not erased with one of its rosters, unless that is what is asked', async () => {
    const first = await made();
    await publish(first.id);
    const second = await repaired(first.id, 'a');
    const erase = (id: string, query = '') => fetch(`${running.url}/v1/rosters/${id}${query}`, { method: 'DELETE' });
    const refused = await erase(first.id);
    expect(refused.status).toBe(409);
    const problem = (await contract.check('DELETE', '/v1/rosters/{id}', refused)) as { type: string; detail: string };
    expect(problem).toMatchObject({ type: 'urn:vigie:problem:published-roster', detail: expect.stringContaining('?published=erase') });
    expect(problem.detail).toContain('version 1');
    expect((await erase(first.id, '?published=yes')).status).toBe(409);
    expect((await read(first.id, 'versions/1')).status).toBe(200);
    // A draft that nobody has published is no part of the document.
    expect((await erase(second.id)).status).toBe(204);
    expect((await read(first.id, 'versions/1')).status).toBe(200);
    const third = await repaired(first.id, 'a');
    await publish(third.id);
    expect((await erase(first.id)).status).toBe(409);
    expect((await erase(first.id, '?published=erase')).status).toBe(204);
    // With all its versions: none of them is left as a roster either.
    for (const { id } of [first, third]) expect((await fetch(`${running.url}/v1/rosters/${id}`)).status).toBe(404);
    expect((await erase(third.id)).status).toBe(404);
  });

  it('is erased whole from any of its rosters; a draft of it is a roster like any other', async () => {
    const first = await made();
    await publish(first.id);
    const second = await repaired(first.id, 'a');
    await publish(second.id);
    const draft = await repaired(second.id, 'b');
    const erased = await fetch(`${running.url}/v1/rosters/${second.id}?published=erase`, { method: 'DELETE' });
    expect(erased.status).toBe(204);
    for (const { id } of [first, second]) expect((await fetch(`${running.url}/v1/rosters/${id}`)).status).toBe(404);
    expect(((await (await read(draft.id, 'versions')).json()) as VersionList).versions).toEqual([]);
  });

  it('and an erasure of its roster at the same time are one after the other', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await made();
      const [published, erased] = await Promise.all([publish(id), fetch(`${running.url}/v1/rosters/${id}`, { method: 'DELETE' })]);
      const first = erased.status === 409;
      expect([published.status, erased.status]).toEqual(first ? [200, 409] : [404, 204]);
      expect((await read(id, 'versions/1')).status).toBe(first ? 200 : 404);
    }
  });

  it('asked for twice at once, makes one version', async () => {
    const { id } = await made();
    const answers = await Promise.all([publish(id), publish(id), publish(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
