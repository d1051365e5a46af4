import fc from 'fast-check';
import { addDays } from '../../src/calendar/index.ts';
import type { Scope } from '../../src/domain/primitives.ts';
import type { RuleInput } from '../../src/domain/problem.ts';
import { ruleOf, type RuleType } from '../../src/rules/registry.ts';

/** Present once in `n` + 1 times. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>, n = 1): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: n, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** Drops the fields that are undefined, as a caller would. */
export function compact<T extends object>(record: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return record.map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T);
}

/** Scopes over the ids of the problem arbitraries. */
export function scopes({ start = '2027-01-01', days = 7, participants = true } = {}): fc.Arbitrary<Scope> {
  const date = fc.integer({ min: -1, max: days }).map((n) => addDays(start, n));
  return compact(
    fc.record({
      lines: maybe(fc.constantFrom(['l1'], ['l1', 'l2']), 3),
      roles: maybe(fc.constantFrom(['fixed' as const], ['mobile' as const, 'regulation' as const]), 3),
      territories: maybe(fc.constantFrom(['t1'], ['t2']), 5),
      tags: maybe(fc.constantFrom(['x'], ['night'], ['saturday', 'sunday']), 3),
      from: maybe(date, 5),
      to: maybe(date, 5),
      ...(participants ? { participants: maybe(fc.constantFrom(['p1'], ['p1', 'p2']), 4) } : {}),
    }),
  );
}

const per = fc.oneof(
  fc.constantFrom('period' as const, 'calendarMonth' as const, 'calendarWeek' as const),
  fc.integer({ min: 1, max: 9 }).map((rollingDays) => ({ rollingDays })),
);
/** Some dates around the beginning of a period (those of the problem arbitraries). */
const dates = fc
  .tuple(
    fc.constantFrom('2027-01-01', '2026-12-30', '2027-03-25', '2026-10-23', '2027-05-03'),
    fc.uniqueArray(fc.integer({ min: -2, max: 6 }), { minLength: 1, maxLength: 6 }),
  )
  .map(([from, offsets]) => offsets.map((n) => addDays(from, n)));
const tags = fc.constantFrom(['night'], ['x'], ['x', 'deepNight'], ['y', 'saturday'], ['weekday']);

/** Parameters of each rule type, without weight and scope. */
const parameters: Readonly<Record<RuleType, fc.Arbitrary<object>>> = {
  noOverlap: fc.constant({}),
  minRest: fc.record({ hours: fc.constantFrom(0, 4, 8, 11, 13.5, 24, 40), afterTags: maybe(tags, 2) }),
  maxDuties: fc.record({ max: fc.integer({ min: 0, max: 4 }), per }),
  maxHours: fc.record({ max: fc.constantFrom(0, 8, 12.25, 16, 20, 30.5), per }),
  maxConsecutive: fc.record({ max: fc.integer({ min: 1, max: 3 }), of: fc.constantFrom('nights', 'days', 'days', 'weekends') }),
  minConsecutive: fc.record({ min: fc.integer({ min: 2, max: 4 }), of: fc.constantFrom('nights', 'days') }),
  maxWeekends: fc.record({ max: fc.integer({ min: 0, max: 2 }), per }),
  minGap: fc.record({ days: fc.integer({ min: 1, max: 4 }) }),
  minDaysOff: fc.record({ min: fc.integer({ min: 2, max: 4 }) }),
  forbiddenSuccession: fc.record({ from: tags, to: tags, days: fc.integer({ min: 0, max: 3 }) }),
  block: fc
    .record({
      windows: fc.subarray(['evening', 'deep', 'night', 'day', 'morning', 'afternoon', 'weekend'], { minLength: 1, maxLength: 4 }),
      of: fc.constantFrom('weekend', 'dates'),
      dates: maybe(dates),
    })
    .map(({ windows, of, dates }) => ({ windows, of, ...(of === 'dates' && dates ? { dates } : {}) })),
  notTogether: fc.record({
    participants: fc.constantFrom(['p1', 'p2'], ['p1', 'p2', 'p3'], ['p3', 'p1', 'p4', 'p1']),
    on: fc.constantFrom('slot', 'date'),
  }),
  requireOneOf: fc.record({ skill: fc.constantFrom('s', 's', 'none') }),
  maxTravel: fc.record({ minutes: fc.constantFrom(0, 10, 20), from: fc.constantFrom('follows', { site: 's1' }) }),
  holidayGroups: fc.record({ groups: fc.array(dates, { minLength: 1, maxLength: 3 }), max: fc.integer({ min: 0, max: 2 }) }),
  maxAverageHours: fc.record({ hours: fc.constantFrom(8, 12, 20.5, 30), weeks: fc.constantFrom(1, 1, 2) }),
  maxDaysWorked: fc.record({ max: fc.integer({ min: 0, max: 4 }), count: fc.constantFrom('start', 'worked'), per }),
  maxStretch: fc.record({
    hours: fc.constantFrom(8, 12, 13.5, 20, 24),
    thenRest: maybe(fc.constantFrom<number | string>('equal', 'equal', 6, 24), 1),
  }),
  freeBlock: fc.record({
    hours: fc.constantFrom(12, 20, 24, 35, 48),
    per: fc.constantFrom('calendarWeek', { rollingDays: 2 }, { rollingDays: 3 }, { rollingDays: 7 }),
  }),
  restAfterSeries: fc.record({
    of: fc.constantFrom('nights', 'days'),
    min: fc.integer({ min: 1, max: 3 }),
    hours: fc.constantFrom(11, 24, 36, 48),
  }),
  requireCompany: fc
    .record({
      who: fc.constantFrom({ lacks: 's' }, { participants: ['p1'] }, { participants: ['p1', 'p2', 'p3'] }),
      with: fc.constantFrom({ skill: 's' }, { participants: ['p2', 'p3'] }, { lacks: 'none' }),
      on: fc.constantFrom('slot', 'date', 'overlap'),
      extraHead: fc.boolean(),
    })
    .map(({ on, extraHead, ...rest }) => ({ ...rest, on, extraHead: on === 'slot' && extraHead })),
  succession: fc.record({
    from: fc.constantFrom({ lines: ['l1'] }, { tags: ['x'] }, {}),
    to: fc.constantFrom({ tags: ['night'] }, { tags: ['y', 'x'] }, {}),
    days: fc.integer({ min: 0, max: 3 }),
  }),
  minDuties: fc.record({ value: fc.integer({ min: 0, max: 3 }), per }),
  minHours: fc.record({ value: fc.constantFrom(0, 6.5, 12, 24), per }),
  targetDuties: fc.record({ value: fc.integer({ min: 0, max: 3 }), per }),
  countCost: fc.record({
    count: fc.constantFrom('duties', 'unmetWishes'),
    costs: fc.array(fc.constantFrom(0, 1, 2.5, 4, -1, 7), { minLength: 1, maxLength: 5 }),
    per,
  }),
  cover: fc.record({
    underWeight: fc.constantFrom(0, 1, 3),
    overWeight: fc.constantFrom(0, 1, 2.5),
    maxOver: fc.constantFrom(0, 1, 2),
  }),
};

/** Rules of one type, hard or soft as told, with and without scope. */
export function rulesOf(type: RuleType, kind: 'hard' | 'soft' | 'any' = 'any'): fc.Arbitrary<RuleInput> {
  const { softness } = ruleOf(type);
  if (softness === 'never') return fc.constant({ type });
  const weights = fc.constantFrom(0.5, 1, 3);
  const weight = kind === 'hard' ? fc.constant(undefined) : kind === 'soft' ? weights : maybe(weights);
  return compact(
    fc
      .tuple(parameters[type], weight, maybe(scopes({ participants: type !== 'cover' }), 2))
      .map(([own, price, scope]) => compactObject({ type, ...own, weight: softness === 'always' ? (price ?? 1) : price, scope })),
  );
}

function compactObject(value: { type: string } & Record<string, unknown>): RuleInput {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as RuleInput;
}

/** Every rule type that may be listed. */
export const ruleTypes = Object.keys(parameters) as RuleType[];

/** Any few rules together. */
export function anyRules(maxLength = 3): fc.Arbitrary<RuleInput[]> {
  return fc.array(
    fc.constantFrom(...ruleTypes).chain((type) => rulesOf(type)),
    { maxLength },
  );
}
