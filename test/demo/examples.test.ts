import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listExamples, readExample } from '../../src/demo/index.ts';
import { makeExamples } from '../../src/demo/make-examples.ts';
import { readProblem } from '../../src/roster/read.ts';

const folder = dirname(listExamples()[0].file);
const readme = readFileSync(`${folder}/README.md`, 'utf8');

describe('bundled examples', () => {
  it.each(makeExamples())('$id is, byte for byte, what the generator makes (else: npm run examples)', ({ file, text }) => {
    expect(readFileSync(file, 'utf8') === text).toBe(true);
  });

  it('are the JSON files of the folder, no more and no less', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(listExamples().map(({ file }) => basename(file))).toEqual(expect.arrayContaining(files));
    expect(files).toHaveLength(listExamples().length);
  });

  it.each(listExamples())('$id can be posted as it is', ({ id, title }) => {
    expect(readProblem(readExample(id))).toMatchObject({ ok: true });
    expect(title.fr).not.toBe(title.en);
  });

  it.each(listExamples())('$id has the figures that the README says', ({ id }) => {
    const read = readProblem(readExample(id));
    if (!read.ok) throw new Error(id);
    const { participants, lines } = read.problem;
    const figures = [
      lines.length,
      read.slots.reduce((sum, slot) => sum + slot.headcount, 0),
      participants.length,
      participants.filter((p) => p.volunteer).length,
    ];
    const row = readme.split('\n').find((text) => text.startsWith(`| \`${id}.json\``));
    expect(
      row
        ?.split('|')
        .slice(3, 7)
        .map((cell) => Number(cell.replace(/\s/g, ''))),
    ).toEqual(figures);
  });

  it.each(['', '.', '..', '../package', '../../etc/passwd', 'reunion-2027-01.json', 'REUNION-2027-01', '__proto__', 'constructor'])(
    'knows no example %j',
    (id) => {
      expect(readExample(id)).toBeNull();
    },
  );
});
