import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Funding } from '../../src/domain/funding.ts';
import type { YearlyIndicators } from '../../src/domain/indicators.ts';
import type { ScenarioComparison } from '../../src/domain/scenario-answer.ts';
import { order } from '../finance/reunion-funding.ts';
import { twoSectors } from '../scenario/support.ts';
import { long } from '../support/problems.ts';
import { run, type RunOptions } from '../support/process.ts';

describe('the desk of the regional agency on the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-cli-desk-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const vigie = (args: string[], options: RunOptions = {}) => run('src/cli.ts', args, options);
  const scenario = {
    base: twoSectors(),
    depth: 'shortfall',
    variants: [{ id: 'west+1', label: '=1+1', operations: [{ op: 'addVolunteers', territory: 'west' }] }],
  };

  test('scenario: the comparison as JSON, as a table and as a page; 3 when a variant cannot be followed', async () => {
    const path = file('scenario.json', scenario);
    const plain = await vigie(['scenario', path]);
    expect([plain.code, plain.stderr]).toEqual([0, '']);
    const { base, variants } = JSON.parse(plain.stdout) as ScenarioComparison;
    expect(base.measures?.outcome).toBe('shortfall');
    expect(variants).toMatchObject([{ id: 'west+1', state: 'solved', difference: { verdict: 'better', proven: true } }]);
    const csv = await vigie(['scenario', path, '--format', 'csv', '--lang', 'en']);
    expect(csv.code).toBe(0);
    const rows = csv.stdout.trimEnd().split('\r\n');
    expect(rows[0]).toContain('Fill rate');
    // A label is text, also where a spreadsheet would take it for a formula.
    expect(rows[2]).toMatch(/^west\+1;'=1\+1;/);
    const html = await vigie([
      'scenario',
      file('failing.json', { ...scenario, variants: [{ id: '<b>', operations: [{ op: 'dropLine', line: 'no' }] }] }),
      '--format',
      'html',
    ]);
    expect(html.code).toBe(3);
    expect(html.stdout).toMatch(/^<!doctype html>/);
    expect(html.stdout).toContain('&#60;b&#62;');
  }, 60_000);

  test('scenario: what is wrong is listed, base and variants; a word that is no format is said', async () => {
    const wrong = { base: { ...twoSectors(), participants: [] }, variants: [{ id: 'a', operations: [{ op: 'setFee', fee: -1 }] }], x: 1 };
    const { code, stdout, stderr } = await vigie(['scenario', '-', '--lang', 'en'], { input: JSON.stringify(wrong) });
    expect([code, stdout]).toEqual([2, '']);
    for (const pointer of ['/base/participants', '/variants/0/operations/0/fee', '/x']) expect(stderr).toContain(`${pointer}  `);
    expect(await vigie(['scenario', 'x', '--format', 'xml'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('json, csv, html'),
    });
  }, 60_000);

  test('scenario: an interrupt compares what is solved', async () => {
    const endless = {
      base: long(),
      depth: 'full',
      gap: 0,
      timeLimitSeconds: 600,
      variants: [{ id: 'more', operations: [{ op: 'addVolunteers' }] }],
    };
    const { code, stdout } = await vigie(['scenario', file('endless.json', endless)], {
      during: (child) => void setTimeout(() => child.kill('SIGINT'), 6000),
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ variants: [{ state: 'notSolved' }] });
  }, 60_000);

  test('funding: the order of the document, to the euro; mistakes with their places', async () => {
    const { code, stdout } = await vigie(['funding', file('funding.json', order)]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as Funding).toMatchObject({ funded: 1_033_542, left: 9271, next: { step: 'deep-night', cost: 88_476 } });
    const csv = await vigie(['funding', file('funding.json', order), '--format', 'csv']);
    expect([csv.code, csv.stdout.split('\r\n')[0]]).toEqual([0, expect.stringContaining('Étape;Libellé;Sous-étape')]);
    expect(csv.stdout).toContain('deep-night;;deep-night;;non financée, la première;88476,00');
    expect(await vigie(['funding', 'x', '--format', 'html'])).toMatchObject({ code: 2, stderr: expect.stringContaining('json or csv') });
    const wrong = await vigie(['funding', file('wrong.json', { envelope: -1, steps: [] }), '--lang', 'en']);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('/steps  steps: no item, at least 1 needed.');
  }, 60_000);

  test('indicators: one table of several rosters', async () => {
    const rosters = [{ problem: twoSectors(), assignments: [{ slot: 'east-post/2027-01-04/evening', participant: 'a' }] }];
    const { code, stdout } = await vigie(['indicators', '-'], { input: JSON.stringify({ year: 2027, rosters }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as YearlyIndicators).toMatchObject({ due: '2028-03-31', needed: 15, filled: 1, doctors: 7 });
    const csv = await vigie(['indicators', '-', '--format', 'csv', '--lang', 'en'], { input: JSON.stringify({ year: 2027, rosters }) });
    expect(csv.stdout).toContain('2027;Duties filled;all;;1;2028-03-31');
    expect((await vigie(['indicators', '-'], { input: '{"year":2027}' })).code).toBe(2);
  }, 60_000);

  test('presets: listed with their sources; a file is checked before it is put there', async () => {
    const list = await vigie(['presets']);
    expect([list.code, list.stderr]).toEqual([0, '']);
    expect(list.stdout).toContain('reunion-2016');
    const sound = JSON.parse(readFileSync('presets/national-floor.json', 'utf8')) as Record<string, unknown>;
    expect(await vigie(['presets', file('sound.json', { ...sound, id: 'mine' })])).toMatchObject({ code: 0, stdout: 'mine\n' });
    const wrong = await vigie([
      'presets',
      file('wrong.json', { ...sound, department: '99', lines: [{ id: 'x', windows: [{ fee: -1 }] }] }),
    ]);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    for (const pointer of ['/department', '/lines/0/windows/0/fee', '/lines/0/windows/0/id'])
      expect(wrong.stderr).toContain(`  ${pointer}  `);
  }, 60_000);
});
