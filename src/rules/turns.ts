import { localInstant, type Slot } from '../calendar/index.ts';
import type { Line } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { type Alternating, partnersOf, turnsOf } from '../domain/sharing.ts';
import { dayOf } from './compile/days.ts';
import { dealtHolidays, exceptionOn, hasTurns } from './houses.ts';

type TurnOf = (slot: Slot) => string | null;

const known = new WeakMap<Problem, TurnOf>();

/**
 * The establishment whose turn a slot is, by a table of the days of a cycle; null on a line without turns. The model's
 * side; the verifier's is `check/turns.ts`.
 */
export function turnOf(problem: Problem): TurnOf {
  let found = known.get(problem);
  if (found === undefined) {
    const byLine = new Map(problem.lines.flatMap((line) => (hasTurns(line) ? [[line.id, lineTurns(problem, line)] as const] : [])));
    found = (slot) => byLine.get(slot.line.id)?.(slot) ?? null;
    known.set(problem, found);
  }
  return found;
}

function lineTurns(problem: Problem, line: Line & { readonly sharing: Alternating }): (slot: Slot) => string {
  const { sharing, windows } = line;
  const cycle = turnsOf(sharing).flatMap(({ establishment, days }) => Array.from({ length: days }, () => establishment));
  const first = dayOf(sharing.cycleStart ?? problem.period.start);
  const [hour, minute] = (sharing.changeAt ?? windows[0].start).split(':').map(Number);
  const dealt = sharing.holidays === 'balanced' ? dealtHolidays(problem, line) : new Map<string, string>();
  return ({ date, dayType, startMs }) => {
    const apart = exceptionOn(sharing, date) ?? (dayType === 'holiday' ? dealt.get(date) : undefined);
    if (apart !== undefined) return apart;
    const before = startMs < localInstant(date, hour * 60 + minute, problem.timeZone) ? 1 : 0;
    const day = dayOf(date) - before - first;
    return cycle[((day % cycle.length) + cycle.length) % cycle.length];
  };
}

/**
 * Whether a line that establishments share keeps a person out: not of a partner, or out of turn. A locum without an
 * establishment goes by the doctor replaced.
 */
export function keptOut(problem: Problem): (person: Problem['participants'][number], slot: Slot) => boolean {
  const turn = turnOf(problem);
  return ({ establishment, status }, slot) => {
    const { sharing } = slot.line;
    if (sharing === null || (establishment === null && status === 'locum')) return false;
    if (establishment === null || !partnersOf(sharing).includes(establishment)) return true;
    return sharing.mode === 'alternating' && !sharing.help && isReserve(slot, establishment) && turn(slot) !== establishment;
  };
}

/** Whether no head of the slot is kept for the establishment whatever the turn. */
export function isReserve({ line }: Slot, establishment: string): boolean {
  return !Object.hasOwn(line.sharing?.perHouse ?? {}, establishment);
}
