import type { z } from 'zod';
import type { SlotSource } from '../../src/calendar/index.ts';
import type { line } from '../../src/domain/line.ts';
import { source } from './support.ts';

/**
 * La Réunion's specification (CCR PDSA 2016) as lines: posts per territory for 20-24, 0-8, Saturday 14-20 and Sunday or
 * holiday 8-20, five mobile lines, and regulation.
 */
type LineInput = z.input<typeof line>;

/** Posts of each territory: [evening and weekend, deep night]. */
const posts: Readonly<Record<string, readonly [number, number]>> = {
  nord: [2, 1],
  'nord-est': [1, 0],
  est: [1, 0],
  'sud-est': [1, 0],
  'sud-bas': [1, 0],
  'sud-haut': [1, 0],
  'sud-ouest': [1, 0],
  ouest: [2, 0],
  'nord-ouest': [1, 1],
};

const mobiles = [['nord'], ['nord-est', 'est'], ['sud-est'], ['sud-haut', 'sud-bas', 'sud-ouest'], ['nord-ouest', 'ouest']];

const shared = (headcount: number): NonNullable<LineInput['windows']> => [
  { id: 'evening', days: ['daily'], start: '20:00', end: '24:00', headcount },
  { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00', headcount },
  { id: 'sunday', days: ['sunday', 'holiday'], start: '08:00', end: '20:00', headcount },
];

const fixed: LineInput[] = Object.entries(posts).map(([id, [day, night]]) => ({
  id: `${id}-fixe`,
  windows: [...shared(day), ...(night > 0 ? [{ id: 'night', start: '00:00', end: '08:00', headcount: night }] : [])],
}));

const mobile: LineInput[] = mobiles.map((territories) => ({
  id: `${territories[0]}-mobile`,
  role: 'mobile',
  windows: shared(1),
}));

const weekday = ['weekday' as const];
const saturday = ['saturday' as const];
const sunday = ['sunday' as const, 'holiday' as const];
const regulation: LineInput = {
  id: 'regulation',
  role: 'regulation',
  windows: [
    { id: 'week-19', days: weekday, start: '19:00', end: '20:00', headcount: 1 },
    { id: 'week-20', days: weekday, start: '20:00', end: '23:00', headcount: 2 },
    { id: 'week-23', days: weekday, start: '23:00', end: '07:00', headcount: 1 },
    { id: 'sat-14', days: saturday, start: '14:00', end: '20:00', headcount: 2 },
    { id: 'sat-20', days: saturday, start: '20:00', end: '23:00', headcount: 2 },
    { id: 'sat-23', days: saturday, start: '23:00', end: '31:00', headcount: 1 },
    { id: 'sun-7', days: sunday, start: '07:00', end: '14:00', headcount: 2 },
    { id: 'sun-14', days: sunday, start: '14:00', end: '20:00', headcount: 2 },
    { id: 'sun-20', days: sunday, start: '20:00', end: '23:00', headcount: 2 },
    { id: 'sun-23', days: sunday, start: '23:00', end: '07:00', headcount: 1 },
  ],
};

export function reunion(start: string, end: string): SlotSource {
  return source({
    timeZone: 'Indian/Reunion',
    department: '974',
    period: { start, end },
    lines: [...fixed, ...mobile, regulation],
  });
}
