import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/roster/verify.ts';
import { candidates } from '../../src/rules/index.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { anyRules, rulesOf, ruleTypes } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270181;

/** Rules that stood in the way, and how often. */
type Met = Map<string, number>;

/**
 * For every open head: who could hold it and does not has at least one blocker; put in by hand, for any principal, the
 * duty makes the verifier name one of those rules, and each rule named is named by the verifier for some principal.
 */
function assertBlocked({ problem, slots, roster }: Solved, met: Met): void {
  const { assignments, shortfalls, warnings } = roster;
  expect(warnings.filter(({ code }) => code === 'unblocked')).toEqual([]);
  expect(verify(problem, slots, assignments).violations).toEqual([]);
  for (const { slot: id, missing, blockers } of shortfalls) {
    const slot = slots.find((one) => one.id === id);
    expect(slot && slot.headcount - assignments.filter((one) => one.slot === id).length).toBe(missing);
    const holds = (participant: string): boolean => assignments.some((one) => one.slot === id && one.participant === participant);
    const chances = candidates(problem, slot ? [slot] : []).filter(({ participant }) => !holds(participant));
    const stated = Map.groupBy(blockers, ({ participant }) => participant);
    expect([...stated.keys()].sort()).toEqual([...new Set(chances.map(({ participant }) => participant))].sort());
    for (const [participant, own] of stated) {
      const rules = own.map(({ rule }) => rule);
      expect(new Set(rules).size, `each rule once: ${rules}`).toBe(rules.length);
      const principals = chances.filter((one) => one.participant === participant).map(({ onBehalfOf }) => onBehalfOf);
      const named = principals.map((onBehalfOf) =>
        verify(problem, slots, [...assignments, { slot: id, participant, onBehalfOf }]).violations.map(({ rule }) => rule),
      );
      for (const of of named)
        expect(
          of.some((rule) => rules.includes(rule)),
          `${participant} on ${id}: ${rules} stated, ${of} broken`,
        ).toBe(true);
      for (const rule of rules) expect(named.flat(), `${participant} on ${id}`).toContain(rule);
      for (const rule of rules) met.set(rule, (met.get(rule) ?? 0) + 1);
      for (const { message } of own) expect(message).toMatch(/\S.*\.$/u);
    }
  }
}

/** Shortfall first, so that a head that somebody could hold is never left open. */
const first = { objective: [[{ term: 'shortfall' as const }], [{ term: 'tier' as const }]], options: { timeLimitSeconds: 20 } };

describe('a shortfall slot', () => {
  it('names, for every candidate who holds no head, a rule that the verifier names when the duty is put in', {
    timeout: 600_000,
  }, async () => {
    const met: Met = new Map();
    await fc.assert(
      fc.asyncProperty(requests({ days: 7, lines: 3, participants: 5, rules: anyRules(4), plain: true }), async (input) => {
        assertBlocked(await solved({ ...input, ...first }), met);
      }),
      { seed, numRuns: 400 },
    );
    for (const rule of ['noOverlap', 'limits']) expect(met.get(rule), rule).toBeGreaterThan(20);
  });

  it('is blocked to a locum where every principal has one at that time', { timeout: 600_000 }, async () => {
    const met: Met = new Map();
    const locums = requests({ days: 4, lines: 3, participants: 5, rules: anyRules(1), plain: true }).map((input) => ({
      ...input,
      participants: input.participants.map((person, i) => ({
        ...person,
        ...(i < 3
          ? { status: 'locum' as const, locumFor: ['p4', 'p5'].slice(0, Math.max(0, input.participants.length - 3)) }
          : { status: 'installed' as const }),
        volunteer: true,
      })),
    }));
    await fc.assert(
      fc.asyncProperty(locums, async (input) => assertBlocked(await solved({ ...input, ...first }), met)),
      { seed, numRuns: 200 },
    );
    expect(met.get('locum'), `of ${[...met]}`).toBeGreaterThan(5);
  });

  it.each(ruleTypes.filter((type) => ruleOf(type).softness !== 'always'))('is blocked by %s, too', { timeout: 600_000 }, async (type) => {
    const met: Met = new Map();
    const days = ['maxConsecutive', 'maxWeekends', 'block'].includes(type) ? 12 : 6;
    const rules = fc.array(rulesOf(type, 'hard'), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(requests({ days, lines: 2, participants: 4, rules, plain: true }), async (input) => {
        assertBlocked(await solved({ ...input, ...first }), met);
      }),
      { seed, numRuns: 60 },
    );
    expect(met.get(type), `of ${[...met]}`).toBeGreaterThan(0);
  });
});
