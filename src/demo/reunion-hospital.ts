import type { ProblemInput } from '../domain/problem.ts';
import { inventedName, inventedRpps } from './identity.ts';
import type { ParticipantInput } from './preset.ts';

/**
 * A hospital on-call line that two establishments of La Réunion share week by week. The establishments exist (as sites of
 * one hospital); that they share this line, and everything else of it, is invented for the example.
 */
const houses = [
  { id: 'chfg', name: 'CHU, site Félix-Guyon (Saint-Denis)' },
  { id: 'ghsr', name: 'CHU, site de Saint-Pierre' },
] as const;

const doctorsPerHouse = 6;
const skill = 'interventional-cardiology';

/** Establishments, the line and its doctors. */
export function sharedHospitalLine(from: string, asked: number) {
  return {
    establishments: houses.map(({ id, name }) => ({ id, name, kind: 'public' as const })),
    lines: [
      {
        id: 'cardiologie-interventionnelle',
        name: 'Cardiologie interventionnelle, astreinte partagée',
        role: 'hospital',
        priority: 1,
        activity: 'onCall',
        requires: [skill],
        windows: [
          { id: 'night', days: ['daily'], start: '18:30', end: '08:30' },
          { id: 'day', days: ['saturday', 'sunday', 'holiday'], start: '08:30', end: '18:30' },
        ],
        sharing: { mode: 'alternating', establishments: houses.map(({ id }) => id), cycleDays: 7, cycleStart: from },
      },
    ],
    participants: houses.flatMap(({ id: establishment }, h) =>
      Array.from({ length: doctorsPerHouse }, (_, i): ParticipantInput => {
        const number = 900 + h * doctorsPerHouse + i;
        return {
          id: `${establishment}-${i + 1}`,
          rpps: inventedRpps('974', number),
          name: inventedName(number, asked),
          status: 'salaried',
          establishment,
          roles: ['hospital'],
          skills: [skill],
        };
      }),
    ),
  } satisfies Partial<ProblemInput>;
}
