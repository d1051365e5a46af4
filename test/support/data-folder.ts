import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { template } from './database-template.ts';

const folders: string[] = [];

/** A data folder of its own, outside the checkout, erased when the process ends. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-test-'));
  cpSync(template, folder, { recursive: true });
  folders.push(folder);
  return folder;
}

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
