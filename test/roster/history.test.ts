import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { distinctPast } from '../../src/domain/past-duties.ts';
import { readProblem } from '../../src/roster/read.ts';
import { caseOf } from '../support/cases.ts';
import { solved, understood, withEngines } from '../support/solved.ts';

withEngines();

const issuesOf = (input: ProblemInput): string[] => {
  const read = readProblem(JSON.parse(JSON.stringify(input)));
  return read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a past duty that is given twice', () => {
  it('counts once, and a warning says so', async () => {
    const { problem, roster } = await solved(caseOf('history-twice'));
    expect(problem.history).toHaveLength(1);
    // At most three nights a week: a has one already, and both serve three in all.
    expect(roster.assignments.map(({ participant }) => participant).sort()).toEqual(['a', 'a', 'b', 'b', 'b']);
    expect(roster.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([['historyTwice', '/history/1']]);
    expect(roster.warnings[0].message).toBe('a: the past duty of line "g" on 31 May 2027 is given twice; it counts once.');
  });

  const at = (hour: number): string => new Date(Date.UTC(2027, 4, 20, hour)).toISOString();
  const entry = fc
    .record({
      participant: fc.constantFrom('a', 'b'),
      line: fc.constantFrom('g', 'h'),
      from: fc.nat(30),
      hours: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ from, hours, ...one }) => ({ ...one, start: at(from), end: at(from + hours), tags: [`t${from}`] }));
  const covered = (duties: readonly { participant: string; line: string; start: string; end: string }[]): string[] => {
    const hours = new Set<string>();
    for (const { participant, line, start, end } of duties)
      for (let ms = Date.parse(start); ms < Date.parse(end); ms += 3_600_000) hours.add(`${participant} ${line} ${ms}`);
    return [...hours].sort();
  };

  it('in whatever order and however cut, nobody is on one line twice at once, and no hour is lost', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 9 }), (history) => {
        const { duties, repeated } = distinctPast(history);
        expect(covered(duties)).toEqual(covered(history));
        expect(duties.length + repeated.length).toBe(history.length);
        for (const [i, a] of duties.entries())
          for (const b of duties.slice(i + 1))
            if (a.participant === b.participant && a.line === b.line)
              expect(a.end <= b.start || b.end <= a.start, `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(true);
        expect(distinctPast(duties)).toMatchObject({ duties, repeated: [] });
      }),
      { seed: 20270205 },
    );
  });

  it('on another line at the same moment counts, too; a warning names both', () => {
    const past = { start: '2027-05-31T20:00:00+02:00', end: '2027-06-01T08:00:00+02:00', participant: 'a' };
    const { problem, warnings } = understood({ ...caseOf('history-twice'), history: ['g', 'h'].map((line) => ({ ...past, line })) });
    expect(problem.history).toHaveLength(2);
    expect(warnings).toMatchObject([{ code: 'historyAtOnce', pointer: '/history/1', params: { line: 'h', otherLine: 'g' } }]);
  });
});

describe('a past duty within the period on a slot of the request', () => {
  const inside = caseOf('history-inside-period');

  it('is refused; the answer names pinned', () => {
    expect(issuesOf(inside)).toEqual([0, 1, 2].map((i) => `/history/${i} historyInPeriod`));
  });

  it('is one that meets a slot of its line; before the period, on another line or beside the windows it is none', () => {
    const duty = (line: string, start: string, end: string): string[] =>
      issuesOf({ ...inside, history: [{ line, start: `2027-${start}:00+02:00`, end: `2027-${end}:00+02:00`, participant: 'a' }] });
    expect(duty('g', '06-02T22:00', '06-02T23:00')).toEqual(['/history/0 historyInPeriod']);
    expect(duty('g', '06-02T07:00', '06-02T09:00')).toEqual(['/history/0 historyInPeriod']);
    expect(duty('g', '06-02T08:00', '06-02T20:00')).toEqual([]);
    expect(duty('h', '06-02T20:00', '06-03T08:00')).toEqual([]);
    expect(duty('g', '05-31T20:00', '06-01T08:00')).toEqual([]);
    expect(duty('g', '05-31T20:00', '06-01T21:00')).toEqual([]);
    expect(duty('g', '06-07T20:00', '06-08T08:00')).toEqual([]);
  });

  it('pinned instead, is kept and the rest is filled around it', async () => {
    const { roster } = await solved({
      ...inside,
      history: [],
      pinned: [
        { slot: 'g/2027-06-01/n', participant: 'b' },
        { slot: 'g/2027-06-02/n', participant: 'a' },
        { slot: 'g/2027-06-03/n', participant: 'b' },
      ],
    });
    expect(roster.outcome).toBe('complete');
    expect(roster.assignments.filter(({ pinned }) => pinned)).toHaveLength(3);
  });
});
