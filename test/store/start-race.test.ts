import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { run } from '../support/process.ts';

describe.skipIf(postgresPrograms === null)('ten processes that start at once', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.remove());

  test('on an empty database: one makes the tables, the others wait, and all are served', async () => {
    const url = await server.database('race');
    const ended = await Promise.all(Array.from({ length: 10 }, () => run('test/store/support/open-store.ts', [url])));
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(ended.map(() => [0, '']));
    const steps = await asked(url, 'select step from vigie.version order by step');
    expect(steps).toEqual(steps.map((_, i) => ({ step: i + 1 })));
  }, 240_000);
});
