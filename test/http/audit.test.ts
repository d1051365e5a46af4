import { beforeAll, describe, expect, test } from 'vitest';
import { Keys } from '../support/access.ts';
import { Contract } from '../support/conformity.ts';
import { runningService } from '../support/service.ts';

interface Page {
  entries: { at: string; actor: string | null; call: string | null; outcome: number | null; requestId: string | null }[];
  next: string | null;
}

describe('GET /v1/audit', () => {
  const keys = new Keys().add('cdom-974', ['cdom']).add('auditor', ['admin'], { departments: [] });
  const running = runningService({ access: keys.access() });
  let contract: Contract;
  const ask = (query = '', as = 'auditor', headers = {}) =>
    fetch(`${running.url}/v1/audit${query}`, { headers: { ...keys.header(as), ...headers } });
  const page = async (query = ''): Promise<Page> => (await contract.check('GET', '/v1/audit', await ask(query))) as Page;

  beforeAll(async () => {
    contract = await Contract.of(running.url);
    for (const id of ['1', '2', '3', '4', '5']) {
      await fetch(`${running.url}/v1/rosters`, { headers: { ...keys.header('cdom-974'), 'X-Request-Id': `look-${id}` } });
    }
  });

  test('has an entry as soon as the call is answered, page by page', async () => {
    const requests = async (query: string) => {
      const { entries, next } = await page(query);
      return { ids: entries.map(({ requestId }) => requestId), next };
    };
    const first = await requests('?actor=cdom-974&limit=2');
    expect(first.ids).toEqual(['look-5', 'look-4']);
    const second = await requests(`?actor=cdom-974&limit=3&cursor=${first.next}`);
    expect(second).toEqual({ ids: ['look-3', 'look-2', 'look-1'], next: null });
  });

  test('by instant', async () => {
    const { entries } = await page('?actor=cdom-974');
    const at = new Date(Date.parse(entries[0].at) + 1).toISOString();
    expect((await page(`?actor=cdom-974&from=${at}`)).entries).toEqual([]);
    expect((await page(`?actor=cdom-974&until=${at}`)).entries).toEqual(entries);
  });

  test('as CSV, with the next page in a header', async () => {
    const response = await ask('?actor=cdom-974&limit=2', 'auditor', { Accept: 'text/csv', 'Accept-Language': 'en' });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = (await response.text()).trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('Actor;Identified by;Call');
    expect(rows[1]).toMatch(/Z;cdom-974;key;listRosters;;200;look-5;/);
    const link = /^<(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    const more = await fetch(`${running.url}${link}`, { headers: { ...keys.header('auditor'), Accept: 'text/csv' } });
    expect(await more.text()).toContain('look-3');
    expect((await ask('?format=pdf')).status).toBe(406);
  });

  test.each(['?roster=x', '?actor=Dr%20Hoarau', '?from=2027', '?until=x', '?limit=0', '?limit=1001', '?cursor=x', '?page=2'])(
    '%s is a 422 with a pointer',
    async (query) => {
      const response = await ask(query);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ pointer: `/${/\?(\w+)=/.exec(query)?.[1]}` }] });
    },
  );
});
