import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { ReplacementList } from '../../src/domain/replacement.ts';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { long, week } from '../support/problems.ts';
import { json, post, runningService } from '../support/service.ts';

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

/** A week that nobody can fill on the Saturday: two are away, the third is at their limit. */
function short() {
  const away = { unavailable: [{ from: '2027-01-08', to: '2027-01-10' }] };
  return {
    ...week(),
    participants: [
      { id: 'a', availability: away, exemptions: [{ from: '2027-01-09', to: '2027-01-09', reason: 'greffe' }] },
      { id: 'b', availability: away },
      { id: 'c', limits: { maxDuties: 1 } },
    ],
  };
}

describe('calls about a roster that is kept', () => {
  const running = runningService({ workers: 1, queueLimit: 2 });
  let contract: Contract;
  let rosters: string;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
    rosters = `${running.url}/v1/rosters`;
  });
  const create = async (body: unknown, headers: Record<string, string> = { Prefer: 'wait=60' }): Promise<RosterStatus> =>
    (await (await post(rosters, body, headers)).json()) as RosterStatus;
  const ask = async <T = Problem>(id: string, call: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await post(`${rosters}/${id}/${call}`, body, headers);
    return { status: response.status, body: (await contract.check('POST', `/v1/rosters/{id}/${call}`, response)) as T };
  };

  test('explanations: holds, excluded, blocked, possible, empty; in French, or as the call or the body asks', async () => {
    const { id, assignments = [], shortfalls = [] } = await create(short());
    const [first] = assignments;
    const why = async (slot: string, participant?: string, headers = {}) =>
      (await ask<Explanation>(id, 'explanations', { slot, participant }, headers)).body;
    expect((await why(first.slot, first.participant)).kind).toBe('holds');
    const excluded = await why('fixe/2027-01-09/evening', 'a');
    expect(excluded).toMatchObject({ kind: 'excluded', reasons: [{ code: 'exempted' }, { code: 'unavailable' }] });
    expect(JSON.stringify(excluded)).not.toContain('greffe');
    const kinds: string[] = [];
    for (const { slot } of assignments) for (const participant of ['a', 'b', 'c']) kinds.push((await why(slot, participant)).kind);
    expect(new Set(kinds)).toEqual(new Set(['holds', 'excluded', 'blocked', 'possible']));
    const [gap] = shortfalls;
    const empty = await why(gap.slot, undefined, { 'Accept-Language': 'en' });
    expect(empty).toMatchObject({ kind: 'empty', missing: 1, proven: true, message: expect.stringContaining('missing') });
    if (empty.kind !== 'empty') throw new Error(empty.kind);
    expect(empty.repairs.map(({ kind }) => kind)).toContain('volunteer');
    expect(empty.conflict?.irreducible).toBe(true);
    const { body } = await ask<Explanation>(id, 'explanations', { slot: gap.slot, lang: 'fr' }, { 'Accept-Language': 'en' });
    expect(body).toMatchObject({ message: expect.stringContaining('il manque') });
  });

  test('replacements: ranked, with levels and recipients; the roster stays what it was', async () => {
    const { id, assignments = [] } = await create(week());
    const { slot, participant } = assignments[2];
    const before = await (await fetch(`${rosters}/${id}`)).text();
    const { status, body } = await ask<ReplacementList>(id, 'replacements', { slot, participant, max: 3 });
    expect(status).toBe(200);
    expect(body.replacements).toHaveLength(3);
    expect(body.found.direct + body.found.swap + body.found.chain).toBeGreaterThan(3);
    const [best] = body.replacements;
    expect(best.changes[0]).toMatchObject({ slot, from: participant });
    expect(best.recipients).toContainEqual({
      kind: 'cdom',
      participant: null,
      whole: false,
      slots: best.changes.map((change) => change.slot),
    });
    expect(await (await fetch(`${rosters}/${id}`)).text()).toBe(before);
  });

  test('everything wrong with a body is said at once, with pointers into it', async () => {
    const { id, assignments = [] } = await create(week());
    const codes = async (call: string, body: unknown): Promise<string[]> => {
      const { status, body: problem } = await ask(id, call, body);
      expect(status).toBe(422);
      return (problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(await codes('explanations', { participant: 3, timeLimitSeconds: 0, x: 1 })).toEqual([
      '/x unknownField',
      '/slot required',
      '/participant type',
      '/timeLimitSeconds above',
    ]);
    expect(await codes('explanations', { slot: 'fixe/2027-01-11/evening', participant: 'z' })).toEqual([
      '/slot unknownSlot',
      '/participant unknownParticipant',
    ]);
    expect(await codes('explanations', { slot: assignments[0].slot })).toEqual(['/slot slotFilled']);
    const { slot, participant } = assignments[0];
    expect(await codes('replacements', { slot, participant, from: '2027-01-05' })).toEqual(['/slot slotPast']);
    const other = ['a', 'b'].find((id) => id !== participant);
    expect(await codes('replacements', { slot, participant: other })).toEqual(['/participant notHolder']);
    expect(await codes('replacements', [])).toEqual([' type']);
    expect((await ask(id, 'replacements', '{')).status).toBe(400);
    const untyped = await fetch(`${rosters}/${id}/replacements`, { method: 'POST', body: '{}' });
    expect(untyped.status).toBe(415);
  });

  test('no roster to speak of: 404 for one unknown or erased, 409 while it is made or when there is none', async () => {
    const question = { slot: 'fixe/2027-01-04/evening', participant: 'a' };
    const types = async (id: string): Promise<unknown[]> =>
      Promise.all(
        ['explanations', 'replacements'].map(async (call) => {
          const { status, body } = await ask(id, call, question);
          return [status, body.type.split(':').at(-1)];
        }),
      );
    const twice = (answer: unknown): unknown[] => [answer, answer];
    expect(await types('nobody')).toEqual(twice([404, 'unknown-roster']));
    const { id } = await create(week());
    expect((await fetch(`${rosters}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await types(id)).toEqual(twice([404, 'unknown-roster']));

    const made = await create(long(), { Prefer: 'respond-async' });
    expect(await types(made.id)).toEqual(twice([409, 'not-finished']));
    const queued = await create(week(), { Prefer: 'respond-async' });
    await fetch(`${rosters}/${queued.id}/stop`, { method: 'POST' });
    expect(await types(queued.id)).toEqual(twice([409, 'no-roster']));
    await fetch(`${rosters}/${made.id}`, { method: 'DELETE' });
  });

  test('a request that is not retained cannot be asked about', async () => {
    const { id } = await create({ ...week(), options: { ...week().options, retain: false } }, { Prefer: 'respond-async' });
    for (;;) {
      const { status, body } = await ask(id, 'replacements', { slot: 'fixe/2027-01-04/evening', participant: 'a' });
      expect(status).toBe(409);
      if (body.type === 'urn:vigie:problem:not-retained') break;
      expect(body.type).toBe('urn:vigie:problem:not-finished');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await fetch(`${rosters}/${id}`)).status).toBe(200);
    expect((await fetch(`${rosters}/${id}`)).status).toBe(404);
  });

  test('a caller who hangs up sets the thread free', async () => {
    const made = await create(long(1), { Prefer: 'wait=60' });
    const [duty] = made.assignments ?? [];
    const asked = fetch(`${rosters}/${made.id}/explanations`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ slot: duty.slot, participant: duty.participant, timeLimitSeconds: 100 }),
      signal: AbortSignal.timeout(700),
    });
    await expect(asked).rejects.toThrow();
    // The only thread for what solves is free again long before the 100 seconds are over.
    expect(await create(week(), { Prefer: 'wait=20' })).toMatchObject({ state: 'done' });
  });
});
