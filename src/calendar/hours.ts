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

/** Hours of a window as the clock shows them: 20:00 to 08:00 whether its end is written 08:00 or 32:00. */
export function shownHours(window: Pick<Window, 'start' | 'end'>): { from: string; to: string } {
  const { start, end } = windowHours(window);
  return { from: clockText(start), to: clockText(end % DAY_MINUTES || DAY_MINUTES) };
}

/** Minutes since 0:00 as a clock text. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
