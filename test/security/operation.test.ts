import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { readNetworks } from '../../src/webhooks/addresses.ts';
import { signatureOf } from '../../src/webhooks/send.ts';
import { least, week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const secret = 's'.repeat(40);
const own = readNetworks('127.0.0.0/8');
if (own === null) throw new Error('readable');

/** One service for what needs no configuration. */
const running = runningService();

describe('GET /metrics', () => {
  const figures = async () => (await fetch(`${running.url}/metrics`)).text();

  test('tells calls, queue, solves and outcomes, with neither ids nor people', async () => {
    expect((await figures()).match(/^vigie_rosters_total.*$/gm)).toBeNull();
    const made = (await (await post(`${running.url}/v1/rosters`, week(), { Prefer: 'wait=20' })).json()) as Roster;
    await fetch(`${running.url}/v1/rosters/${made.id}`);
    await fetch(`${running.url}/v1/rosters/Hoarau`);
    const response = await fetch(`${running.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    const value = (line: string) =>
      Number(
        text
          .split('\n')
          .find((each) => each.startsWith(`${line} `))
          ?.slice(line.length + 1),
      );
    expect(value(`vigie_rosters_total{state="done",outcome="complete",proof="${made.proof}"}`)).toBe(1);
    expect(value('vigie_roster_solve_seconds_count')).toBe(1);
    expect(value('vigie_roster_solve_seconds_sum')).toBeCloseTo(made.run.seconds, 6);
    expect(value('vigie_roster_gap_ratio_count{level="fairness"}')).toBe(1);
    expect(value('vigie_http_request_seconds_count{call="createRoster",status="200"}')).toBe(1);
    expect(value('vigie_http_request_seconds_count{call="readRoster",status="200"}')).toBe(1);
    expect(value('vigie_http_request_seconds_count{call="readRoster",status="404"}')).toBe(1);
    expect(value('vigie_ready')).toBe(1);
    expect(value('vigie_queue_depth{pool="checks"}')).toBe(0);
    expect(value('vigie_threads{pool="solvers"}')).toBe(1);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    for (const word of [made.id, 'Hoarau']) expect(text).not.toContain(word);
  });
});

describe('options.callbackUrl', () => {
  const received: { headers: Record<string, unknown>; body: string }[] = [];
  let server: Server;
  let receiver = '';
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      received.push({ headers: request.headers, body });
      response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    receiver = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => void server.close());

  const ask = (url: string, callbackUrl: string) =>
    post(`${url}/v1/rosters`, { ...week(), options: { asOf: '2026-11-21', callbackUrl } }, { Prefer: 'wait=20', 'Accept-Language': 'en' });

  describe('with a secret and networks of one’s own', () => {
    const sending = runningService({ webhooks: { secret, own } });

    test('is told of the end, signed, without the roster', async () => {
      const { id } = (await (await ask(sending.url, receiver)).json()) as Roster;
      for (let tries = 0; tries < 200 && received.length === 0; tries++) await sleep(20);
      const { headers, body } = received[0] ?? { headers: {}, body: '{}' };
      expect(JSON.parse(body)).toEqual({
        type: 'roster.ended',
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        data: { id, state: 'done', outcome: 'complete', href: `/v1/rosters/${id}` },
      });
      expect(headers['webhook-signature']).toBe(
        signatureOf(secret, String(headers['webhook-id']), Number(headers['webhook-timestamp']), body),
      );
      await sleep(50);
      expect(sending.logged.join('')).not.toContain(receiver);
    });

    test.each(['https://10.0.0.1/', 'http://[::ffff:127.0.0.1]/', 'http://169.254.169.254/latest/', 'https://a:b@example.org/'])(
      '%s is refused before anything is solved',
      async (url) => {
        const response = await ask(sending.url, url);
        const { type, errors } = (await response.json()) as { type: string; errors: { pointer: string }[] };
        expect([response.status, type, errors.map(({ pointer }) => pointer)]).toEqual([
          422,
          'urn:vigie:problem:callback-refused',
          ['/options/callbackUrl'],
        ]);
      },
    );
  });

  describe('without a secret', () => {
    test('is refused: nothing is sent that nobody can check', async () => {
      const response = await ask(running.url, receiver);
      expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('callback.off')]);
    });
  });
});

describe('people', () => {
  const marks = [
    'Hoarau-Payet',
    '10001234567',
    '+262692000000',
    'marie@example.re',
    '12 rue des Flamboyants',
    'cardiopathie',
    'secret-comment',
  ];

  /** Everybody in it can be recognised in a log. */
  const named = (): Record<string, unknown> => ({
    ...week(),
    name: `Tableau de ${marks[0]}`,
    participants: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      name: marks[0],
      rpps: marks[1],
      contact: { phone: marks[2], email: marks[3], address: marks[4] },
      exemptions: id === 'd' ? [{ from: '2027-01-05', to: '2027-01-06', reason: marks[5] }] : [],
    })),
  });

  test('are in no line of the log, in no metric and in no error, whatever goes wrong', async () => {
    const answers: string[] = [];
    const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const response = await post(`${running.url}${path}`, body, { Prefer: 'wait=20', ...headers });
      const text = await response.text();
      if (response.status >= 400) answers.push(text);
      return [response.status, text] as const;
    };
    const [status, text] = await send('/v1/rosters', named());
    expect(status).toBe(200);
    const { id, assignments } = JSON.parse(text) as Roster;
    const at = `/v1/rosters/${id}`;
    const slot = assignments[0]?.slot;
    await send(`${at}/publication`, { actor: marks[0], label: marks[0] });
    await send(`${at}/replacements`, { slot, participant: assignments[0]?.participant });
    await send(`${at}/explanations`, { slot, participant: 'd' });
    await send(`${at}/proposals`, { moves: [{ slot, from: 'a', to: marks[0] }], comment: marks[6] });
    await send(`${at}/shortfall-report`, { opinions: [{ body: marks[0], askedOn: '2026-12-01', opinion: marks[6] }] });
    await fetch(`${running.url}/v1/rosters/${encodeURIComponent(marks[0] ?? '')}?name=${marks[1]}`, {
      headers: { 'X-Name': marks[2] ?? '' },
    });
    await fetch(`${running.url}/v1/${marks[1]}`);
    // Broken in many ways, so that errors have something to quote.
    await send('/v1/rosters', JSON.stringify(named()).slice(0, -40));
    await send('/v1/rosters', { ...named(), period: { start: marks[0], end: marks[1] } });
    await send('/v1/rosters', { ...named(), timeZone: marks[0] });
    await send('/v1/rosters', { ...named(), participants: [{ id: 'a', rpps: [marks[1]], contact: marks[2], name: { x: marks[0] } }] });
    await send('/v1/rosters', { ...named(), options: { callbackUrl: `https://example.org/${marks[0]}` } });
    await send('/v1/verifications', { problem: named(), assignments: marks[0] });
    await send('/v1/slots', { ...least(), [marks[6] ?? '']: 1 });

    const log = running.logged.join('');
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(log.split('\n').length).toBeGreaterThan(15);
    expect(answers.length).toBeGreaterThan(6);
    for (const mark of marks) {
      expect(log).not.toContain(mark);
      expect(metrics).not.toContain(mark);
    }
    // An error repeats the value it refuses at most where the caller has written an identifier; a name or a number of a person never.
    for (const mark of marks.slice(1, 6)) for (const answer of answers) expect(answer).not.toContain(mark);
  });
});

describe('what people write', () => {
  const formula = '=HYPERLINK("https://evil.example","x")';
  const markup = '<img src=x onerror=alert(1)>';

  test('is no formula in a table and no markup in a page', async () => {
    const problem = {
      ...week(),
      name: markup,
      lines: [{ ...week().lines[0], name: formula, windows: [{ id: 'evening', start: '20:00', end: '24:00', headcount: 5 }] }],
      participants: ['a', 'b', 'c'].map((id) => ({
        id,
        name: id === 'a' ? `@SUM(1)${markup}` : formula,
        contact: { phone: '+1+2', address: `-1${markup}` },
      })),
    };
    const made = (await (await post(`${running.url}/v1/rosters`, problem, { Prefer: 'wait=20' })).json()) as Roster;
    const at = `${running.url}/v1/rosters/${made.id}/shortfall-report`;
    expect((await post(at, { opinions: [{ body: formula, askedOn: '2026-12-01', opinion: markup }] })).status).toBe(200);
    const csv = await (await fetch(`${at}?format=csv`)).text();
    expect(csv).toContain('HYPERLINK');
    // A cell that begins with one of these is a formula to a spreadsheet.
    for (const cell of csv.replace('\ufeff', '').split(/[;\r\n]+/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/);
    const page = await fetch(`${at}?format=html`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await page.text();
    expect(html).toContain('onerror');
    expect(html).not.toMatch(/<img/i);
  });
});
