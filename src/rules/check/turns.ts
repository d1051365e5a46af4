import { addDays, daysBetween, localInstant, type Slot } from '../../calendar/index.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Alternating, partnersOf } from '../../domain/sharing.ts';
import { dealtHolidays, exceptionOn, hasTurns } from '../houses.ts';

const dealtKnown = new WeakMap<Problem, Map<string, ReadonlyMap<string, string>>>();

/** The establishment whose turn a slot is; null on a line without turns. Walks the turns from the start of the cycle. */
export function turnOn(problem: Problem, slot: Slot): string | null {
  const line = problem.lines.find(({ id }) => id === slot.line.id);
  if (line === undefined || !hasTurns(line)) return null;
  const { sharing } = line;
  const apart = exceptionOn(sharing, slot.date);
  if (apart !== null) return apart;
  if (sharing.holidays === 'balanced' && slot.dayType === 'holiday') return dealtTo(problem, line, slot.date);
  const [hour, minute] = (sharing.changeAt ?? line.windows[0].start).split(':').map(Number);
  const changed = localInstant(slot.date, hour * 60 + minute, problem.timeZone) <= slot.startMs;
  return walk(sharing, sharing.cycleStart ?? problem.period.start, changed ? slot.date : addDays(slot.date, -1));
}

function walk(sharing: Alternating, start: string, date: string): string {
  const turns = sharing.turns ?? (sharing.establishments ?? []).map((establishment) => ({ establishment, days: sharing.cycleDays ?? 7 }));
  const length = turns.reduce((sum, { days }) => sum + days, 0);
  let left = daysBetween(start, date);
  left -= Math.floor(left / length) * length;
  for (const { establishment, days } of turns) {
    if (left < days) return establishment;
    left -= days;
  }
  throw new RangeError('a cycle without days');
}

function dealtTo(problem: Problem, line: Parameters<typeof dealtHolidays>[1], date: string): string | null {
  const ofProblem = dealtKnown.get(problem) ?? new Map<string, ReadonlyMap<string, string>>();
  dealtKnown.set(problem, ofProblem);
  const dealt = ofProblem.get(line.id) ?? dealtHolidays(problem, line);
  ofProblem.set(line.id, dealt);
  return dealt.get(date) ?? null;
}

/**
 * Why a line that establishments share keeps a person out of a slot: the person's establishment takes no part in it, or
 * it is another one's turn. Null where nothing does.
 */
export function sharingGround(problem: Problem, person: Problem['participants'][number], slot: Slot): 'establishment' | 'outOfTurn' | null {
  const { sharing } = slot.line;
  const { establishment: house, status } = person;
  if (sharing === null || (status === 'locum' && house === null)) return null;
  if (house === null || !partnersOf(sharing).includes(house)) return 'establishment';
  if (sharing.mode !== 'alternating' || sharing.help || turnOn(problem, slot) === house) return null;
  // Heads kept for the house are its own whatever the turn.
  return sharing.perHouse !== undefined && Object.hasOwn(sharing.perHouse, house) ? null : 'outOfTurn';
}
