import { expect } from 'vitest';
import { Naming } from '../../src/calendar/naming.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { checkRules } from '../../src/rules/check-rules.ts';
import { describeViolation } from '../../src/rules/describe.ts';
import { instanceOf, problemOf, rosterOf } from '../support/instance.ts';
import { evaluate } from '../support/model.ts';

type Input = Partial<ProblemInput>;

/** Who holds what: `p: 'a/04/n a/05/n'`, line, day of January 2027 (or `MM-DD`) and window. */
export type Held = Readonly<Record<string, string>>;

export interface Judgement {
  /** Rules broken beyond what pins break, each once. */
  readonly broken: readonly string[];
  /** What the soft rules cost. */
  readonly price: number;
  readonly pinConflicts: readonly string[];
  /** French sentences of everything found. */
  readonly said: readonly string[];
}

/** Two doctors, one line `a` with a day (8-20) and a night (20-8) on every date from Monday 4 to Sunday 17 January 2027. */
const ground: ProblemInput = {
  timeZone: 'Europe/Paris',
  period: { start: '2027-01-04', end: '2027-01-17' },
  lines: [
    {
      id: 'a',
      windows: [
        { id: 'd', start: '08:00', end: '20:00' },
        { id: 'n', start: '20:00', end: '08:00' },
      ],
    },
  ],
  participants: [{ id: 'p' }, { id: 'q' }],
};

/** Full slot id of `a/04/n` or `a/03-27/n`. */
export function slotId(short: string): string {
  const [line, day, window] = short.split('/');
  return `${line}/2027-${day.length === 2 ? `01-${day}` : day}/${window}`;
}

/** A duty of the history: `line`, start and end as local `MM-DDThh:mm` of 2027 (or with the year) with the winter offset of Paris. */
export function past(
  participant: string,
  start: string,
  end: string,
  line = 'a',
  tags: string[] = [],
): NonNullable<ProblemInput['history']>[number] {
  const instant = (text: string): string => `${text.length === 11 ? `2027-${text}` : text}:00+01:00`;
  return { participant, line, start: instant(start), end: instant(end), tags };
}

/** Judges a roster from both sides, which must agree. */
export function judge(input: Input, held: Held): Judgement {
  const instance = instanceOf(problemOf({ ...ground, ...input }));
  const chosen = new Set<number>();
  for (const [participant, list] of Object.entries(held)) {
    for (const id of list
      .split(' ')
      .filter((text) => text !== '')
      .map(slotId)) {
      const found = instance.columns.find((one) => one.slot.id === id && one.participant === participant);
      if (found === undefined) throw new Error(`${participant} is no candidate for ${id}`);
      chosen.add(found.column);
    }
  }
  for (const { column, pinned } of instance.columns) if (pinned) chosen.add(column);
  const rows = evaluate(instance.model, (column) => chosen.has(column));
  const { hard, soft, pinConflicts } = checkRules(rosterOf(instance, (column) => chosen.has(column)));
  expect(rows.broken.length > 0, 'rows and checks agree').toBe(hard.length > 0);
  const price = soft.reduce((sum, { violation, weight }) => sum + weight * violation.excess, 0);
  expect(rows.levels[0]).toBeCloseTo(price, 6);
  const all = [...hard, ...pinConflicts, ...soft.map(({ violation }) => violation)];
  for (const finding of all) {
    // A placeholder without a figure stays visible.
    for (const lang of ['fr', 'en'] as const)
      expect(describeViolation(new Naming(instance.problem, instance.slots, lang), finding)).not.toMatch(/[{}]|undefined|NaN/);
  }
  return {
    broken: [...new Set(hard.map(({ rule }) => rule))],
    price,
    pinConflicts: [...new Set(pinConflicts.map(({ rule }) => rule))],
    said: all.map((finding) => describeViolation(new Naming(instance.problem, instance.slots), finding)),
  };
}
