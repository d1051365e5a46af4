import { beforeAll, describe, expect, test } from 'vitest';
import type { SlotList } from '../../src/domain/verification.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('catalogues, slots, health and documentation', () => {
  const running = runningService();
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });
  const get = async (path: string, address = path) => {
    const response = await fetch(`${running.url}${address}`);
    return { response, body: await contract.check('GET', path, response) };
  };

  test('GET /v1/rules lists every rule with its JSON Schema, in both languages', async () => {
    const { response, body } = await get('/v1/rules');
    expect(response.status).toBe(200);
    const { rules } = body as { rules: { type: string; title: { fr: string; en: string } }[] };
    expect(rules.map(({ type }) => type)).toEqual(expect.arrayContaining(['noOverlap', 'minRest', 'maxDuties']));
    for (const { title } of rules) expect(title).toEqual({ fr: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  test('GET /v1/examples lists requests; each can be read', async () => {
    const { body } = await get('/v1/examples');
    const { examples } = body as { examples: { id: string; href: string }[] };
    expect(examples.map(({ id }) => id)).toContain('reunion-2027-01');
    for (const { href } of examples) {
      const { response } = await get('/v1/examples/{id}', href);
      expect(response.status).toBe(200);
    }
  });

  test('POST /v1/slots lists what must be filled', async () => {
    const response = await post(`${running.url}/v1/slots`, week());
    const { slots } = (await contract.check('POST', '/v1/slots', response)) as SlotList;
    expect(slots).toHaveLength(7);
    expect(slots[0]).toMatchObject({
      slot: 'fixe/2027-01-04/evening',
      start: '2027-01-04T20:00:00+01:00',
      hours: 4,
      headcount: 1,
      fee: 50,
    });
  });

  test('POST /v1/slots refuses like the others', async () => {
    const response = await post(`${running.url}/v1/slots`, { lines: [] });
    expect(response.status).toBe(422);
    await contract.check('POST', '/v1/slots', response);
  });

  test('health: alive and ready', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).body).toEqual({ status: 'ok' });
  });

  test('/docs is a page that needs nothing from outside', async () => {
    const page = await fetch(`${running.url}/docs`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/https?:/);
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await fetch(`${running.url}${address}`);
      expect(asset.status, address).toBe(200);
      expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(50);
    }
  });
});
