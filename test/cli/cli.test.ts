import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import type { SlotList, Verification } from '../../src/domain/verification.ts';
import { least, long, week } from '../support/problems.ts';
import { run } from '../support/process.ts';

describe('vigie on the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const vigie = (args: string[], options = {}) => run('src/cli.ts', args, options);

  test('solve prints the roster and ends with 0 when it is complete', async () => {
    const { code, stdout, stderr } = await vigie(['solve', file('week.json', week())]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const roster = JSON.parse(stdout) as Roster;
    expect(roster).toMatchObject({ state: 'done', outcome: 'complete' });
    expect(roster.assignments).toHaveLength(7);
  });

  test('solve reads standard input and ends with 3 when the roster falls short', async () => {
    const short = { ...week(), participants: [{ id: 'alone' }], rules: [{ type: 'minRest', hours: 30 }] };
    const { code, stdout } = await vigie(['solve', '-'], { input: JSON.stringify(short) });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'shortfall' });
  });

  test('verify says 0 or 3, and takes the assignments of a roster as they are', async () => {
    const problem = week();
    const { stdout } = await vigie(['solve', file('problem.json', problem)]);
    const { assignments } = JSON.parse(stdout) as Roster;
    const good = await vigie(['verify', file('good.json', { problem, assignments })]);
    expect(good.code).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, violations: [] });
    const other = assignments[0].participant === 'a' ? 'b' : 'a';
    const bad = await vigie([
      'verify',
      file('bad.json', { problem, assignments: [assignments[0], { ...assignments[0], participant: other }] }),
    ]);
    expect(bad.code).toBe(3);
    expect((JSON.parse(bad.stdout) as Verification).violations.map(({ rule }) => rule)).toContain('headcount');
  });

  test('explain says of a roster what the service would: why somebody has a slot, or nobody', async () => {
    const problem = { ...week(), participants: week().participants.slice(0, 2), rules: [{ type: 'maxDuties', max: 3, per: 'period' }] };
    const path = file('explained.json', problem);
    const { code, stdout } = await vigie(['solve', path]);
    expect(code).toBe(3);
    const { assignments, shortfalls } = JSON.parse(stdout) as Roster;
    const roster = file('roster.json', stdout);
    const [duty] = assignments;
    const held = await vigie(['explain', path, roster, '--slot', duty.slot, '--participant', duty.participant, '--lang', 'en']);
    expect([held.code, held.stderr]).toEqual([0, '']);
    expect(JSON.parse(held.stdout)).toMatchObject({
      kind: 'holds',
      participant: duty.participant,
      message: expect.stringContaining('holds'),
    });
    const empty = await vigie(['explain', path, roster, '--slot', shortfalls[0].slot]);
    expect(JSON.parse(empty.stdout)).toMatchObject({
      kind: 'empty',
      missing: 1,
      repairs: expect.arrayContaining([expect.objectContaining({ kind: 'volunteer' })]),
    });
    // A slot that is not there, a roster of something else, and no roster at all.
    const unknown = await vigie(['explain', path, roster, '--slot', 'no/2027-01-04/where']);
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('/slot  ') });
    const other = await vigie(['explain', file('other.json', least()), roster, '--slot', duty.slot]);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('/assignments/0/') });
    expect(await vigie(['explain', path, path, '--slot', duty.slot])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no roster'),
    });
    expect(await vigie(['explain', path, roster])).toMatchObject({ code: 2, stderr: expect.stringContaining('--slot') });
  }, 60_000);

  test('slots lists the calendar', async () => {
    const { code, stdout } = await vigie(['slots', file('slots.json', week())]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as SlotList).slots).toHaveLength(7);
  });

  test('demo prints a problem that slots understands; the same seed, the same bytes', async () => {
    const first = await vigie(['demo', '--seed', '7']);
    expect(first.code).toBe(0);
    expect((await vigie(['demo', '--seed', '7'])).stdout).toBe(first.stdout);
    expect((await vigie(['demo', '--seed', '8'])).stdout).not.toBe(first.stdout);
    expect((await vigie(['slots', '-'], { input: first.stdout })).code).toBe(0);
  });

  test('examples lists them, and prints one', async () => {
    const list = await vigie(['examples']);
    expect(list.code).toBe(0);
    const [id] = list.stdout.split(/\s/);
    const one = await vigie(['examples', id]);
    expect(one.code).toBe(0);
    expect(JSON.parse(one.stdout)).toHaveProperty('lines');
  });

  test('what is wrong with the input is listed on stderr, all of it; nothing on stdout; 2', async () => {
    const wrong = file('wrong.json', { ...least(), period: { start: '2027-02-31', end: 'x' }, participants: [] });
    const { code, stdout, stderr } = await vigie(['solve', wrong, '--lang', 'en']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const pointer of ['/period/start', '/period/end', '/participants']) expect(stderr).toContain(`${pointer}  `);
    expect(stderr).toContain('The request cannot be understood');
    expect((await vigie(['slots', wrong])).stderr).toContain('La demande ne peut pas être comprise');
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['resolve', 'x.json']],
    ['no file', ['solve']],
    ['two files', ['slots', 'a.json', 'b.json']],
    ['an unknown option', ['solve', 'a.json', '--fast']],
    ['an unknown language', ['solve', 'a.json', '--lang', 'de']],
    ['an unknown example', ['examples', '../package']],
    ['a bad figure', ['demo', '--months', 'x']],
    ['an unknown department', ['demo', '--department', 'ZZ']],
  ])('%s is a 2 with a hint', async (_, args) => {
    const { code, stdout, stderr } = await vigie(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^vigie: .+\nvigie --help\n$/);
  });

  test('a file that is not there is a 1, one that is not JSON a 2', async () => {
    expect(await vigie(['solve', join(folder, 'nowhere.json')])).toMatchObject({ code: 1, stderr: expect.stringContaining('ENOENT') });
    const broken = await vigie(['solve', file('broken.json', '{"lines": [')]);
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('caractère 12');
  });

  test('--help and --version', async () => {
    const help = await vigie(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Exit codes');
    expect((await vigie(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('an interrupt ends the run with the best so far', async () => {
    const { code, stdout } = await vigie(['solve', file('long.json', long())], {
      during: (child: import('node:child_process').ChildProcess) => void setTimeout(() => child.kill('SIGINT'), 5000),
    });
    expect([0, 3]).toContain(code);
    const roster = JSON.parse(stdout) as Roster;
    expect(roster.state).toBe('stopped');
    expect(roster.assignments.length).toBeGreaterThan(0);
  }, 60_000);

  test('bin/vigie.mjs passes arguments and exit codes on', async () => {
    expect(await run('bin/vigie.mjs', ['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d/) });
    expect(await run('bin/vigie.mjs', ['nonsense'])).toMatchObject({ code: 2 });
  });
});
