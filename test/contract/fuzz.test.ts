import { connect } from 'node:net';
import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemInputs } from '../support/arbitraries.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { inLittleTime, mutations, rich } from './oddities.ts';

/**
 * Whatever arrives: never a 500, never a stopped process, and every answer is one that the OpenAPI document promises.
 * Seeded; fast-check prints the seed and the shrunk request of a failure.
 */
describe('fuzz over the OpenAPI document', () => {
  let service: ServiceProcess;
  let contract: Contract;
  beforeAll(async () => {
    service = await startService({ WORKERS: '2', MAX_BODY_MB: '1' });
    contract = await Contract.of(service.url);
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGTERM');
    // Whatever came, the process has lived to be told to end, and has recorded no incident.
    const { code, stdout } = await service.ended;
    expect(stdout).not.toContain('incident');
    expect(code).toBe(0);
  });

  const bodies = [
    ['/v1/rosters', (problem: unknown) => problem],
    ['/v1/slots', (problem: unknown) => problem],
    ['/v1/verifications', (problem: unknown) => ({ problem, assignments: [] })],
  ] as const;

  const send = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Prefer: 'wait=60', ...headers },
      body,
    });
    await contract.check('POST', path, response);
    return response.status;
  };

  test.each(bodies.map(([path]) => path))(
    '%s: bodies made from its schema',
    async (path) => {
      const schema = contract.bodySchema(path);
      const seen: Record<number, number> = {};
      for (let seed = 1; seed <= 100; seed++) {
        const body = generateSync(schema, {
          seed,
          maxDepth: 12,
          maxDefaultItems: 3,
          maxItems: 3,
          maxLength: 40,
          optionalsProbability: (seed % 10) / 10,
        });
        const status = await send(path, JSON.stringify(inLittleTime(body)));
        seen[status] = (seen[status] ?? 0) + 1;
        expect([200, 422], `seed ${seed}`).toContain(status);
      }
      expect(seen[422]).toBeGreaterThan(0);
    },
    120_000,
  );

  test('sound requests are answered; few of them name something unknown', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(problemInputs({ days: 5 }), fc.constantFrom(...bodies), async (problem, [path, wrap]) => {
        const status = await send(path, JSON.stringify(wrap(inLittleTime(problem))));
        expect([200, 422]).toContain(status);
        if (status === 200) answered++;
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
    expect(answered).toBeGreaterThan(20);
  }, 120_000);

  test('a rich request is answered; with one to three places changed it is answered or refused', async () => {
    for (const [path, wrap] of bodies) expect(await send(path, JSON.stringify(wrap(rich)))).toBe(200);
    await fc.assert(
      fc.asyncProperty(fc.array(mutations, { minLength: 1, maxLength: 3 }), fc.constantFrom(...bodies), async (changes, [path, wrap]) => {
        const problem = changes.reduce<unknown>((value, change) => change(value), structuredClone(rich));
        expect([200, 422]).toContain(await send(path, JSON.stringify(wrap(inLittleTime(problem)))));
      }),
      { seed: 20_261_122, numRuns: 400 },
    );
  }, 240_000);

  test('odd bytes are refused', async () => {
    const text = JSON.stringify(week());
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(text.length).map((end) => new TextEncoder().encode(text.slice(0, end))),
      fc.tuple(fc.nat(text.length - 1), fc.nat(255)).map(([at, byte]) => {
        const changed = new TextEncoder().encode(text);
        changed[at] = byte;
        return changed;
      }),
      fc.string({ unit: 'binary', maxLength: 100 }).map((junk) => new TextEncoder().encode(junk)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...bodies), async (body, [path]) => {
        expect([200, 400, 422]).toContain(await send(path, new Uint8Array(body)));
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  }, 120_000);

  test('odd headers, methods and addresses are answered', async () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'abc=;,"*/+-. 019é\u00ff'), maxLength: 30 })
      .map((text) => text.replaceAll(/[^\u0020-\u00ff]/g, '').trim());
    const headers = fc.dictionary(
      fc.constantFrom(
        'Accept',
        'Accept-Language',
        'Content-Type',
        'Content-Encoding',
        'Prefer',
        'Idempotency-Key',
        'If-None-Match',
        'X-Request-Id',
        'Authorization',
        'Origin',
        'Range',
      ),
      word,
    );
    const address = fc.oneof(
      fc.constantFrom(
        '/',
        '/docs',
        '/openapi.json',
        '/v1/rules',
        '/v1/rosters',
        '/v1/rosters/x',
        '/v1/rosters/x/stop',
        '/v1/examples/x',
        '/health/live',
      ),
      fc.webPath().map((path) => `/v1/rosters${path}`),
      fc
        .array(fc.constantFrom('..', '.', '%2e', '%00', '%ff', '%', 'v1', 'rosters', '__proto__', 'constructor', '\\'), { maxLength: 5 })
        .map((parts) => `/${parts.join('/')}`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        address,
        headers,
        async (method, path, extra) => {
          const response = await fetch(`${service.url}${path}`, { method, headers: extra, redirect: 'manual' });
          expect(response.status).toBeLessThan(500);
          if (response.status >= 400 && method !== 'HEAD') expect(response.headers.get('content-type')).toBe('application/problem+json');
          await response.arrayBuffer();
        },
      ),
      { seed: 20_261_124, numRuns: 400 },
    );
  }, 120_000);

  test('what is not even HTTP is cut off, and the next call is served', async () => {
    const raw = [
      '\r\n\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /v1/rosters HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}',
      'POST /v1/rosters HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"lines"',
      'POST /v1/rosters HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n',
      'POST /v1/rosters HTTP/1.1\r\nHost: \u0000\r\n\r\n',
      'GET http://[::1 HTTP/1.1\r\nHost: [\r\n\r\n',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ];
    for (const text of raw) {
      await rawExchange(Number(new URL(service.url).port), text);
      expect((await fetch(`${service.url}/health/live`)).status, JSON.stringify(text.slice(0, 60))).toBe(200);
    }
  });
});

/** Sends bytes, waits for an answer or a moment, and hangs up. */
function rawExchange(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve();
    };
    const timer = setTimeout(done, 300);
    socket.on('data', done).on('close', done).on('error', done);
  });
}
