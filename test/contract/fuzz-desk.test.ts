import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { order } from '../finance/reunion-funding.ts';
import { twoSectors } from '../scenario/support.ts';
import { Contract } from '../support/conformity.ts';
import { yearBefore } from '../support/dates.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { mutations } from './oddities.ts';

/**
 * Scenarios, funding, indicators, payment sheets, presets, whatever is asked: never a 500, and every answer is one that
 * the OpenAPI document promises.
 */
describe('fuzz over the desk of the regional agency', () => {
  let service: ServiceProcess;
  let contract: Contract;
  beforeAll(async () => {
    service = await startService({ WORKERS: '2', MAX_BODY_MB: '1' });
    contract = await Contract.of(service.url);
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGTERM');
    const { code, stdout } = await service.ended;
    expect(stdout).not.toContain('incident');
    expect(code).toBe(0);
  });

  const scenario = {
    base: twoSectors(),
    variants: [
      {
        id: 'a',
        operations: [
          { op: 'removeVolunteers', territory: 'east', count: 1 },
          { op: 'setFee', lines: ['east-post'], factor: 1.1 },
        ],
      },
      { id: 'b', patch: [{ op: 'replace', path: '/rules/0/hours', value: 12 }] },
    ],
    sweeps: [{ id: 's', operations: [{ op: 'addVolunteers', territory: 'west', count: 1 }], pointer: '/0/count', values: [1, 2] }],
    robustness: { participants: ['a'] },
    envelope: 1000,
    depth: 'shortfall',
    timeLimitSeconds: 1,
  };
  const indicators = {
    year: 2027,
    rosters: [{ problem: week(), assignments: [{ slot: 'fixe/2027-01-04/evening', participant: 'a' }] }],
    incidents: [{ date: '2027-02-03', kind: 'absence', territory: null }],
    regulationCalls: [{ month: '2027-01', calls: 30 }],
  };
  const calls: readonly (readonly [string, unknown])[] = [
    ['/v1/scenarios', scenario],
    ['/v1/funding', order],
    ['/v1/indicators', indicators],
  ];

  const send = async (path: string, body: unknown, as = path): Promise<number> => {
    const response = await post(`${service.url}${path}`, short(body), { Prefer: 'wait=5' });
    await contract.check('POST', as, response);
    return response.status;
  };

  test('bodies made from their schemas', async () => {
    for (const [path] of calls) {
      const schema = contract.bodySchema(path);
      for (let seed = 1; seed <= 40; seed++) {
        const body = generateSync(schema, { seed, maxDepth: 9, maxItems: 3, maxLength: 30, optionalsProbability: (seed % 10) / 10 });
        expect([200, 202, 422], `${path} seed ${seed}`).toContain(await send(path, body));
      }
    }
  }, 120_000);

  test('sound bodies are answered; with one to three places changed they are answered or refused', async () => {
    for (const [path, sound] of calls) expect([200, 202]).toContain(await send(path, sound));
    const seen: Record<number, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), fc.array(mutations, { minLength: 1, maxLength: 3 }), async ([path, sound], changes) => {
        const body = changes.reduce<unknown>((value, change) => change(value), structuredClone(sound));
        const status = await send(path, body);
        seen[status] = (seen[status] ?? 0) + 1;
        expect([200, 202, 422]).toContain(status);
      }),
      { seed: 20_261_132, numRuns: 150 },
    );
    expect(seen[422]).toBeGreaterThan(20);
  }, 240_000);

  test('payment sheets, visas, presets, lists: whatever stands in their addresses', async () => {
    const past = yearBefore(week());
    const { id } = (await (await post(`${service.url}/v1/rosters`, past, { Prefer: 'wait=60' })).json()) as RosterStatus;
    await post(`${service.url}/v1/rosters/${id}/publication`, {});
    await post(`${service.url}/v1/rosters/${id}/realised`, { rest: 'asPlanned', asOf: '2026-02-01', realised: [] });
    const visas = { visas: [{ participant: 'a', month: '2026-01', by: 'CDOM', on: '2026-02-05' }] };
    expect(await send(`/v1/rosters/${id}/visas`, visas, '/v1/rosters/{id}/visas')).toBe(200);
    const odd = fc.oneof(
      fc.constantFrom('csv', 'json', '2027-01', '2027-13', 'en', '1', '0', '%00', 'text', 'tables'),
      fc.string({ maxLength: 8 }),
    );
    const addresses: readonly (readonly [string, string, readonly string[]])[] = [
      ['/v1/rosters/{id}/exports/claims', `/v1/rosters/${id}/exports/claims`, ['format', 'month', 'lang', 'x']],
      ['/v1/presets', '/v1/presets', ['x']],
      ['/v1/presets/{id}', '/v1/presets/reunion-2016', ['rates', 'x']],
      ['/v1/presets/{id}', '/v1/presets/nobody', ['rates']],
      ['/v1/scenarios', '/v1/scenarios', ['state', 'department', 'from', 'to', 'limit', 'cursor', 'x']],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...addresses),
        fc.array(fc.tuple(fc.nat(9), odd), { maxLength: 3 }),
        async ([as, path, names], asked) => {
          const query = asked.map(([at, value]) => `${names[at % names.length]}=${value === '%00' ? value : encodeURIComponent(value)}`);
          const response = await fetch(`${service.url}${path}?${query.join('&')}`);
          expect(response.status).toBeLessThan(500);
          if (response.headers.get('content-type')?.startsWith('text/csv')) await response.text();
          else await contract.check('GET', as, response);
        },
      ),
      { seed: 20_261_133, numRuns: 150 },
    );
    expect(await send(`/v1/rosters/${id}/visas`, { visas: [{ participant: 'nobody', month: 'x' }] }, '/v1/rosters/{id}/visas')).toBe(422);
  }, 120_000);
});

/** Nothing is let run for long. */
function short(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('base' in body)) return body;
  const { timeLimitSeconds: limit, replications } = body as { timeLimitSeconds?: unknown; replications?: unknown };
  const fewer = typeof replications === 'number' && replications > 1 && replications <= 50 ? { replications: 2 } : {};
  return {
    ...body,
    ...fewer,
    ...(limit === undefined || (typeof limit === 'number' && limit > 0.5 && limit <= 600) ? { timeLimitSeconds: 0.5 } : {}),
  };
}
