import fc from 'fast-check';
import { expandSlots } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput, RuleInput } from '../../src/domain/problem.ts';
import { candidates } from '../../src/rules/candidates.ts';
import { maybe, scopes } from './arbitrary-rules.ts';
import { type ProblemChoices, problems } from './arbitraries.ts';
import { problemOf } from './instance.ts';

/**
 * Whole requests, as a caller would send them: the problems of `arbitraries.ts` made sound, and on top of them what is
 * about the objective: wishes, balances, activity rates, ledgers, groups, levels, a published roster, options.
 */

type Input<K extends keyof ProblemInput> = NonNullable<ProblemInput[K]>;
type Scope = NonNullable<RuleInput['scope']>;

export interface RequestChoices extends ProblemChoices {
  /** The default levels, groups and ledger, and no published roster. Default false. */
  readonly plain?: boolean;
  /** Rules to leave out of those drawn. */
  readonly without?: readonly string[];
}

export function requests(choices: RequestChoices = {}): fc.Arbitrary<ProblemInput> {
  return problems(choices).chain((drawn) => {
    const problem = sound(drawn, choices.without ?? []);
    const people = problem.participants.length;
    return fc
      .record({
        ledgers: choices.plain ? fc.constant(undefined) : maybe(ledgers, 2),
        tiers: choices.plain ? fc.constant(undefined) : maybe(tiers, 3),
        objective: choices.plain ? fc.constant(undefined) : maybe(objectives, 3),
        baseline: choices.plain ? fc.constant(undefined) : maybe(baselines(problem), 3),
        wishes: fc.array(wishes(problem), { minLength: people, maxLength: people }),
        rates: fc.array(fc.constantFrom(1, 1, 1, 0.8, 0.5, 0), { minLength: people, maxLength: people }),
        balances: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 3 * people, maxLength: 3 * people }),
        shareKept: fc.array(fc.boolean(), { minLength: people, maxLength: people }),
        more: fc.record({ seed: fc.nat(1000), freezeDays: fc.nat(4), freezeWeight: fc.constantFrom(5, 1, 2.5) }),
      })
      .map(({ ledgers, tiers, objective, baseline, wishes, rates, balances, shareKept, more }): ProblemInput => {
        const accounts = (ledgers ?? [{ id: 'points' }]).map(({ id }) => id);
        return {
          ...problem,
          ...(ledgers ? { ledgers } : {}),
          ...(tiers ? { tiers } : {}),
          ...(objective ? { objective } : {}),
          ...(baseline ? { baseline } : {}),
          participants: problem.participants.map((person, i) => ({
            ...person,
            preferences: wishes[i],
            activityRate: rates[i],
            balances: Object.fromEntries(accounts.map((id, k) => [id, balances[3 * i + k] / 4])),
            availability: {
              ...person.availability,
              unavailable: person.availability.unavailable.map((range) => ({ ...range, reducesShare: shareKept[i] })),
            },
          })),
          options: { ...problem.options, ...more },
        };
      });
  });
}

const ledgers: fc.Arbitrary<Input<'ledgers'>> = fc.constantFrom<Input<'ledgers'>[]>(
  [
    { id: 'points', weight: 2 },
    { id: 'nights', unit: 'hours', weight: 0.5, scope: { tags: ['night'] } },
  ],
  [{ id: 'duties', unit: 'duties' }],
  [
    { id: 'hours', unit: 'hours' },
    { id: 'some', unit: 'duties', weight: 3, scope: { participants: ['p1'] } },
  ],
);

const tiers: fc.Arbitrary<Input<'tiers'>> = fc.constantFrom<Input<'tiers'>[]>(
  [{ statuses: ['locum'] }, { statuses: ['installed', 'salaried'], territory: 'own' }, { statuses: ['installed'] }],
  [{ statuses: ['other', 'installed'], territory: 'own' }],
);

const objectives: fc.Arbitrary<Input<'objective'>> = fc.constantFrom<Input<'objective'>[]>(
  [[{ term: 'shortfall' }], [{ term: 'preferences' }], [{ term: 'fairness' }]],
  [
    [{ term: 'shortfall', weight: 2 }, { term: 'tier' }],
    [{ term: 'stability' }],
    [
      { term: 'fairness', weight: 0.5 },
      { term: 'preferences', weight: 3 },
    ],
  ],
  [
    [{ term: 'shortfall' }],
    [
      { term: 'stability', weight: 60 },
      { term: 'tier', weight: 0.5 },
    ],
  ],
  [[{ term: 'tier' }], [{ term: 'shortfall' }]],
  [[{ term: 'fairness' }, { term: 'shortfall', weight: 0.25 }]],
);

/** Some duties somebody could hold, as if published. */
function baselines(problem: Problem): fc.Arbitrary<Input<'baseline'>> {
  const open = expandSlots(problem).slots.filter(({ headcount }) => headcount > 0);
  const pairs = [
    ...new Map(
      candidates(problem, open).map(({ slot, participant }) => [`${slot.id} ${participant}`, { slot: slot.id, participant }]),
    ).values(),
  ];
  return fc.subarray(pairs, { maxLength: Math.min(pairs.length, 12) });
}

function wishes(problem: Problem): fc.Arbitrary<NonNullable<Input<'participants'>[number]['preferences']>> {
  const start = problem.period.start;
  const wish = fc.record({
    kind: fc.constantFrom('avoid' as const, 'want' as const),
    weight: fc.constantFrom(0.5, 1, 1, 2, 3, 0),
    on: scopes({ start, days: 4, participants: false }),
  });
  return fc.array(
    wish.map(({ kind, weight, on }) => ({ kind, weight, ...within(problem, on) })),
    { maxLength: 2 },
  );
}

const linesOf = (problem: Problem): string[] => problem.lines.map(({ id }) => id);
const peopleOf = (problem: Problem): string[] => problem.participants.map(({ id }) => id);
const known = (ids: readonly string[], declared: readonly string[]): string[] => ids.filter((id) => declared.includes(id));

/** A scope that names what there is alone, and whose dates run forward. */
function within(problem: Problem, of: Scope): Scope {
  const { lines, participants, from, to } = of;
  return {
    ...of,
    ...(lines ? { lines: known(lines, linesOf(problem)) } : {}),
    ...(participants ? { participants: known(participants, peopleOf(problem)) } : {}),
    ...(from !== undefined && to !== undefined && from > to ? { from: to, to: from } : {}),
  };
}

/** The drawn problem without references to what it does not have, and with ranges that run forward. */
function sound(drawn: Problem, without: readonly string[]): Problem {
  const people = peopleOf(drawn);
  return problemOf({
    ...drawn,
    participants: drawn.participants.map((person) => {
      const { activeFrom, activeTo } = person;
      const turned = activeFrom !== null && activeTo !== null && activeFrom > activeTo;
      return turned ? { ...person, activeFrom: activeTo, activeTo: activeFrom } : person;
    }),
    rules: drawn.rules.flatMap((rule) => {
      if (without.includes(rule.type)) return [];
      const group = rule as { who?: { participants?: string[] }; with?: { participants?: string[] } };
      if ([group.who, group.with].some((one) => one?.participants?.some((id) => !people.includes(id)))) return [];
      const named = (rule as { participants?: string[] }).participants;
      if (named && known(named, people).length < 2) return [];
      return {
        ...rule,
        ...(named ? { participants: known(named, people) } : {}),
        ...(rule.scope ? { scope: within(drawn, rule.scope) } : {}),
      };
    }),
    forbidden: drawn.forbidden.map((one) => (one.scope ? { ...one, scope: within(drawn, one.scope) } : one)),
  });
}
