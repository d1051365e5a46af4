import fc from 'fast-check';
import { addDays, expandSlots, type Slot } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { candidates } from '../../src/rules/candidates.ts';
import { problemOf } from './instance.ts';
import { maybe, scopes } from './arbitrary-rules.ts';

/**
 * Random problems: small enough to reason about, wide enough to meet every part of the definition. They come valid, with
 * defaults filled in, and shrink. Ids: lines l1…, participants p1…, territories t1 and t2, tags x and y, skill s.
 */

type Input<K extends keyof ProblemInput> = NonNullable<ProblemInput[K]>;
type LineInput = Input<'lines'>[number];
type ParticipantInput = Input<'participants'>[number];
type WindowInput = NonNullable<LineInput['windows']>[number];

/** What a caller may choose; every field has a default. */
export interface ProblemChoices {
  /** Rules of the problem. Default: none. */
  readonly rules?: fc.Arbitrary<Input<'rules'>>;
  /** Most days, lines and participants. Defaults 7, 3, 4. */
  readonly days?: number;
  readonly lines?: number;
  readonly participants?: number;
  /** Without pins, history or `mergeContiguous` when false. Default true. */
  readonly pins?: boolean;
  readonly history?: boolean;
}

/** Zones and starts worth meeting: new year, both clock changes, a place without any. */
const frames = [
  { timeZone: 'Indian/Reunion', start: '2027-01-01' },
  { timeZone: 'Europe/Paris', start: '2026-12-30' },
  { timeZone: 'Europe/Paris', start: '2027-03-25' },
  { timeZone: 'Europe/Paris', start: '2026-10-23' },
  { timeZone: 'Europe/Paris', start: '2027-05-03' },
] as const;

const windowPool: readonly WindowInput[] = [
  { id: 'evening', start: '20:00', end: '24:00' },
  { id: 'deep', start: '00:00', end: '08:00' },
  { id: 'night', start: '20:00', end: '08:00' },
  { id: 'day', start: '08:00', end: '20:00' },
  { id: 'morning', start: '08:00', end: '13:30' },
  { id: 'afternoon', start: '13:30', end: '20:00' },
  { id: 'long', start: '08:00', end: '44:00' },
  { id: 'weekend', start: '09:00', end: '19:00', days: ['saturday', 'sunday', 'holiday'] },
  { id: 'friday', start: '18:00', end: '80:00', days: ['fri'] },
];

const subset = <T>(items: readonly T[], minLength = 0): fc.Arbitrary<T[]> => fc.subarray([...items], { minLength });

function windows(): fc.Arbitrary<WindowInput[]> {
  return fc
    .subarray([...windowPool], { minLength: 1, maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((window) =>
          fc
            .record({ headcount: fc.constantFrom(1, 1, 1, 2, 0), tags: subset(['x', 'y']) })
            .map((more): WindowInput => ({ ...window, ...more })),
        ),
      ),
    );
}

function line(index: number): fc.Arbitrary<LineInput> {
  return fc.record({
    id: fc.constant(`l${index + 1}`),
    role: fc.constantFrom('fixed' as const, 'fixed' as const, 'mobile' as const, 'regulation' as const),
    territories: fc.constantFrom([], ['t1'], ['t1', 't2']),
    priority: fc.integer({ min: 1, max: 3 }),
    requires: fc.constantFrom([], [], [], ['s']),
    windows: windows(),
    site: fc.constantFrom('s1', 's2', 'elsewhere', null),
    follows: fc.constantFrom([], [], index === 0 ? [] : ['l1']),
  });
}

/** The same, now and then from or to a time of day. */
function moments(start: string, days: number): fc.Arbitrary<{ from: string; to: string }> {
  const clock = fc.constantFrom('', '', '', 'T00:00', 'T08:00', 'T12:00', 'T20:30');
  return fc.tuple(range(start, days), clock, clock).map(([{ from, to }, first, last]) => {
    // An absence within one date ends after it begins.
    const end = first !== '' && last !== '' && from === to && first >= last ? '' : last;
    return { from: `${from}${first}`, to: `${to}${end === 'T00:00' && from === to ? '' : end}` };
  });
}

/** A range of dates around the period. */
function range(start: string, days: number): fc.Arbitrary<{ from: string; to: string }> {
  return fc
    .tuple(fc.integer({ min: -2, max: days }), fc.integer({ min: 0, max: 3 }))
    .map(([first, length]) => ({ from: addDays(start, first), to: addDays(start, first + length) }));
}

function participant(index: number, count: number, start: string, days: number): fc.Arbitrary<ParticipantInput> {
  const others = Array.from({ length: count }, (_, i) => `p${i + 1}`).filter((id) => id !== `p${index + 1}`);
  const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.oneof({ weight: 4, arbitrary: fc.constant<T[]>([]) }, fc.array(one, { maxLength: 2 }));
  return fc.record({
    id: fc.constant(`p${index + 1}`),
    status: fc.constantFrom(
      'installed' as const,
      'installed' as const,
      'installed' as const,
      'salaried' as const,
      'locum' as const,
      'other' as const,
    ),
    volunteer: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    territory: fc.constantFrom('t1', 't2', null),
    serves: fc.constantFrom(['t1'], ['t1', 't2'], ['t1', 't2'], ['t2'], []),
    roles: fc.constantFrom(
      ['fixed' as const],
      ['fixed' as const, 'mobile' as const],
      ['fixed' as const, 'mobile' as const, 'regulation' as const],
    ),
    locumFor: subset(others),
    site: fc.constantFrom('s1', 's2', 's3', null),
    skills: fc.constantFrom([], ['s'], ['s']),
    activeFrom: maybe(
      fc.integer({ min: 0, max: days }).map((n) => addDays(start, n)),
      6,
    ).map((date) => date ?? null),
    activeTo: maybe(
      fc.integer({ min: 0, max: days }).map((n) => addDays(start, n)),
      6,
    ).map((date) => date ?? null),
    exemptions: few(
      fc
        .tuple(range(start, days), fc.boolean(), fc.constantFrom(undefined, ['x'], ['night'], ['sunday', 'deepNight']))
        .map(([{ from, to }, open, tags]) => ({
          from,
          to: open ? null : to,
          ...(tags === undefined ? {} : { tags: [...tags] }),
        })),
    ),
    availability: fc.oneof(
      { weight: 3, arbitrary: fc.record({ unavailable: few(moments(start, days)), leaveFrom: fc.constantFrom('midnight', 'morning') }) },
      {
        weight: 1,
        arbitrary: fc.record({
          mode: fc.constant('optIn' as const),
          available: fc.array(moments(start, days), { maxLength: 2 }),
          weekdays: fc.constantFrom<number[] | null>(null, [6, 7]),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ weekdays: subset([1, 2, 3, 4, 5, 6, 7], 2), available: few(moments(start, days)) }),
      },
    ),
    limits: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record(
          {
            maxDutiesPerMonth: fc.integer({ min: 0, max: 3 }),
            maxHoursPerMonth: fc.constantFrom(0, 10, 15.5, 24, 30),
            maxDuties: fc.integer({ min: 0, max: 3 }),
            maxHours: fc.constantFrom(8, 12.5, 20, 36),
          },
          { requiredKeys: [] },
        ),
      },
    ),
  });
}

/** Duties around and, now and then, from the period on: there on a line the problem does not know, for its own slots are pinned. */
function history(start: string, days: number, zone: string, people: number, lines: number): fc.Arbitrary<Input<'history'>> {
  const day = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -4, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: days + 3 }) },
  );
  const entry = fc
    .record({
      day,
      hour: fc.constantFrom(0, 8, 20),
      length: fc.constantFrom(4, 8, 12),
      line: fc.integer({ min: 1, max: lines + 1 }),
      person: fc.integer({ min: 1, max: people }),
      tags: subset(['x', 'y']),
    })
    .map(({ day, hour, length, line, person, tags }) => {
      // The offset is the winter one of the zone: history need not fall on the hour of a window.
      const at = (hours: number): string =>
        new Date(Date.parse(`${addDays(start, day)}T00:00:00Z`) + (hours - (zone === 'Indian/Reunion' ? 4 : 1)) * 3_600_000).toISOString();
      return { line: `l${day < 0 ? line : lines + 1}`, start: at(hour), end: at(hour + length), participant: `p${person}`, tags };
    });
  return fc.array(entry, { maxLength: 5 });
}

/** What a caller writes: valid, without pins. */
export function problemInputs(choices: ProblemChoices = {}): fc.Arbitrary<ProblemInput> {
  const { days: mostDays = 7, lines: mostLines = 3, participants: mostPeople = 4 } = choices;
  const size = fc.record({
    frame: fc.constantFrom(...frames),
    days: fc.integer({ min: 1, max: mostDays }),
    lines: fc.integer({ min: 1, max: mostLines }),
    people: fc.integer({ min: 1, max: mostPeople }),
  });
  return size.chain(({ frame: { timeZone, start }, days, lines, people }) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      period: fc.constant({ start, end: addDays(start, days - 1) }),
      territories: fc.constant([{ id: 't1' }, { id: 't2' }]),
      sites: fc.constant(['s1', 's2', 's3'].map((id) => ({ id }))),
      travel: fc.constant([
        { from: 's1', to: 's2', minutes: 15 },
        { from: 's1', to: 's3', minutes: 25 },
        { from: 's3', to: 's1', minutes: 5 },
      ]),
      lines: fc.tuple(...Array.from({ length: lines }, (_, i) => line(i))),
      participants: fc.tuple(...Array.from({ length: people }, (_, i) => participant(i, people, start, days))),
      rules: choices.rules ?? fc.constant([]),
      history: choices.history === false ? fc.constant([]) : history(start, days, timeZone, people, lines),
      forbidden: fc.array(
        fc.integer({ min: 1, max: people }).chain((n) =>
          fc
            .oneof(
              fc.integer({ min: 1, max: lines }).map((l) => ({ line: `l${l}` })),
              fc.record({ scope: scopes({ start, days, participants: false }) }),
            )
            .map((what) => ({ participant: `p${n}`, ...what })),
        ),
        { maxLength: 2 },
      ),
      options: fc.record({ mergeContiguous: fc.boolean() }),
    }),
  );
}

/** Complete problems, with pins (also of people who are no candidates) unless told otherwise. */
export function problems(choices: ProblemChoices = {}): fc.Arbitrary<Problem> {
  const inputs = problemInputs(choices);
  if (choices.pins === false) return inputs.map((input) => problemOf(input));
  return inputs.chain((input) => pins(problemOf(input)).map((pinned) => problemOf({ ...input, pinned })));
}

function pins(problem: Problem): fc.Arbitrary<Input<'pinned'>> {
  const { slots } = expandSlots(problem);
  const open = slots.filter((slot) => slot.headcount > 0);
  const fit = candidates(problem, open);
  if (open.length === 0) return fc.constant([]);
  const anybody = fc.record({ slot: fc.constantFrom(...open), participant: fc.constantFrom(...problem.participants.map(({ id }) => id)) });
  const somebody =
    fit.length === 0 ? anybody : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fit) }, { weight: 1, arbitrary: anybody });
  return fc.array(somebody, { maxLength: 4 }).map((wanted) => admissible(wanted));
}

/** Not the same pin twice, nor more than there are heads; all requisitioned, so that anybody may be named. */
function admissible(wanted: readonly { slot: Slot; participant: string }[]): Input<'pinned'> {
  const kept: { slot: string; participant: string; requisition: boolean }[] = [];
  for (const { slot, participant } of wanted) {
    const same = kept.filter((pin) => pin.slot === slot.id);
    if (same.length >= slot.headcount || same.some((pin) => pin.participant === participant)) continue;
    kept.push({ slot: slot.id, participant, requisition: true });
  }
  return kept;
}
