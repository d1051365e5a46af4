import { connect } from 'node:net';
import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemInputs } from '../support/arbitraries.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';

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
      const schema = bodySchema(contract, path);
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

/** The schema of a body with its components beside it. */
function bodySchema(contract: Contract, path: string): JsonSchema {
  const operation = contract.document.paths[path].post as unknown as { requestBody: { content: Record<string, { schema: object }> } };
  return { ...operation.requestBody.content['application/json'].schema, components: contract.document.components };
}

/** A valid request that uses most of what a request can say: something to change. */
const rich = {
  ...week(),
  department: '974',
  timeZone: 'Indian/Reunion',
  calendar: { bridgeDays: true, addHolidays: ['2027-01-05'], removeHolidays: [] },
  territories: [{ id: 'est', neighbours: ['nord'] }, { id: 'nord' }],
  lines: [
    { id: 'fixe', territories: ['est'], windows: [{ id: 'evening', start: '20:00', end: '24:00', headcount: 1, fee: 50, tags: ['x'] }] },
    { id: 'mobile', role: 'mobile', priority: 1, windows: [{ id: 'night', start: '20:00', end: '08:00', hourlyRate: 12.5, points: 3 }] },
  ],
  reinforcements: [{ lines: ['fixe'], from: '2027-01-06', to: '2027-01-07', addHeadcount: 1 }],
  participants: [
    { id: 'a', territory: 'est', limits: { maxDuties: 3 }, balances: { points: 1.5 } },
    { id: 'b', territory: 'est', exemptions: [{ from: '2027-01-05', to: null, tags: ['night'] }] },
    { id: 'c', territory: 'nord', serves: ['est', 'nord'], availability: { unavailable: [{ from: '2027-01-04', to: '2027-01-05' }] } },
    { id: 'd', status: 'locum', locumFor: ['a'], serves: ['est'], preferences: [{ kind: 'avoid', tags: ['sunday'], weight: 2 }] },
  ],
  rules: [
    { type: 'minRest', hours: 11 },
    { type: 'maxDuties', max: 3, per: 'calendarWeek', weight: 1 },
  ],
  tiers: [{ statuses: ['installed'], territory: 'own' }, { statuses: ['installed', 'locum'] }],
  ledgers: [{ id: 'points' }, { id: 'nights', unit: 'duties', scope: { tags: ['night'] } }],
  pinned: [{ slot: 'fixe/2027-01-04/evening', participant: 'a' }],
  forbidden: [{ participant: 'b', line: 'mobile' }],
  baseline: [{ slot: 'fixe/2027-01-08/evening', participant: 'c' }],
  history: [{ line: 'fixe', start: '2027-01-03T20:00:00+04:00', end: '2027-01-04T00:00:00+04:00', participant: 'c' }],
  objective: [
    [{ term: 'shortfall' }],
    [
      { term: 'tier', weight: 1 },
      { term: 'fairness', weight: 2 },
    ],
  ],
};

const oddities = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    0,
    -0,
    -1,
    0.1,
    1e-300,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    [{}],
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\u202e',
    '😀',
    'a/b',
    '~0~1',
    '2027-02-29',
    '2027-01-04',
    '9999-12-31',
    '0000-00-00',
    '24:00',
    '48:00',
    '20:00',
    'Europe/Paris',
    'Pacific/Apia',
    'fixe',
    'mobile',
    'a',
    'd',
    'night',
    'points',
    'x'.repeat(2000),
    { toString: 1 },
    { __proto__x: 1 },
    { length: -1 },
    { type: 'noOverlap' },
    { from: '2027-01-10', to: '2027-01-01' },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces, removes, adds or doubles something somewhere in a document. */
const mutations: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('replace', 'remove', 'add', 'double'),
    oddities,
    fc.constantFrom('x', '__proto__', 'id', 'weight', 'scope', 'type'),
  )
  .map(([route, kind, oddity, key]) => (value: unknown) => {
    const parent = parentAt(value, route);
    if (parent === null) return oddity;
    const keys = Object.keys(parent);
    const at = keys[route[route.length - 1] % Math.max(1, keys.length)];
    if (kind === 'add' && !Array.isArray(parent))
      Object.defineProperty(parent, key, { value: oddity, enumerable: true, configurable: true, writable: true });
    else if (at === undefined) return value;
    else if (kind === 'remove') Array.isArray(parent) ? parent.splice(Number(at), 1) : Reflect.deleteProperty(parent, at);
    else if (kind === 'double' && Array.isArray(parent)) parent.push(structuredClone(Reflect.get(parent, at)));
    else Reflect.set(parent, at, oddity);
    return value;
  });

/** The object that a route of numbers leads to. */
function parentAt(value: unknown, route: readonly number[]): object | null {
  let parent: object | null = null;
  let current: unknown = value;
  for (const step of route) {
    if (typeof current !== 'object' || current === null) break;
    parent = current;
    const keys = Object.keys(current);
    current = Reflect.get(current, keys[step % Math.max(1, keys.length)] ?? '');
  }
  return parent;
}

/** Whatever is asked for, a test has no half minute: the time limit of a sound request is made short. */
function inLittleTime(problem: unknown): unknown {
  if (typeof problem !== 'object' || problem === null || Array.isArray(problem)) return problem;
  const { options } = problem as { options?: unknown };
  if (options === undefined) return { ...problem, options: { timeLimitSeconds: 0.5 } };
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return problem;
  const { timeLimitSeconds } = options as { timeLimitSeconds?: unknown };
  const short =
    timeLimitSeconds === undefined || (typeof timeLimitSeconds === 'number' && timeLimitSeconds > 0.5 && timeLimitSeconds <= 3600);
  return short ? { ...problem, options: { ...options, timeLimitSeconds: 0.5 } } : problem;
}

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
