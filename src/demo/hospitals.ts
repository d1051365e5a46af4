import type { ProblemInput } from '../domain/problem.ts';
import { inventedName } from './identity.ts';

/**
 * Hospital lines shared between establishments. That these houses share these lines, their hours and who stands for
 * whom is public; how many doctors each has (but for anaesthesia at Saint-Nazaire), their shares, cycles and every
 * person are invented.
 */

type Person = ProblemInput['participants'][number];

const period = { start: '2027-03-01', end: '2027-03-28' };

/** Usual windows of hospital on-call: nights, and the days of Sundays and public holidays. */
const windows = [
  { id: 'night', start: '18:30', end: '08:30' },
  { id: 'day', days: ['sunday' as const, 'holiday' as const], start: '08:30', end: '18:30' },
];

const rules = [{ type: 'minRest', hours: 10 }];

function team(house: string, count: number, offset: number): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${house}-${i + 1}`,
    name: inventedName(i, offset),
    establishment: house,
    status: 'salaried' as const,
    roles: ['hospital' as const],
  }));
}

const saintNazaire = [
  { id: 'chsn', name: 'CH de Saint-Nazaire', finess: '440000057', kind: 'public' as const },
  { id: 'poly', name: 'Polyclinique de l’Europe', kind: 'private' as const },
];

/** Interventional cardiology at Saint-Nazaire by turns of a week; public holidays dealt out apart. */
export function cardiologyByTurns(): ProblemInput {
  return {
    name: 'Saint-Nazaire, cardiologie interventionnelle, astreinte alternée (équipes inventées)',
    department: '44',
    period,
    establishments: saintNazaire,
    lines: [
      {
        id: 'cardio',
        name: 'Cardiologie interventionnelle',
        role: 'hospital',
        windows,
        sharing: {
          mode: 'alternating',
          establishments: ['chsn', 'poly'],
          cycleDays: 7,
          cycleStart: '2027-03-01',
          changeAt: '08:30',
          holidays: 'balanced',
        },
      },
    ],
    participants: [...team('chsn', 4, 11), ...team('poly', 4, 57)],
    rules,
  };
}

/** The same line in one pool, three parts to one; weekends and public holidays shared apart. */
export function cardiologyPooled(): ProblemInput {
  const one = cardiologyByTurns();
  return {
    ...one,
    name: 'Saint-Nazaire, cardiologie interventionnelle, astreinte mutualisée (équipes et parts inventées)',
    lines: one.lines.map((line) => ({
      ...line,
      sharing: {
        mode: 'pooled' as const,
        establishments: ['chsn', 'poly'],
        shares: { chsn: 3, poly: 1 },
        hard: [{ tags: ['saturday', 'sunday', 'holiday'] }],
      },
    })),
    participants: [...team('chsn', 6, 11), ...team('poly', 2, 57)],
  };
}

/** Anaesthesia at Saint-Nazaire: 25 doctors of two houses, a theatre and a maternity post, one of each house every night. */
export function anaesthesiaOfTwoHouses(): ProblemInput {
  return {
    name: 'Saint-Nazaire, anesthésie : un poste bloc et un poste maternité, un médecin de chaque maison chaque nuit',
    department: '44',
    period,
    establishments: [saintNazaire[0], { id: 'estuaire', name: 'Clinique mutualiste de l’Estuaire', kind: 'private' }],
    lines: [
      {
        id: 'anesthesie',
        name: 'Anesthésie, bloc et maternité',
        role: 'hospital',
        activity: 'onSite',
        windows: [{ id: 'night', start: '18:00', end: '08:00', headcount: 2 }],
        sharing: { mode: 'pooled', establishments: ['chsn', 'estuaire'], perHouse: { chsn: 1, estuaire: 1 } },
      },
    ],
    // 25 doctors, half of each house; two or three duties each in a month.
    participants: [...team('chsn', 13, 3), ...team('estuaire', 12, 101)].map((person) => ({ ...person, limits: { maxDuties: 3 } })),
    rules: [...rules, { type: 'maxDuties', max: 1, per: { rollingDays: 5 } }],
  };
}

/** Territorial on-call in Haute-Savoie between three hospitals, with shares after their size and a turn for each weekend. */
export function hauteSavoie(): ProblemInput {
  const houses = ['alpes-leman', 'leman', 'mont-blanc'];
  const weekend = ['saturday' as const, 'sunday' as const, 'holiday' as const];
  return {
    name: 'Haute-Savoie, astreinte territoriale de trois hôpitaux (spécialité, équipes, parts et tours inventés)',
    department: '74',
    period,
    establishments: [
      { id: houses[0], name: 'CH Alpes Léman' },
      { id: houses[1], name: 'Hôpitaux du Léman' },
      { id: houses[2], name: 'Hôpitaux du Pays du Mont-Blanc' },
    ],
    lines: [
      {
        id: 'semaine',
        name: 'Astreinte territoriale, nuits de semaine',
        role: 'hospital',
        windows: [{ id: 'night', days: ['weekday'], start: '18:30', end: '08:30' }],
        sharing: { mode: 'pooled', establishments: houses, shares: { [houses[0]]: 5, [houses[1]]: 3, [houses[2]]: 2 }, measure: 'hours' },
      },
      {
        id: 'week-end',
        name: 'Astreinte territoriale, fins de semaine',
        role: 'hospital',
        windows: [
          { id: 'day', days: weekend, start: '08:30', end: '18:30' },
          { id: 'night', days: weekend, start: '18:30', end: '08:30' },
        ],
        sharing: { mode: 'alternating', establishments: houses, cycleDays: 7, cycleStart: '2027-03-01', changeAt: '08:30', help: true },
      },
    ],
    participants: [...team(houses[0], 6, 20), ...team(houses[1], 4, 60), ...team(houses[2], 3, 140)],
    rules,
  };
}
