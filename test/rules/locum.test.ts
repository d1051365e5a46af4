import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/rules/check-rules.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { type Instance, instanceOf, problemOf, rosterOf } from '../support/instance.ts';
import { evaluate } from '../support/model.ts';

const request: ProblemInput = {
  timeZone: 'Europe/Paris',
  period: { start: '2027-01-04', end: '2027-01-05' },
  lines: [
    { id: 'a', windows: [{ id: 'n', start: '20:00', end: '08:00', headcount: 2 }] },
    {
      id: 'b',
      windows: [
        { id: 'm', start: '08:00', end: '12:00' },
        { id: 'e', start: '07:00', end: '08:30' },
      ],
    },
  ],
  participants: [
    { id: 'r', status: 'locum', locumFor: ['p', 'q'] },
    { id: 's', status: 'locum', locumFor: ['p'] },
    { id: 'p' },
    { id: 'q' },
  ],
};

/** `r>p a/04/n`: r on behalf of p. */
function broken(...held: string[]): string[] {
  return brokenIn(instanceOf(problemOf(request)), held);
}

function brokenIn(instance: Instance, held: readonly string[]): string[] {
  const chosen = new Set(
    held.map((text) => {
      const [who, id] = text.split(' ');
      const [participant, onBehalfOf = null] = who.split('>');
      const slot = id.replace('/', '/2027-01-');
      const found = instance.columns.find(
        (one) => one.participant === participant && one.onBehalfOf === onBehalfOf && one.slot.id === slot,
      );
      if (!found) throw new Error(`no column ${text}`);
      return found.column;
    }),
  );
  const rules = [...new Set(checkRules(rosterOf(instance, (column) => chosen.has(column))).hard.map(({ rule }) => rule))];
  expect(evaluate(instance.model, (column) => chosen.has(column)).broken.length > 0).toBe(rules.length > 0);
  return rules;
}

describe('locum', () => {
  it('one locum per principal at a time, on whatever line', () => {
    expect(broken('r>p a/04/n', 's>p a/04/n')).toEqual(['locum']);
    expect(broken('r>q a/04/n', 's>p a/04/n')).toEqual([]);
    expect(broken('r>p a/04/n', 's>p b/05/e')).toEqual(['locum']);
    expect(broken('r>p a/04/n', 's>p b/05/m')).toEqual([]);
  });

  it('a slot is held once, whoever is replaced', () => {
    expect(broken('r>p a/04/n', 'r>q a/04/n')).toEqual(['noOverlap']);
  });

  it('the principal is not on duty meanwhile, on the same slot or another', () => {
    expect(broken('r>p a/04/n', 'p a/04/n')).toEqual(['locum']);
    expect(broken('r>p a/04/n', 'p b/05/e')).toEqual(['locum']);
    expect(broken('r>p b/05/e', 'p a/04/n')).toEqual(['locum']);
    expect(broken('r>p a/04/n', 'p b/05/m')).toEqual([]);
    expect(broken('r>q a/04/n', 'p a/04/n')).toEqual([]);
    expect(broken('p a/04/n', 'q a/04/n', 'r>p a/04/n')).toEqual(['headcount', 'locum']);
  });

  it('duties of the history keep a principal from being replaced', () => {
    const published = { line: 'elsewhere', start: '2027-01-04T22:00:00+01:00', end: '2027-01-04T23:00:00+01:00', participant: 'p' };
    const busy = instanceOf(problemOf({ ...request, history: [published] }));
    expect(brokenIn(busy, ['r>p a/04/n'])).toEqual(['locum']);
    expect(brokenIn(busy, ['r>q a/04/n'])).toEqual([]);
  });
});
