import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runningService } from '../support/service.ts';

const run = promisify(execFile);

describe('examples without a library, against the real service', () => {
  const running = runningService();
  test.each([
    ['python', 'python3', 'clients/python/roster.py', /\ncomplete \w+ [\d.]+ EUR\n$/],
    ['curl', 'sh', 'clients/curl/roster.sh', /^\uFEFFCréneau;(.*\r?\n){62,}/],
  ])('%s', async (_, program, file, expected) => {
    const { stdout } = await run(program, [file, running.url]);
    expect(stdout).toMatch(expected);
  });
});
