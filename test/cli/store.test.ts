import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { run } from '../support/process.ts';

const place = mkdtempSync(join(tmpdir(), 'vigie-store-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('vigie store: export, import, and what is wrong with a file', async () => {
  const file = join(place, 'kept.jsonl');
  const store = (verb: string, path: string) => run('src/cli.ts', ['store', verb, path], { env: { DATA_DIR: dataFolder() } });
  expect(await store('export', file)).toMatchObject({ code: 0, stderr: 'vigie: 0 rows written\n' });
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  expect(await store('import', file)).toMatchObject({ code: 0, stderr: 'vigie: 0 rows taken in\n' });
  expect(await store('export', file)).toMatchObject({ code: 2, stderr: `vigie: the file ${file} is there already\n` });
  writeFileSync(join(place, 'other'), '{"x":1}\n');
  expect((await store('import', join(place, 'other'))).stderr).toContain('is not an export of Vigie');
}, 120_000);
