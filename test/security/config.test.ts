import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/service/config.ts';
import { run, startService } from '../support/process.ts';
import { week } from '../support/problems.ts';
import { post } from '../support/service.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-access-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const mistakesOf = (env: Record<string, string>): string[] => {
  const read = readConfig(env);
  return read.ok ? [] : read.mistakes;
};
const key = { id: 'k', sha256: '0'.repeat(64), roles: ['cdom'], departments: ['974'] };

describe('access in the environment', () => {
  test('is configured by a file, or by a provider; then any HOST is possible', () => {
    const ACCESS_FILE = file('good.json', { keys: [key] });
    expect(readConfig({ ACCESS_FILE, HOST: '0.0.0.0' })).toMatchObject({
      ok: true,
      config: { host: '0.0.0.0', access: { callsPerMinute: 600, oidc: null } },
    });
    const oidc = {
      ACCESS_OIDC_ISSUER: 'https://id.example',
      ACCESS_OIDC_AUDIENCE: 'vigie',
      ACCESS_OIDC_JWKS_URL: 'https://id.example/jwks',
    };
    expect(readConfig({ ...oidc, HOST: '::' })).toMatchObject({
      ok: true,
      config: { access: { oidc: { claim: 'vigie', subjectClaim: 'sub' } } },
    });
    expect(mistakesOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('HOST')]);
    // A secret for links or webhooks is no access.
    expect(mistakesOf({ HOST: '0.0.0.0', LINK_SECRET: 'x'.repeat(32), WEBHOOK_SECRET: 'x'.repeat(32) })).toEqual([
      expect.stringContaining('HOST'),
    ]);
  });

  test.each([
    ['not JSON', '{'],
    ['an unknown field', { keys: [{ ...key, rolse: [] }] }],
    ['an unknown role', { keys: [{ ...key, roles: ['root'] }] }],
    ['a key in the place of its digest', { keys: [{ ...key, sha256: 'vigie_k_secret' }] }],
    ['two of a name', { keys: [key, key] }],
    ['a department that is none', { keys: [{ ...key, departments: ['*'] }] }],
    ['a coordinator without lines', { keys: [{ ...key, roles: ['coordinator'] }] }],
    ['a participant who is nobody', { keys: [{ ...key, roles: ['participant'] }] }],
    ['a subject twice', { people: ['a', 'b'].map((id) => ({ id, subject: 'Dr Hoarau', roles: ['reader'] })) }],
  ])('%s in the access file is said, and nothing of the file is quoted', (_, content) => {
    const mistakes = mistakesOf({ ACCESS_FILE: file('bad.json', content) });
    expect(mistakes.length).toBeGreaterThan(0);
    for (const mistake of mistakes) {
      expect(mistake).toContain('ACCESS_FILE');
      expect(mistake).not.toMatch(/Hoarau|secret/);
    }
  });

  test('every mistake is listed at once, and no secret is repeated', () => {
    const mistakes = mistakesOf({
      ACCESS_FILE: join(folder, 'absent.json'),
      ACCESS_OIDC_ISSUER: 'https://id.example',
      LINK_SECRET: 'too-short-secret',
      WEBHOOK_SECRET_FILE: join(folder, 'absent'),
      WEBHOOK_NETWORKS: '10.0.0.0',
      CALLS_PER_MINUTE: '0',
      SOLVE_MEMORY_MB: '1',
    });
    const names = [
      'ACCESS_FILE',
      'ACCESS_OIDC_AUDIENCE',
      'LINK_SECRET',
      'WEBHOOK_SECRET_FILE',
      'WEBHOOK_NETWORKS',
      'CALLS_PER_MINUTE',
      'SOLVE_MEMORY_MB',
    ];
    for (const name of names)
      expect(
        mistakes.filter((mistake) => mistake.includes(name)),
        name,
      ).toHaveLength(1);
    expect(mistakes.join()).not.toContain('too-short-secret');
    const open = { ACCESS_OIDC_ISSUER: 'i', ACCESS_OIDC_AUDIENCE: 'a', ACCESS_OIDC_JWKS_URL: 'http://id.example/jwks' };
    expect(mistakesOf(open)).toEqual([expect.stringContaining('ACCESS_OIDC_JWKS_URL')]);
  });

  test('a secret is read from its file', () => {
    const config = readConfig({ LINK_SECRET_FILE: file('secret', `${'s'.repeat(40)}\n`) });
    expect(config).toMatchObject({ ok: true, config: { linkSecret: 's'.repeat(40) } });
    const databaseUrl = 'postgres://vigie:word@db:5432/vigie';
    expect(readConfig({ DATABASE_URL_FILE: file('url', `${databaseUrl}\n`) })).toMatchObject({ ok: true, config: { databaseUrl } });
  });
});

describe('vigie key new', () => {
  test('makes a key that the service knows, and a record that does not hold it', async () => {
    const path = join(folder, 'access.json');
    const args = ['key', 'new', '--id', 'ecran-974', '--role', 'cdom', '--department', '974', '--file', path];
    const made = await run('src/cli.ts', args);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const credential = made.stdout.trim();
    expect(credential).toMatch(/^vigie_ecran-974_[\w-]{43}$/);
    expect(readFileSync(path, 'utf8')).not.toContain(credential.slice(-43));
    expect(statSync(path).mode & 0o077).toBe(0);
    expect((await run('src/cli.ts', args)).code).toBe(2);

    const service = await startService({ ACCESS_FILE: path, HOST: '0.0.0.0' });
    const url = service.url.replace('0.0.0.0', '127.0.0.1');
    const ask = (headers: Record<string, string>) => post(`${url}/v1/rosters`, { ...week(), department: '974' }, headers);
    expect((await ask({})).status).toBe(401);
    expect((await ask({ Authorization: `Bearer ${credential}` })).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(service.log().at(-1)).toMatchObject({ msg: 'request' });
    expect(service.log().map(({ msg }) => msg)).toContain('ready; access is configured');
    service.child.kill('SIGTERM');
    const { code, stdout } = await service.ended;
    expect(code).toBe(0);
    expect(stdout).not.toContain(credential.slice(-43));
  });

  test.each([
    [[]],
    [['new']],
    [['new', '--id', 'X Y', '--role', 'cdom']],
    [['new', '--id', 'x', '--role', 'root']],
    [['new', '--id', 'x', '--role', 'cdom', '--department', '99']],
  ])('key %j is refused with what is wrong', async (args) => {
    const { code, stdout, stderr } = await run('src/cli.ts', ['key', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^vigie: /);
  });
});
