import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Random } from '../../src/demo/random.ts';

type Lines = ProblemInput['lines'];
type Windows = NonNullable<Lines[number]['windows']>;

/** Where and when people are needed. */
export interface Places {
  readonly kind: 'sectors' | 'region' | 'hospital';
  readonly territories: NonNullable<ProblemInput['territories']>;
  readonly lines: Lines;
  /** Heads in an ordinary week, about. */
  readonly headsAWeek: number;
  /** Hours in an ordinary week, about. */
  readonly hoursAWeek: number;
}

interface Pattern {
  readonly windows: Windows;
  readonly heads: number;
  readonly hours: number;
}

const patterns: readonly Pattern[] = [
  // Evening and day of a duty clinic.
  {
    windows: [
      { id: 'soir', days: ['daily'], start: '20:00', end: '24:00' },
      { id: 'jour', days: ['sunday', 'holiday'], start: '08:00', end: '20:00' },
    ],
    heads: 8,
    hours: 40,
  },
  // The whole night.
  { windows: [{ id: 'nuit', days: ['daily'], start: '20:00', end: '08:00' }], heads: 7, hours: 84 },
  // Round the clock, in two halves.
  {
    windows: [
      { id: 'matin', days: ['daily'], start: '08:00', end: '20:00' },
      { id: 'nuit', days: ['daily'], start: '20:00', end: '08:00' },
    ],
    heads: 14,
    hours: 168,
  },
  // Weekend alone.
  {
    windows: [
      { id: 'samedi', days: ['saturday'], start: '12:00', end: '24:00' },
      { id: 'dimanche', days: ['sunday', 'holiday'], start: '08:00', end: '24:00' },
    ],
    heads: 2,
    hours: 28,
  },
  // Three shifts.
  {
    windows: [
      { id: 'a', days: ['daily'], start: '07:00', end: '15:00' },
      { id: 'b', days: ['daily'], start: '15:00', end: '23:00' },
      { id: 'c', days: ['daily'], start: '23:00', end: '07:00' },
    ],
    heads: 21,
    hours: 168,
  },
  // A day of 24 hours.
  { windows: [{ id: 'garde', days: ['daily'], start: '08:00', end: '32:00' }], heads: 7, hours: 168 },
];

export function drawPlaces(random: Random): Places {
  const kind = random.pick(['sectors', 'region', 'region', 'hospital'] as const);
  const sites = kind === 'hospital' ? 1 : random.pick(kind === 'region' ? [4, 6, 8, 12, 20] : [1, 1, 2, 3]);
  const territories = Array.from({ length: sites }, (_, i) => ({
    id: `t${i}`,
    name: `Secteur ${i}`,
    // A ring with some chords: help comes from next door.
    neighbours:
      sites < 2
        ? []
        : [...new Set([`t${(i + 1) % sites}`, ...(random.chance(0.3) ? [`t${random.int(0, sites - 1)}`] : [])])].filter(
            (id) => id !== `t${i}`,
          ),
  }));
  const count = kind === 'hospital' ? random.int(1, 10) : Math.min(40, sites * random.pick([1, 1, 2]) + random.int(0, 3));
  const usual = random.pick(patterns);
  let heads = 0;
  let hours = 0;
  const lines = Array.from({ length: count }, (_, i): Lines[number] => {
    const pattern = random.chance(0.7) ? usual : random.pick(patterns);
    const headcount = random.chance(0.8) ? 1 : random.int(2, 3);
    heads += pattern.heads * headcount;
    hours += pattern.hours * headcount;
    const role = kind === 'hospital' ? 'hospital' : random.pick(['fixed', 'fixed', 'fixed', 'mobile', 'regulation'] as const);
    const wide = role === 'mobile' && sites > 1 ? [`t${i % sites}`, `t${(i + 1) % sites}`] : [`t${i % sites}`];
    return {
      id: `l${i}`,
      name: `Ligne ${i}`,
      role,
      territories: role === 'regulation' ? [] : wide,
      priority: random.pick([1, 2, 2, 3]),
      windows: pattern.windows.map((window) => ({ ...window, headcount })),
      ...(random.chance(0.15) ? { requires: [random.pick(['echo', 'senior'])] } : {}),
    };
  });
  return { kind, territories, lines, headsAWeek: heads, hoursAWeek: hours };
}
