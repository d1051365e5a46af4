import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, test } from 'vitest';
import { unpackTemplate, template } from '../../src/store/cluster-template.ts';
import { openStore } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a database says of itself: settings and system catalogs. */
async function described(place: string): Promise<unknown> {
  const database = await PGlite.create(place);
  const settings = 'select name, setting from pg_settings order by name';
  const relations = 'select relname, relkind, relnatts from pg_class order by relname, oid';
  const others =
    'select (select count(*) from pg_proc) as functions, (select array_agg(datname order by datname) from pg_database) as databases';
  const said = [];
  for (const text of ['select version()', settings, relations, others]) said.push((await database.query(text)).rows);
  await database.close();
  return said;
}

test('the template is of the version of PGlite that is installed, and is what initdb makes', async () => {
  const manifest = JSON.parse(readFileSync(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'));
  // After another version: npm run database:template
  expect([template, existsSync(template)]).toEqual([expect.stringContaining(`pglite-${manifest.version}.tar.zst`), true]);
  const laid = join(folder, 'laid');
  expect(unpackTemplate(laid)).toBe(true);
  expect(await described(laid)).toEqual(await described(join(folder, 'made')));
});

test('a new data folder is nobody else’s to read', async () => {
  const dataDir = join(folder, 'new', 'data');
  const onError = (error: unknown) => {
    throw error;
  };
  const store = await openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError });
  await store.close();
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([modeOf(dataDir), modeOf(join(dataDir, 'postgres')), modeOf(join(dataDir, 'postgres', 'global'))]).toEqual(['700', '700', '700']);
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'postgres']);
});
