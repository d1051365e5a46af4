import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runningService } from '../support/service.ts';

const run = promisify(execFile);

describe('examples without a library, against the real service', () => {
  const running = runningService();
  test.each([
    ['python', 'python3', 'clients/python/roster.py', /^complete \w+ [\d.]+ EUR$/],
    ['curl', 'sh', 'clients/curl/roster.sh', /^garde\/2027-01-31\/night;/],
  ])('%s prints the table, a duty a row', async (_, program, file, last) => {
    const { stdout } = await run(program, [file, running.url]);
    const rows = stdout.trim().split(/\r?\n/);
    expect(rows).toHaveLength(38);
    expect(rows.at(-1)).toMatch(last);
  });
});
