import type { Window } from '../domain/line.ts';
import { DAY_MINUTES } from './dates.ts';

/** Minutes of a clock text `HH:MM` since 0:00, up to 2880 (`48:00`). */
function clockMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Start and end of a window in minutes since 0:00 of its date; an end before the start is on the next day. */
export function windowHours(window: Pick<Window, 'start' | 'end'>): { start: number; end: number } {
  const start = clockMinutes(window.start);
  const end = clockMinutes(window.end);
  return { start, end: end < start ? end + DAY_MINUTES : end };
}

/** Nominal minutes of a window: what the clock says, whatever the clock changes do. */
export function windowMinutes(window: Pick<Window, 'start' | 'end'>): number {
  const { start, end } = windowHours(window);
  return end - start;
}
