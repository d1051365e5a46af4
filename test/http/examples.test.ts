import { beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import type { Verification } from '../../src/domain/verification.ts';
import { listExamples } from '../../src/demo/index.ts';
import { Contract } from '../support/conformity.ts';
import { post, runningService } from '../support/service.ts';

describe('every bundled example, posted as it is', () => {
  const running = runningService({ workers: 2 });
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });

  test.each(listExamples().map(({ id }) => id))(
    '%s gives a roster that its own verifier accepts',
    async (id) => {
      const problem: unknown = await (await fetch(`${running.url}/v1/examples/${id}`)).json();
      const response = await post(`${running.url}/v1/rosters`, problem, { Prefer: 'wait=120' });
      expect(response.status).toBe(200);
      const roster = (await contract.check('POST', '/v1/rosters', response)) as Roster;
      expect(roster.outcome).toBe(id.includes('shortage') ? 'shortfall' : 'complete');
      expect(roster.shortfalls.length > 0).toBe(roster.outcome === 'shortfall');

      const verdict = await post(`${running.url}/v1/verifications`, { problem, assignments: roster.assignments });
      expect(verdict.status).toBe(200);
      const { ok, violations, levels, cost } = (await contract.check('POST', '/v1/verifications', verdict)) as Verification;
      expect(violations).toEqual([]);
      expect(ok).toBe(true);
      expect(cost.total).toBe(roster.cost.total);
      expect(levels.map(({ level, value }) => [level, value])).toEqual(roster.levels.map(({ level, value }) => [level, value]));
    },
    180_000,
  );
});
