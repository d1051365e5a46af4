import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VersionList } from '../../src/domain/publication.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';

describe.skipIf(postgresPrograms === null)('a proposal that is validated while the store takes no roster', () => {
  let server: PostgresServer;
  let service: ServiceProcess;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database('validation');
    service = await startService({ DATABASE_URL: url });
  }, 60_000);
  afterAll(async () => {
    service.child.kill('SIGKILL');
    await service.ended;
    await server.remove();
  });

  test('is no version without its roster: nothing has happened, and it can be validated again', async () => {
    const { id, assignments } = (await (await post(`${service.url}/v1/rosters`, week(), { Prefer: 'wait=20' })).json()) as Roster;
    const at = `${service.url}/v1/rosters/${id}`;
    await post(`${at}/publication`, {});
    const { slot, participant } = assignments[3];
    const search = await post(`${at}/replacements`, { slot, participant, chains: false });
    const { replacements } = (await search.json()) as { replacements: { changes: { to: string }[] }[] };
    const { to } = replacements[0].changes[0];
    await post(`${at}/proposals`, { moves: [{ slot, from: participant, to }] });
    await post(`${at}/proposals/1/acceptance`, { participant: to });
    const versions = async () => ((await (await fetch(`${at}/versions`)).json()) as VersionList).versions.length;
    const state = async () => ((await (await fetch(`${at}/proposals/1`)).json()) as { state: string }).state;

    await asked(url, 'alter table vigie.rosters add constraint closed check (false) not valid');
    expect((await post(`${at}/proposals/1/validation`, {})).status).toBe(500);
    expect([await versions(), await state()]).toEqual([1, 'accepted']);

    await asked(url, 'alter table vigie.rosters drop constraint closed');
    const done = await post(`${at}/proposals/1/validation`, {});
    expect(done.status).toBe(200);
    const made = ((await done.json()) as { roster: string }).roster;
    expect([await versions(), await state()]).toEqual([2, 'validated']);
    expect((await fetch(`${service.url}/v1/rosters/${made}`)).status).toBe(200);
  });
});
