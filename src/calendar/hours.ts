import type { Window } from '../domain/line.ts';
import { DAY_MINUTES } from './dates.ts';

/** Minutes of a clock text `HH:MM` since 0:00, up to 14 400 (`240:00`). */
export function clockMinutes(clock: string): number {
  const [hours, minutes] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
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
