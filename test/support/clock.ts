import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The clock of a process, which a test sets. */
export interface Clock {
  /** Environment with which the process is to be started. */
  readonly env: Record<string, string>;
  /** From now on it is wrong by this many hours. */
  move(hours: number): void;
}

export function clockOf(hours = 0): Clock {
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-clock-')), 'offset');
  const move = (by: number) => {
    writeFileSync(`${file}.new`, String(by * 3_600_000));
    renameSync(`${file}.new`, file);
  };
  move(hours);
  return { env: { CLOCK_FILE: file, NODE_OPTIONS: `--import ${new URL('./moved-clock.mjs', import.meta.url).href}` }, move };
}
