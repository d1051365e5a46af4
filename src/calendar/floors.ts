import type { Line, Window } from '../domain/line.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import type { Role } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import type { Warning } from '../domain/warnings.ts';
import { windowMinutes } from './hours.ts';

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

/**
 * Windows that pay something, and less than the national floor at the start of the period: one warning a role. Only of
 * problems that name their department: the others may be of another service, or another country.
 */
export function floorWarnings({ lines, period, department }: Pick<Problem, 'lines' | 'period' | 'department'>): Warning[] {
  if (department === null) return [];
  const below = lines.flatMap((line) => {
    const floor = nationalFloors.findLast(({ roles, from }) => roles.includes(line.role) && from <= period.start);
    return floor === undefined ? [] : line.windows.flatMap((window) => lowWindow(line, window, floor.centsPerHour));
  });
  return [...Map.groupBy(below, ({ role }) => role)].map(([role, found]) => {
    const [lowest] = found.toSorted((a, b) => a.paid - b.paid);
    const { line, window, paid, floor } = lowest;
    return { code: 'feeBelowFloor', params: { role, count: found.length, line, window, paid: eurosOf(paid), floor: eurosOf(floor) } };
  });
}

/** Dated rates are not looked at: they may well be those of other years. Supplements only raise what is paid. */
function lowWindow(line: Line, window: Window, floor: number) {
  if (window.fee === null && window.hourlyRate === null) return [];
  const hours = windowMinutes(window) / 60;
  const paid = Math.round(centsOf(window.fee ?? 0) / hours + centsOf(window.hourlyRate ?? 0));
  return paid < floor && window.headcount > 0 && window.rates.length === 0 && line.supplements.length === 0
    ? [{ role: line.role, line: line.id, window: window.id, paid, floor }]
    : [];
}
