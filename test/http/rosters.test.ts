import { beforeAll, describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { least, long, week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('POST /v1/rosters', () => {
  const running = runningService({ workers: 2, queueLimit: 2 });
  let contract: Contract;
  let rosters: string;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
    rosters = `${running.url}/v1/rosters`;
  });
  const create = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await post(rosters, body, headers);
    return { response, roster: (await contract.check('POST', '/v1/rosters', response)) as RosterStatus };
  };
  const look = async (id: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${rosters}/${id}`, { headers });
    const body = response.status === 304 ? null : await contract.check('GET', '/v1/rosters/{id}', response);
    return { response, roster: body as RosterStatus };
  };
  const stop = async (id: string) => {
    const response = await fetch(`${rosters}/${id}/stop`, { method: 'POST' });
    return { response, roster: (await contract.check('POST', '/v1/rosters/{id}/stop', response)) as RosterStatus };
  };
  /** Asks for a roster that takes long and waits until there is a first one. */
  const underWay = async (): Promise<RosterStatus> => {
    const { roster } = await create(long(), { Prefer: 'respond-async' });
    for (;;) {
      const { roster: now } = await look(roster.id);
      if (now.progress && now.assignments) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const erase = (id: string) => fetch(`${rosters}/${id}`, { method: 'DELETE' });

  test('answers 200 and the roster when it is done in time; it can be read again', async () => {
    const { response, roster } = await create(week());
    expect(response.status).toBe(200);
    expect(response.headers.get('location')).toBe(`/v1/rosters/${roster.id}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('preference-applied')).toBeNull();
    expect(roster.state).toBe('done');
    expect((await look(roster.id)).roster).toEqual(roster);
  });

  test('one line, two participants and nothing else is a request', async () => {
    const { response, roster } = await create(least());
    expect(response.status).toBe(200);
    expect(roster.state).toBe('done');
  });

  test('Prefer: respond-async answers 202 at once with where to look', async () => {
    const { response, roster } = await create(long(), { Prefer: 'respond-async' });
    expect(response.status).toBe(202);
    expect(response.headers.get('preference-applied')).toBe('respond-async');
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(response.headers.get('location')).toBe(`/v1/rosters/${roster.id}`);
    expect(['queued', 'running']).toContain(roster.state);
    expect((await erase(roster.id)).status).toBe(204);
  });

  test('Prefer: wait answers 202 when that time is over, and says that it was honoured', async () => {
    const begun = performance.now();
    const { response, roster } = await create(long(), { Prefer: 'wait=1' });
    expect(response.status).toBe(202);
    expect(response.headers.get('preference-applied')).toBe('wait=1');
    expect(performance.now() - begun).toBeGreaterThan(900);
    await erase(roster.id);
  });

  test('a preference it does not know is ignored', async () => {
    const { response } = await create(week(), { Prefer: 'handling=lenient; x, wait=abc, =, ;;' });
    expect(response.status).toBe(200);
    expect(response.headers.get('preference-applied')).toBeNull();
  });

  test('stop hands over the best so far and ends the run; a second stop is a 409', async () => {
    const roster = await underWay();
    expect(roster.state).toBe('running');
    const stopped = await stop(roster.id);
    expect(stopped.response.status).toBe(200);
    expect(stopped.roster.state).toBe('stopped');
    expect(stopped.roster.assignments).toBeInstanceOf(Array);
    expect((await stop(roster.id)).response.status).toBe(409);
    expect((await look(roster.id)).roster.state).toBe('stopped');
  });

  test('what runs shows progress; its ETag changes with it, and 304 says that nothing has changed', async () => {
    const roster = await underWay();
    expect(roster.progress).toMatchObject({ level: expect.any(String), seconds: expect.any(Number) });
    const { response } = await look(roster.id);
    expect(response.headers.get('etag')).toMatch(/^"\d+"$/);
    const { roster: ended } = await stop(roster.id);
    const last = await look(roster.id);
    expect(last.roster).toEqual(ended);
    const etag = last.response.headers.get('etag') ?? '';
    expect(etag).not.toBe(response.headers.get('etag'));
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await look(roster.id, { 'If-None-Match': tag });
      expect(again.response.status).toBe(304);
      expect(again.response.headers.get('etag')).toBe(etag);
    }
    expect((await look(roster.id, { 'If-None-Match': '"other"' })).response.status).toBe(200);
  });

  test('HEAD says the same without the body', async () => {
    const { roster } = await create(week());
    const head = await fetch(`${rosters}/${roster.id}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe((await look(roster.id)).response.headers.get('etag'));
    expect(await head.text()).toBe('');
  });

  test('DELETE erases everything: the roster is unknown, its key free', async () => {
    const headers = { 'Idempotency-Key': 'erase-me' };
    const { roster } = await create(week(), headers);
    const response = await erase(roster.id);
    expect(response.status).toBe(204);
    expect((await look(roster.id)).response.status).toBe(404);
    expect((await erase(roster.id)).status).toBe(404);
    const { response: other, roster: next } = await create(least(), headers);
    expect(other.status).toBe(200);
    expect(next.id).not.toBe(roster.id);
  });

  test('the same Idempotency-Key is the same roster; with another body it is a 422', async () => {
    const headers = { 'Idempotency-Key': 'tour-de-garde-2027-01' };
    const [first, second] = await Promise.all([create(week(), headers), create(week(), headers)]);
    const third = await create(week(), headers);
    expect(new Set([first, second, third].map(({ roster }) => roster.id)).size).toBe(1);
    expect(third.roster).toEqual(first.roster);
    const conflict = await create(least(), headers);
    expect(conflict.response.status).toBe(422);
    expect(conflict.roster).toMatchObject({ type: 'urn:vigie:problem:key-reused' });
    const refused = await create({}, { 'Idempotency-Key': 'not-kept' });
    expect(refused.response.status).toBe(422);
    expect((await create(week(), { 'Idempotency-Key': 'not-kept' })).response.status).toBe(200);
  });

  test.each(['', 'with space', 'x'.repeat(256)])('a key like "%s" is a 400', async (key) => {
    const { response } = await create(week(), { 'Idempotency-Key': key });
    expect(response.status).toBe(400);
  });

  test('retain: false is handed over once and then gone', async () => {
    const body = { ...week(), options: { ...week().options, retain: false } };
    const { response, roster } = await create(body);
    expect(response.status).toBe(200);
    expect((await look(roster.id)).response.status).toBe(404);
  });

  test('the queue is bounded: 503 with Retry-After, then room again', async () => {
    const taken: string[] = [];
    let full: Response | null = null;
    while (full === null && taken.length < 10) {
      const { response, roster } = await create(long(), { Prefer: 'respond-async' });
      if (response.status === 202) taken.push(roster.id);
      else full = response;
    }
    expect(full?.status).toBe(503);
    expect(full?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(taken).toHaveLength(4);
    // A full line is no failure of the service.
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    // Verifications and slots have a thread of their own.
    expect((await post(`${running.url}/v1/slots`, week())).status).toBe(200);
    const queued = await stop(taken[3]);
    expect(queued.roster).toMatchObject({ state: 'stopped' });
    expect(queued.roster.assignments).toBeUndefined();
    for (const id of taken.slice(0, 3)) await erase(id);
    const { response } = await create(week(), { Prefer: 'wait=60' });
    expect(response.status).toBe(200);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  });

  test('a caller who hangs up does not end the run', async () => {
    const headers = { 'Idempotency-Key': 'hang-up' };
    const hangUp = AbortSignal.timeout(500);
    const call = fetch(rosters, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Prefer: 'wait=60', ...headers },
      body: JSON.stringify(long()),
      signal: hangUp,
    });
    await expect(call).rejects.toThrow();
    const { response, roster } = await create(long(), { ...headers, Prefer: 'respond-async' });
    expect(response.status).toBe(202);
    expect(roster.state).toBe('running');
    await erase(roster.id);
  });

  test('the same request and seed give the same roster, id and timings aside', async () => {
    const [{ roster: first }, { roster: second }] = [await create(week()), await create(week())];
    const comparable = ({ id: _, run: __, ...rest }: RosterStatus) => rest;
    expect(comparable(second)).toEqual(comparable(first));
  });
});
