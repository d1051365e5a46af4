import { addDays, dayNumber, daysBetween, isoWeekday } from '../calendar/index.ts';
import { monthsOf } from './dates.ts';
import type { ParticipantInput, Preset } from './preset.ts';
import { Random } from './random.ts';

/** Who and when; habits are drawn from streams of their own, so that they never depend on anybody else. */
export interface HabitContext {
  readonly preset: Preset;
  readonly seed: number;
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

type Availability = NonNullable<ParticipantInput['availability']>;
type Preference = NonNullable<ParticipantInput['preferences']>[number];

const stream = (context: HabitContext, ...labels: string[]) => new Random(context.seed, context.preset.department, context.id, ...labels);

/** A volunteer on the table: leave, working days, limits, wishes, exemptions in part, coming and going. */
export function doctorHabits(context: HabitContext, alsoRegulates: boolean, away: boolean): Partial<ParticipantInput> {
  const draw = stream(context, 'habits');
  const partTime = draw.chance(0.12);
  const duties = draw.pick(context.preset.effectorDuties);
  const max = partTime ? Math.max(3, Math.round(duties * 0.6)) : duties;
  return {
    ...(partTime ? { activityRate: 0.5 } : {}),
    ...comingAndGoing(context),
    ...exemptions(context),
    ...availabilityOf(context, away),
    ...preferencesOf(context, alsoRegulates),
    limits: draw.chance(0.15) || alsoRegulates ? { maxDutiesPerMonth: max, maxHoursPerMonth: 8 * max } : { maxDutiesPerMonth: max },
    ...balanceOf(context),
  };
}

/** A regulator who holds no other duty: limits in hours and in shifts. */
export function regulatorHabits(context: HabitContext, away: boolean): Partial<ParticipantInput> {
  const draw = stream(context, 'habits');
  return {
    ...availabilityOf(context, away),
    ...(draw.chance(0.4) ? { preferences: [{ kind: 'avoid', weight: draw.int(1, 3), tags: ['deepNight'] }] } : {}),
    limits: { maxDutiesPerMonth: draw.int(8, 9), maxHoursPerMonth: draw.pick([40, 44, 48]) },
    ...balanceOf(context),
  };
}

/** A locum offers dates, and few of them. */
export function locumHabits(context: HabitContext): Partial<ParticipantInput> {
  const available: { from: string; to: string }[] = [];
  for (const { month, dates } of monthsOf(context.from, context.to)) {
    const draw = stream(context, 'offers', month);
    for (let at = draw.int(0, 4); at < dates.length; at += draw.int(5, 9)) {
      const end = Math.min(dates.length - 1, at + draw.int(1, 4));
      available.push({ from: dates[at], to: dates[end] });
      at = end;
    }
  }
  return { availability: { mode: 'optIn', available }, limits: { maxDutiesPerMonth: stream(context, 'habits').int(3, 4) } };
}

function comingAndGoing(context: HabitContext): Partial<ParticipantInput> {
  const draw = stream(context, 'activity');
  const length = daysBetween(context.from, context.to);
  const roll = draw.next();
  if (roll < 0.015) return { activeFrom: addDays(context.from, draw.int(5, Math.max(5, Math.min(20, length)))) };
  if (roll < 0.03) return { activeTo: addDays(context.to, -draw.int(5, Math.max(5, Math.min(15, length)))) };
  return {};
}

function exemptions(context: HabitContext): Partial<ParticipantInput> {
  const draw = stream(context, 'exemptions');
  const year = Number(context.from.slice(0, 4));
  const roll = draw.next();
  if (roll < 0.05) return { exemptions: [{ from: `${year - 1}-01-01`, reason: 'age', tags: ['deepNight'] }] };
  if (roll < 0.07) return { exemptions: [{ from: `${year - 1}-11-15`, to: `${year}-06-30`, reason: 'health', tags: ['night'] }] };
  if (roll < 0.09)
    return { exemptions: [{ from: addDays(context.from, -60), to: addDays(context.from, draw.int(5, 14)), reason: 'health' }] };
  return {};
}

function availabilityOf(context: HabitContext, away: boolean): { availability?: Availability } {
  const unavailable: NonNullable<Availability['unavailable']> = [];
  const habit = stream(context, 'days').next();
  for (const { month, dates } of monthsOf(context.from, context.to)) {
    const draw = stream(context, 'leave', month);
    const roll = draw.next();
    const at = draw.int(0, Math.max(0, dates.length - 15));
    const last = (length: number) => dates[Math.min(dates.length - 1, at + length - 1)];
    if (away) unavailable.push({ from: dates[Math.floor(dates.length / 3)], to: dates[dates.length - 1] });
    else if (roll < 0.06) unavailable.push({ from: dates[at], to: last(14) });
    else if (roll < 0.2) unavailable.push({ from: dates[at], to: last(7) });
    else if (roll < 0.3) unavailable.push({ from: dates[at], to: last(2), reducesShare: false });
  }
  const availability: Availability = {
    ...(habit >= 0.03 && habit < 0.07 ? { weekdays: [1, 2, 3, 4, 5] } : {}),
    ...(habit >= 0.07 && habit < 0.09 ? { weekdays: [5, 6, 7] } : {}),
    ...(unavailable.length > 0 ? { unavailable } : {}),
    ...(habit < 0.03 ? { mode: 'optIn', available: everyOtherWeek(context) } : {}),
  };
  return Object.keys(availability).length > 0 ? { availability } : {};
}

/** Weeks from Monday to Sunday, every other one: shared custody, two practices. */
function everyOtherWeek(context: HabitContext): { from: string; to: string }[] {
  const weeks: { from: string; to: string }[] = [];
  const odd = stream(context, 'weeks').int(0, 1);
  for (let monday = addDays(context.from, 1 - isoWeekday(context.from)); monday <= context.to; monday = addDays(monday, 7))
    if (Math.floor((dayNumber(monday) + 3) / 7) % 2 === odd) weeks.push({ from: monday, to: addDays(monday, 6) });
  return weeks;
}

function preferencesOf(context: HabitContext, alsoRegulates: boolean): { preferences?: Preference[] } {
  const draw = stream(context, 'wishes');
  const roll = draw.next();
  const weight = draw.int(1, 4);
  const preferences: Preference[] = [];
  if (roll < 0.14) preferences.push({ kind: 'avoid', weight, tags: ['saturday'] });
  else if (roll < 0.22) preferences.push({ kind: 'avoid', weight, tags: ['deepNight'] });
  else if (roll < 0.28) preferences.push({ kind: 'want', weight, tags: ['sunday'] });
  else if (roll < 0.32) preferences.push({ kind: 'want', weight, tags: ['deepNight'] });
  else if (roll < 0.38 && !alsoRegulates) preferences.push({ kind: 'avoid', weight, roles: ['mobile'] });
  else if (roll < 0.44 && alsoRegulates) preferences.push({ kind: 'want', weight, roles: ['regulation'] });
  if (draw.chance(0.08)) {
    const span = daysBetween(context.from, context.to);
    const at = addDays(context.from, draw.int(0, Math.max(0, span - 3)));
    preferences.push({ kind: 'avoid', weight: 5, from: at, to: addDays(at, 2) });
  }
  return preferences.length > 0 ? { preferences } : {};
}

/** Carried in from the tables before: quarters of a point, small. */
function balanceOf(context: HabitContext): { balances?: { points: number } } {
  const draw = stream(context, 'balance');
  if (draw.chance(0.3)) return {};
  return { balances: { points: draw.int(-24, 24) / 4 } };
}
