import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preference } from '../../src/domain/participant.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { anyRules, rulesOf, ruleTypes } from '../support/arbitrary-rules.ts';
import { problems } from '../support/arbitraries.ts';
import { assertLaw } from './law.ts';

/** Rules that look at weeks need more than one. */
const long = new Set<string>(['maxConsecutive', 'maxWeekends', 'block']);

describe('compile and check agree', () => {
  for (const type of ruleTypes) {
    const days = long.has(type) ? 16 : 8;
    it(`${type}, hard`, { timeout: 600_000, skip: ruleOf(type).softness === 'always' }, () => {
      const tally = assertLaw(problems({ days, rules: fc.array(rulesOf(type, 'hard'), { minLength: 1, maxLength: 2 }) }));
      expect(tally.kept).toBeGreaterThan(50);
      expect(tally.broken.get(type)).toBeGreaterThan(5);
    });
    it(`${type}, soft`, { timeout: 600_000, skip: ruleOf(type).softness === 'never' }, () => {
      const tally = assertLaw(problems({ days, rules: fc.array(rulesOf(type, 'soft'), { minLength: 1, maxLength: 2 }) }));
      expect(tally.priced.get(type)).toBeGreaterThan(5);
    });
  }

  it('tables of unmet wishes', { timeout: 600_000 }, () => {
    const rules = fc.array(
      rulesOf('countCost').map((rule) => ({ ...rule, count: 'unmetWishes' })),
      { minLength: 1, maxLength: 2 },
    );
    const wishes = [
      [
        { kind: 'want', lines: ['l1'] },
        { kind: 'avoid', tags: ['night', 'x'] },
      ],
      [{ kind: 'avoid' }, { kind: 'want', tags: ['y'] }, { kind: 'want' }],
    ] as const;
    const wishful = problems({ days: 8, rules }).map((problem) => ({
      ...problem,
      participants: problem.participants.map((person, i) => ({
        ...person,
        preferences: wishes[i % 3]?.map((wish) => preference.parse(wish)) ?? [],
      })),
    }));
    expect(assertLaw(wishful).priced.get('countCost')).toBeGreaterThan(1000);
  });

  it('all rules together, built-in ones and pins included', { timeout: 600_000 }, () => {
    const tally = assertLaw(problems({ days: 10, rules: anyRules(4) }));
    for (const rule of ['noOverlap', 'headcount', 'limits']) expect(tally.broken.get(rule)).toBeGreaterThan(5);
    expect(tally.pinned.get('noOverlap')).toBeGreaterThan(5);
  });

  it('locums of one principal', { timeout: 600_000 }, () => {
    const locums = problems({ days: 4, participants: 5 }).map((problem) => ({
      ...problem,
      participants: problem.participants.map((person, i) => ({
        ...person,
        status: i < 3 ? ('locum' as const) : ('installed' as const),
        locumFor: ['p4', 'p5'],
      })),
    }));
    expect(assertLaw(locums, { runs: 200, seed: 20270102 }).broken.get('locum')).toBeGreaterThan(5);
  });
});
