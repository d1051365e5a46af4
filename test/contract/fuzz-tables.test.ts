import { generateSync } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';

/** Whatever is said of a roster that is kept: never a 500, and every answer is one that the OpenAPI document promises. */
describe('fuzz over the calls about a table', () => {
  let service: ServiceProcess;
  let contract: Contract;
  let id: string;
  const base = '/v1/rosters/{id}';

  const post = (path: string, body: unknown) =>
    fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Prefer: 'wait=30' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    service = await startService({ WORKERS: '1' });
    contract = await Contract.of(service.url);
    id = ((await (await post('/v1/rosters', week())).json()) as Roster).id;
    await post(`/v1/rosters/${id}/publication`, {});
    const move = { slot: 'fixe/2027-01-05/evening', from: 'x', to: 'y' };
    await post(`/v1/rosters/${id}/proposals`, { moves: [move] });
  }, 60_000);

  afterAll(async () => {
    service.child.kill('SIGTERM');
    const { code, stdout } = await service.ended;
    expect(stdout).not.toContain('incident');
    expect(code).toBe(0);
  });

  test.each([
    'repairs',
    'publication',
    'realised',
    'shortfall-report',
    'proposals',
    'proposals/{proposal}/acceptance',
    'proposals/{proposal}/refusal',
    'proposals/{proposal}/validation',
    'proposals/{proposal}/withdrawal',
  ])(
    'POST …/%s',
    async (call) => {
      const path = `${base}/${call}`;
      const schema = contract.bodySchema(path);
      for (let seed = 1; seed <= 25; seed++) {
        const options = { seed, maxDepth: 10, maxDefaultItems: 3, maxItems: 3, maxLength: 40, optionalsProbability: (seed % 10) / 10 };
        const body = generateSync(schema, options) as Record<string, unknown>;
        const quick = call === 'repairs' ? { ...body, timeLimitSeconds: 0.3 } : body;
        const address = path.replace('{id}', id).replace('{proposal}', String(seed % 3));
        await contract.check('POST', path, await post(address, quick));
      }
    },
    60_000,
  );

  test('odd addresses', async () => {
    const odd = ['0', '-1', '1e3', '99999999999999999999', 'NaN', '%00', '%2F', '__proto__', '01', '１'];
    for (const one of odd) {
      const calls = [
        [`${base}/versions/{version}`, `versions/${one}`],
        [`${base}/versions/{version}/changes`, `versions/1/changes?to=${one}`],
        [`${base}/proposals/{proposal}`, `proposals/${one}`],
      ] as const;
      for (const [path, rest] of calls) {
        const answer = await fetch(`${service.url}/v1/rosters/${id}/${rest}`);
        expect(answer.status, rest).toBe(404);
        await contract.check('GET', path, answer);
      }
    }
  });
});
