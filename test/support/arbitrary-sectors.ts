import fc from 'fast-check';
import { addDays } from '../../src/calendar/index.ts';
import type { ProblemInput, RuleInput } from '../../src/domain/problem.ts';
import { anyRules } from './arbitrary-rules.ts';

type Person = ProblemInput['participants'][number];
type Limits = NonNullable<Person['limits']>;
type Wish = NonNullable<Person['preferences']>[number];

const start = '2027-01-04';

/**
 * Small sectors in which most people could hold most duties: there is something to exchange, and where heads are
 * missing it is limits, rules and absences that say so. Two territories next to each other, two lines, a few locums.
 */
export function sectors({ people = 5, days = 4 } = {}): fc.Arbitrary<ProblemInput> {
  const date = fc.nat(days - 1).map((n) => addDays(start, n));
  const seldom = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.oneof({ weight: 5, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: one.map((item) => [item]) });
  const person = fc.record({
    status: fc.constantFrom('installed' as const, 'installed' as const, 'installed' as const, 'salaried' as const, 'locum' as const),
    territory: fc.constantFrom('t1', 't1', 't1', 't2'),
    limits: fc.constantFrom<Limits[]>({}, {}, { maxDuties: 2 }, { maxHoursPerMonth: 20 }, { maxDutiesPerMonth: 1 }),
    unavailable: seldom(date.map((from) => ({ from, to: addDays(from, 1) }))),
    exemptions: seldom(date.map((from) => ({ from, to: from, reason: 'health' }))),
    preferences: seldom(fc.constantFrom<Wish[]>({ kind: 'avoid', tags: ['sunday'] }, { kind: 'want', lines: ['l1'], weight: 2 })),
    balance: fc.integer({ min: -40, max: 40 }).map((quarters) => quarters / 4),
    skilled: fc.boolean(),
  });
  return fc
    .record({
      length: fc.integer({ min: 2, max: days }),
      heads: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 1 })),
      persons: fc.array(person, { minLength: 4, maxLength: people }),
      rules: anyRules(2),
      rest: fc.constantFrom<RuleInput[][]>([], [{ type: 'minRest', hours: 11 }], [{ type: 'maxDuties', max: 2, per: 'period' }]),
      pin: fc.tuple(fc.nat(days - 1), fc.nat(people - 1), fc.integer({ min: 0, max: 2 })),
      past: seldom(fc.nat(people - 1)),
      banned: seldom(fc.nat(people - 1)),
    })
    .map(({ length, heads, persons, rules, rest, pin, past, banned }): ProblemInput => {
      const ids = persons.map((_, i) => `p${i + 1}`);
      const [pinDay, pinned, once] = pin;
      const isPinned = once === 0 && pinned < ids.length && pinDay < length && persons[pinned].exemptions.length === 0;
      return {
        period: { start, end: addDays(start, length - 1) },
        territories: [{ id: 't1', neighbours: ['t2'] }, { id: 't2' }],
        sites: [{ id: 's1' }],
        lines: [
          { id: 'l1', territories: ['t1'], priority: 1, windows: [{ id: 'night', start: '20:00', end: '08:00', headcount: heads[0] }] },
          { id: 'l2', territories: ['t1', 't2'], windows: [{ id: 'evening', start: '18:00', end: '23:00', headcount: heads[1] }] },
        ],
        participants: persons.map(({ unavailable, balance, skilled, ...one }, i) => ({
          id: ids[i],
          ...one,
          skills: skilled ? ['s'] : [],
          availability: { unavailable },
          balances: { points: balance },
          locumFor: one.status === 'locum' ? ids.filter((_, j) => persons[j].status === 'installed').slice(0, 2) : [],
        })),
        rules: [...rest, ...rules].filter(({ scope }) => (scope?.from ?? '') <= (scope?.to ?? '9')),
        ...(isPinned ? { pinned: [{ slot: `l1/${addDays(start, pinDay)}/night`, participant: ids[pinned] }] } : {}),
        forbidden: banned.filter((i) => i < ids.length).map((i) => ({ participant: ids[i], line: 'l2' })),
        history: past
          .filter((i) => i < ids.length)
          .map((i) => ({ line: 'l1', start: '2027-01-03T20:00:00+01:00', end: '2027-01-04T08:00:00+01:00', participant: ids[i] })),
      };
    });
}
