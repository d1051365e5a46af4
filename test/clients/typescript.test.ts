import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Problem, type RosterEvent, Vigie, VigieError } from '@vigie/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screen } from '../../clients/typescript/examples/screen.ts';
import { smallestProblem as smallest } from '../../src/calls/small-example.ts';
import { runningService } from '../support/service.ts';

/** The rules of a request in the service's code are open; to a caller they are the listed ones. */
const smallestProblem = smallest as Problem;
const running = runningService();
const year = { ...smallestProblem, period: { start: '2027-01-01', end: '2027-03-31' } };

describe('the typed client, against the real service', () => {
  test('its types are made from the document, strict, libraries checked too', () => {
    const folder = new URL('../../clients/typescript/', import.meta.url);
    // The compiler of today and the one before it: callers have either.
    for (const compiler of ['node_modules/typescript/bin/tsc', '../../node_modules/typescript/bin/tsc']) {
      expect(execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' })).toBe('');
    }
  }, 120_000);

  test('the screen of thirty lines shows a roster', async () => {
    const lines: string[] = [];
    await screen(running.url, (line) => lines.push(line));
    expect(lines.at(-1)).toMatch(/^complete · \w+ · \d+/);
    expect(lines.filter((line) => /^2\d{3}-\d\d-\d\dT/.test(line)).length).toBeGreaterThan(10);
  });

  test('a mistake is an error that says everything, in the language asked for', async () => {
    const client = new Vigie({ baseUrl: running.url, lang: 'fr' });
    const asked = client.createRoster({ ...smallestProblem, period: { start: '2027-02-01', end: '2027-01-01' }, lines: [] });
    const error = await asked.then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(VigieError);
    expect(error).toMatchObject({ status: 422, code: 'invalid' });
    expect((error as VigieError).problem.errors?.length).toBeGreaterThan(1);
    await expect(client.get('/v1/rosters/{id}', { path: { id: 'none' } })).rejects.toMatchObject({ code: 'unknown-roster' });
  });

  test('tables come as files, parameters are sent as they are typed', async () => {
    const client = new Vigie({ baseUrl: running.url });
    const { id } = await client.createRoster(smallestProblem, { wait: 60 });
    const csv = await (await client.file('/v1/rosters/{id}', 'text/csv', { path: { id } })).text();
    expect(csv.split('\r\n').length).toBeGreaterThan(31);
    const { rosters } = await client.get('/v1/rosters', { query: { limit: 1, from: '2027-01-01' } });
    expect(rosters).toHaveLength(1);
  });

  test('a request whose answer is lost is sent again and makes one roster', async () => {
    let sent = 0;
    const lossy: typeof fetch = async (...asked) => {
      const response = await fetch(...asked);
      if (++sent > 2) return response;
      await response.text();
      throw new TypeError('fetch failed');
    };
    const before = await countOf();
    const made = await new Vigie({ baseUrl: running.url, fetch: lossy }).createRoster(smallestProblem, { wait: 60 });
    expect(made.state).toBe('done');
    expect(sent).toBe(3);
    expect(await countOf()).toBe(before + 1);
  });

  test('without a key, a call that changes something is never sent twice', async () => {
    let sent = 0;
    const dead: typeof fetch = async () => {
      sent++;
      throw new TypeError('fetch failed');
    };
    const client = new Vigie({ baseUrl: running.url, fetch: dead });
    await expect(client.post('/v1/slots', { body: smallestProblem })).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(sent).toBe(1);
  });

  async function countOf(): Promise<number> {
    const { rosters } = await new Vigie({ baseUrl: running.url }).get('/v1/rosters', { query: { limit: 200 } });
    return rosters.length;
  }
});

describe('a stream that is cut again and again', () => {
  let proxy: ReturnType<typeof createServer>;
  let url = '';
  let streams = 0;
  beforeAll(async () => {
    // Lets one event through of every stream, then cuts the connection.
    proxy = createServer(async (request, response) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      const answer = await fetch(`${running.url}${request.url}`, { headers: { ...headers, connection: 'close' } });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      if (!request.url?.endsWith('/events')) {
        response.end(await answer.text());
        return;
      }
      streams++;
      let told = '';
      for await (const chunk of answer.body as ReadableStream<Uint8Array>) {
        told += Buffer.from(chunk).toString();
        const end = told.indexOf('\n\n');
        if (end < 0) continue;
        response.write(told.slice(0, end + 2), () => response.destroy());
        return;
      }
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.once('listening', resolve));
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => proxy.close());

  test('is taken up where it broke off, to its end, and nothing is told twice', async () => {
    const { id } = await new Vigie({ baseUrl: running.url }).createRoster(year);
    const events: RosterEvent[] = [];
    const roster = await new Vigie({ baseUrl: url }).waitForRoster(id, { onEvent: (event) => events.push(event) });
    expect(roster.state).toBe('done');
    expect(events.at(-1)?.type).toBe('done');
    expect(streams).toBeGreaterThan(1);
    const ids = events.map((event) => Number(event.id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  }, 60_000);
});
