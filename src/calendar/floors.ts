import { centsOf, eurosOf } from '../domain/money.ts';
import type { Role } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import type { Warning } from '../domain/warnings.ts';
import { windowMinutes } from './hours.ts';
import type { Slot } from './slot.ts';

/** Least fees of out-of-hours primary care, in cents an hour, from a date on. */
interface Floor {
  readonly roles: readonly Role[];
  readonly from: string;
  readonly centsPerHour: number;
}

/**
 * 150 € for 12 hours in 2011, 180 € since 24 December 2021 (effectors, fixed and mobile); 70 € an hour for regulation.
 * The last that matches counts.
 */
const nationalFloors: readonly Floor[] = [
  { roles: ['fixed', 'mobile'], from: '2011-01-01', centsPerHour: 1250 },
  { roles: ['fixed', 'mobile'], from: '2021-12-24', centsPerHour: 1500 },
  { roles: ['regulation'], from: '2011-01-01', centsPerHour: 7000 },
];

/** A window that pays less than its floor, where it pays least: cents an hour. */
interface Low {
  readonly slot: Slot;
  readonly paid: number;
  readonly floor: number;
}

/**
 * Windows of which some duty of the period pays something, and less than the national floor of its date, dated rates and
 * supplements included: one warning a role. Only of problems that name their department: the others may be of another
 * service, or another country.
 */
export function floorWarnings({ department }: Pick<Problem, 'department'>, slots: readonly Slot[]): Warning[] {
  if (department === null) return [];
  const lowest = new Map<string, Low>();
  for (const slot of slots) {
    const low = lowDuty(slot);
    const key = `${slot.line.id}/${slot.window}`;
    if (low !== null && low.paid < (lowest.get(key)?.paid ?? Number.POSITIVE_INFINITY)) lowest.set(key, low);
  }
  return [...Map.groupBy(lowest.values(), ({ slot }) => slot.line.role)].map(([role, found]) => {
    const { slot, paid, floor } = found.reduce((least, one) => (one.paid < least.paid ? one : least));
    const hours = { from: slot.start.slice(11, 16), to: slot.end.slice(11, 16).replace('00:00', '24:00') };
    const params = {
      role,
      count: found.length,
      line: slot.line.id,
      window: slot.window,
      ...hours,
      paid: eurosOf(paid),
      floor: eurosOf(floor),
    };
    return { code: 'feeBelowFloor', params };
  });
}

/** What a duty pays an hour, when that is below the floor. */
function lowDuty(slot: Slot): Low | null {
  const { line, date, fee, headcount, minutes } = slot;
  if (fee === null || headcount === 0) return null;
  const floor = nationalFloors.findLast(({ roles, from }) => roles.includes(line.role) && from <= date);
  const window = line.windows.find(({ id }) => id === slot.window);
  if (floor === undefined || window === undefined) return null;
  // A night of 13 hours at a fee for the night, or of 11 hours at an hourly rate, is no lower than any other.
  const paid = Math.round((centsOf(fee) * 60) / Math.min(minutes, windowMinutes(window)));
  return paid < floor.centsPerHour ? { slot, paid, floor: floor.centsPerHour } : null;
}
