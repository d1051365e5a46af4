import { beforeAll, describe, expect, test } from 'vitest';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

interface Page {
  rosters: { id: string; department: string | null; outcome: string | null }[];
  next: string | null;
}

describe('GET /v1/rosters', () => {
  const running = runningService();
  let contract: Contract;
  const made: string[] = [];
  beforeAll(async () => {
    contract = await Contract.of(running.url);
    for (const department of ['974', '11', '974']) {
      const response = await post(`${running.url}/v1/rosters`, { ...week(), department }, { Prefer: 'wait=60' });
      made.unshift(((await response.json()) as { id: string }).id);
    }
  });
  const list = async (query = ''): Promise<Page> =>
    (await contract.check('GET', '/v1/rosters', await fetch(`${running.url}/v1/rosters${query}`))) as Page;
  const ids = async (query: string) => (await list(query)).rosters.map(({ id }) => id);

  test('newest first, page by page', async () => {
    expect(await ids('')).toEqual(made);
    const first = await list('?limit=2');
    expect(first.rosters.map(({ id }) => id)).toEqual(made.slice(0, 2));
    const second = await list(`?limit=2&cursor=${first.next}`);
    expect([second.rosters.map(({ id }) => id), second.next]).toEqual([made.slice(2), null]);
    expect((await list('?limit=3')).next).toBeNull();
    expect(first.rosters[0]).toMatchObject({ department: '974', outcome: 'complete' });
  });

  test('by state, department and period', async () => {
    expect(await ids('?department=11')).toEqual([made[1]]);
    expect(await ids('?state=failed')).toEqual([]);
    const { start = '', end = '' } = week().period ?? {};
    expect(await ids(`?state=done&from=${end}&to=${start}`)).toEqual(made);
    expect(await ids('?to=2020-01-01')).toEqual([]);
  });

  test.each(['?state=lost', '?limit=0', '?limit=201', '?from=2027-02-31', '?cursor=!', '?cursor=abc', '?department=x', '?page=2'])(
    '%s is a 422 with a pointer',
    async (query) => {
      const response = await fetch(`${running.url}/v1/rosters${query}`);
      expect(response.status).toBe(422);
      const name = /\?(\w+)=/.exec(query)?.[1];
      expect(await response.json()).toMatchObject({ errors: [{ pointer: `/${name}` }] });
    },
  );
});
