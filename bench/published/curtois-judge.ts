import type { CurtoisData, Employee } from './curtois-file.ts';
import { daysFrom, type Held, type Judgement } from './instance.ts';

/** The published objective of a roster, `start` being day 0: requests not heeded, under-cover and over-cover. */
export function judgeCurtois(data: CurtoisData, start: string, held: readonly Held[]): Judgement {
  /** By employee: the shift of each day. */
  const worked = new Map<string, Map<number, string>>(data.staff.map(({ id }) => [id, new Map()]));
  const heads = new Map<string, number>();
  for (const { slot, participant } of held) {
    const [shift, date] = slot.split('/');
    const day = daysFrom(start, date);
    const own = worked.get(participant);
    if (!own || own.has(day) || day < 0 || day >= data.days) return { kind: 'infeasible', why: 'two shifts on one day, or a stranger' };
    own.set(day, shift);
    heads.set(`${day} ${shift}`, (heads.get(`${day} ${shift}`) ?? 0) + 1);
  }
  for (const employee of data.staff) {
    const why = broken(data, employee, worked.get(employee.id) ?? new Map());
    if (why !== null) return { kind: 'infeasible', why };
  }
  let objective = 0;
  for (const { employee, day, shift, weight } of data.on) if (worked.get(employee)?.get(day) !== shift) objective += weight;
  for (const { employee, day, shift, weight } of data.off) if (worked.get(employee)?.get(day) === shift) objective += weight;
  for (const { day, shift, need, under, over } of data.demand) {
    const count = heads.get(`${day} ${shift}`) ?? 0;
    objective += count < need ? under * (need - count) : over * (count - need);
  }
  return { kind: 'feasible', objective };
}

/** The first hard condition that an employee's days break, or null. */
function broken({ days, shifts, daysOff }: CurtoisData, employee: Employee, worked: ReadonlyMap<number, string>): string | null {
  const shift = new Map(shifts.map((one) => [one.id, one]));
  const total = [...worked.values()].reduce((sum, id) => sum + (shift.get(id)?.minutes ?? 0), 0);
  if (total > employee.maxMinutes) return 'too many minutes';
  if (total < employee.minMinutes) return 'too few minutes';
  if (daysOff.get(employee.id)?.some((day) => worked.has(day))) return 'a day off worked';
  for (const [day, id] of worked) if (shift.get(id)?.notNext.includes(worked.get(day + 1) ?? '')) return 'a succession that is forbidden';
  for (const [id, max] of employee.maxShifts)
    if ([...worked.values()].filter((one) => one === id).length > max) return 'too many of a shift';
  const weekends = new Set([...worked.keys()].filter((day) => day % 7 >= 5).map((day) => Math.floor(day / 7)));
  if (weekends.size > employee.maxWeekends) return 'too many weekends';
  for (const { on, first, length } of runs(days, worked)) {
    // What lies beyond the two ends of the horizon is not known.
    const inside = first > 0 && first + length < days;
    if (on && length > employee.maxConsecutive) return 'too many days in a row';
    if (on && inside && length < employee.minConsecutive) return 'too few days in a row';
    if (!on && inside && length < employee.minDaysOff) return 'too few days off in a row';
  }
  return null;
}

/** The horizon cut into runs of days with and without a shift. */
function runs(days: number, worked: ReadonlyMap<number, string>): { on: boolean; first: number; length: number }[] {
  const found: { on: boolean; first: number; length: number }[] = [];
  for (let day = 0; day < days; day++) {
    const last = found.at(-1);
    if (last && last.on === worked.has(day)) last.length++;
    else found.push({ on: worked.has(day), first: day, length: 1 });
  }
  return found;
}
