import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/store.ts';

/** What decides what a new data folder looks like. */
const ingredients = ['../../src/store/migrations.ts', '../../src/store/waiting-line.ts', '../../package.json'];

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of ingredients) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

/** A data folder as a service leaves it that has only started: copied by tests, because making one takes seconds. */
export const template = join(tmpdir(), `vigie-data-${fingerprint()}`);

/** Run once by vitest before any test. */
export default async function setup(): Promise<void> {
  if (existsSync(template)) return;
  const draft = mkdtempSync(join(tmpdir(), 'vigie-draft-'));
  const onError = (error: unknown) => {
    throw error;
  };
  const store = await openStore({ databaseUrl: null, dataDir: draft, retentionDays: 1, onError });
  await store.close();
  try {
    renameSync(draft, template);
  } catch {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true });
  }
}
