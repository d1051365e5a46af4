import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { Contract } from '../support/conformity.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { inLittleTime, mutations, rich } from './oddities.ts';

/**
 * Calls about a roster that is kept, whatever their bodies say: never a 500, and every answer is one that the OpenAPI
 * document promises.
 */
describe('fuzz over the calls about a roster', () => {
  let service: ServiceProcess;
  let contract: Contract;
  let roster: RosterStatus;
  let calls: string[];
  beforeAll(async () => {
    service = await startService({ WORKERS: '2', MAX_BODY_MB: '1' });
    contract = await Contract.of(service.url);
    const made = await post(`${service.url}/v1/rosters`, inLittleTime(rich), { Prefer: 'wait=60' });
    roster = (await made.json()) as RosterStatus;
    calls = ['/v1/rosters/{id}/explanations', '/v1/rosters/{id}/replacements'];
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGTERM');
    const { code, stdout } = await service.ended;
    expect(stdout).not.toContain('incident');
    expect(code).toBe(0);
  });

  const send = async (path: string, body: unknown): Promise<number> => {
    const response = await post(`${service.url}${path.replace('{id}', roster.id)}`, body);
    await contract.check('POST', path, response);
    return response.status;
  };

  test('bodies made from their schemas', async () => {
    for (const path of calls) {
      const schema = contract.bodySchema(path);
      for (let seed = 1; seed <= 60; seed++) {
        const body = generateSync(schema, { seed, maxDepth: 8, maxItems: 3, maxLength: 40, optionalsProbability: (seed % 10) / 10 });
        expect([200, 422], `${path} seed ${seed}`).toContain(await send(path, body));
      }
    }
  }, 120_000);

  test('sound questions are answered; with one to three places changed they are answered or refused', async () => {
    const { assignments = [], shortfalls = [] } = roster;
    const slots = [...assignments, ...shortfalls].map(({ slot }) => slot);
    const question = fc.record({
      slot: fc.constantFrom(...slots),
      participant: fc.constantFrom(...rich.participants.map(({ id }) => id), undefined),
    });
    const seen: Record<number, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        question,
        fc.array(mutations, { maxLength: 3 }),
        fc.boolean(),
        async (path, { slot, participant }, changes, sound) => {
          const explains = path.endsWith('explanations');
          const body: unknown = { slot, participant, ...(explains ? { timeLimitSeconds: 0.3 } : { from: '2027-01-01' }) };
          const status = await send(path, sound ? body : changes.reduce((value, change) => change(value), structuredClone(body)));
          seen[status] = (seen[status] ?? 0) + 1;
          expect([200, 422]).toContain(status);
        },
      ),
      { seed: 20_261_131, numRuns: 150 },
    );
    expect(seen[200]).toBeGreaterThan(30);
    expect(seen[422]).toBeGreaterThan(30);
  }, 240_000);
});
