import type { z } from 'zod';
import type { SlotSource } from '../../src/calendar/index.ts';
import { line, reinforcement } from '../../src/domain/line.ts';
import { calendarOptions } from '../../src/domain/problem.ts';

/** Every department and collectivity that the schema of a request admits. */
export const departments = [
  ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')),
  ...['2A', '2B'],
  ...Array.from({ length: 8 }, (_, i) => String(971 + i)),
];

export interface SourceInput {
  readonly timeZone?: string;
  readonly department?: string | null;
  readonly period: { start: string; end: string };
  readonly calendar?: z.input<typeof calendarOptions>;
  readonly lines: readonly z.input<typeof line>[];
  readonly reinforcements?: readonly z.input<typeof reinforcement>[];
}

/** The calendar's part of a request, with the schemas' defaults. */
export function source(input: SourceInput): SlotSource {
  return {
    timeZone: input.timeZone ?? 'Europe/Paris',
    department: input.department ?? null,
    period: input.period,
    calendar: calendarOptions.parse(input.calendar ?? {}),
    lines: input.lines.map((each) => line.parse(each)),
    reinforcements: (input.reinforcements ?? []).map((each) => reinforcement.parse(each)),
  };
}

/** One line `l` with one window `w`. */
export function oneWindow(
  window: Omit<z.input<typeof line>['windows'] extends (infer W)[] | undefined ? W : never, 'id'>,
  rest: Omit<SourceInput, 'lines'> & { readonly line?: Partial<z.input<typeof line>> },
): SlotSource {
  const { line: fields, ...other } = rest;
  return source({ ...other, lines: [{ id: 'l', ...fields, windows: [{ id: 'w', ...window }] }] });
}
