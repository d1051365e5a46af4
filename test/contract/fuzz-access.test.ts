import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneKeyARole } from '../support/access.ts';
import { Contract } from '../support/conformity.ts';
import { type ServiceProcess, startService } from '../support/process.ts';

/**
 * Whatever stands in `Authorization`, on whatever call: never a 500, and never through the door without a key. Calls
 * and their answers come from the OpenAPI document.
 */
describe('fuzz over credentials', () => {
  const keys = oneKeyARole({ lines: ['fixe'], participant: 'a' });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-fuzz-'));
  let service: ServiceProcess;
  let contract: Contract;
  let calls: { method: string; path: string; open: boolean }[] = [];
  beforeAll(async () => {
    const file = join(folder, 'access.json');
    writeFileSync(file, JSON.stringify({ keys: keys.records }));
    const oidc = {
      ACCESS_OIDC_ISSUER: 'https://id.example',
      ACCESS_OIDC_AUDIENCE: 'vigie',
      ACCESS_OIDC_JWKS_URL: 'http://127.0.0.1:9/jwks',
    };
    const limits = { WORKERS: '1', MAX_BODY_MB: '1', CALLS_PER_MINUTE: '1000000', LINK_SECRET: 'l'.repeat(32) };
    service = await startService({ ACCESS_FILE: file, ...oidc, ...limits });
    contract = await Contract.of(service.url);
    calls = Object.entries(contract.document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, open: !('security' in operation) })),
    );
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGTERM');
    const { code, stdout } = await service.ended;
    rmSync(folder, { recursive: true, force: true });
    expect(stdout).not.toContain('incident');
    expect(code).toBe(0);
  });

  const base64url = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
  const json = fc.jsonValue({ maxDepth: 2 }).map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  const header = fc.record({
    alg: fc.constantFrom('none', 'HS256', 'RS256', 'ES256', 'XX', ''),
    kid: fc.string({ maxLength: 5 }),
    typ: fc.constant('JWT'),
  });
  const token = fc
    .tuple(
      header.map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
      fc.oneof(json, base64url),
      base64url,
    )
    .map((parts) => parts.join('.'));
  const visible = fc.string({ unit: fc.constantFrom(...'abcXYZ019 =._-~+/,;"\u00e9\u00ff'), maxLength: 60 }).map((text) => text.trim());
  const credential = fc.oneof(
    visible,
    visible.map((text) => `Bearer ${text}`),
    token.map((text) => `Bearer ${text}`),
    token.map((text) => `bearer  ${text}.x`),
    fc.constantFrom('cdom', 'nobody', 'x'.repeat(41), '__proto__').chain((id) => base64url.map((secret) => `Bearer vigie_${id}_${secret}`)),
    base64url.map((secret) => `Bearer ${keys.key('cdom').slice(0, -43)}${secret}`),
    fc.constantFrom(
      'Basic Y2RvbTo=',
      'Digest x',
      'Bearer',
      'Bearer Bearer',
      `Bearer ${'a'.repeat(15_000)}`,
      `Bearer ${keys.key('cdom')},x`,
    ),
  );
  const id = fc.constantFrom('x', '00000000-0000-4000-8000-000000000000', '__proto__', '%00', 'Dr%20Hoarau');

  const send = async (method: string, path: string, authorization: string | null, ids: string, body: unknown): Promise<number> => {
    const address = path.replaceAll(/\{\w+\}/g, ids);
    const response = await fetch(`${service.url}${address}`, {
      method,
      headers: { ...(authorization === null ? {} : { Authorization: authorization }), 'Content-Type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });
    await contract.check(method, path, response);
    return response.status;
  };

  test('nobody comes in by what is no key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), credential, id, fc.jsonValue({ maxDepth: 2 }), async (pick, authorization, ids, body) => {
        const call = calls[pick % calls.length];
        if (!call) throw new Error('there are calls');
        const status = await send(call.method, call.path, authorization, ids, body);
        if (call.open) expect(status).toBeLessThan(500);
        // 503: a token that only the provider, who is out of reach here, could tell.
        else expect([401, 503]).toContain(status);
      }),
      { seed: 20_261_201, numRuns: 600 },
    );
  }, 60_000);

  test('whoever has a key gets answers that the document promises, whatever they send', async () => {
    const seen: Record<number, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.constantFrom(...keys.records.map((record) => record.id)),
        id,
        fc.jsonValue({ maxDepth: 3 }),
        async (pick, role, ids, body) => {
          const call = calls[pick % calls.length];
          if (!call) throw new Error('there are calls');
          const status = await send(call.method, call.path, `Bearer ${keys.key(role)}`, ids, body);
          seen[status] = (seen[status] ?? 0) + 1;
          expect(status).not.toBe(401);
          expect(status).toBeLessThan(500);
        },
      ),
      { seed: 20_261_202, numRuns: 600 },
    );
    for (const status of [200, 403, 404, 422]) expect(seen[status], String(status)).toBeGreaterThan(10);
  }, 60_000);
});
