import { expect, test } from 'vitest';
import { run } from '../support/process.ts';

test('vigie work says that it needs a shared database', async () => {
  expect(await run('src/cli.ts', ['work'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('DATABASE_URL is needed'),
  });
});

test('a database that does not answer is said, without its address', async () => {
  const env = { DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/vigie', PORT: '0' };
  for (const command of ['serve', 'work']) {
    const { code, stderr } = await run('src/cli.ts', [command], { env });
    expect([code, stderr]).toEqual([1, 'vigie: the database of DATABASE_URL does not answer (ECONNREFUSED)\n']);
  }
});

test('an address that is none is a mistake of the environment, and is not repeated', async () => {
  const { code, stderr } = await run('src/main.ts', [], { env: { DATABASE_URL: 'mysql://somebody:secret@x/y' } });
  expect(code).toBe(2);
  expect(stderr).toContain('DATABASE_URL');
  expect(stderr).not.toContain('secret');
});
