import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Keys } from '../support/access.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';

describe.skipIf(postgresPrograms === null)('an audit trail that takes nothing', () => {
  const keys = new Keys().add('cdom-974', ['cdom']).add('auditor', ['admin']);
  const folder = mkdtempSync(join(tmpdir(), 'vigie-audit-'));
  let server: PostgresServer;
  let service: ServiceProcess;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database('audit');
    const file = join(folder, 'access.json');
    writeFileSync(file, JSON.stringify({ keys: keys.records }));
    service = await startService({ DATABASE_URL: url, ACCESS_FILE: file });
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGKILL');
    await service.ended;
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = keys.header('cdom-974');
  const at = async (roster: string | null, method: string) => (await fetch(`${service.url}${roster}`, { method, headers: as })).status;
  const make = () => post(`${service.url}/v1/rosters`, { ...week(), department: '974' }, { Prefer: 'wait=20', ...as });

  test('leaves readings answered, their entries in the log; and nothing is changed that is not put down', async () => {
    const roster = (await make()).headers.get('location');
    await asked(url, 'alter table vigie.audit rename to elsewhere');
    expect(await at(roster, 'GET')).toBe(200);
    const entry = { actor: 'cdom-974', kind: 'key', call: 'readRoster', roster: roster?.split('/').at(-1), outcome: 200 };
    expect(service.log().find(({ msg }) => msg === 'audit entry in the log alone')).toMatchObject({ audit: entry });
    expect([await at(roster, 'DELETE'), (await make()).status]).toEqual([500, 500]);
    expect(await asked(url, 'select count(*)::integer as rosters from vigie.rosters')).toEqual([{ rosters: 1 }]);
    expect(await at(roster, 'GET')).toBe(200);

    await asked(url, 'alter table vigie.elsewhere rename to audit');
    expect(await at(roster, 'DELETE')).toBe(204);
    const trail = await fetch(`${service.url}/v1/audit?actor=cdom-974`, { headers: keys.header('auditor') });
    const { entries } = (await trail.json()) as { entries: { call: string | null; outcome: number | null }[] };
    expect(entries.map(({ call, outcome }) => [call, outcome])).toEqual([
      ['eraseRoster', 204],
      [null, null],
    ]);
  });
});
