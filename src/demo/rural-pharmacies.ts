import { addDays } from '../calendar/index.ts';
import type { ProblemInput } from '../domain/problem.ts';
import { inventedCompany } from './identity.ts';

/**
 * Nine pharmacies of a country sector that take turns by the week: one duty from Saturday noon to Saturday noon, 168
 * hours, shown and counted once. The sector is that of Lézignan (Aude); pharmacies, absences and turns are invented.
 */
export function ruralPharmacies(from: string, to: string, seed: number): ProblemInput {
  const names = ['moulin', 'pont', 'halle', 'gare', 'vigne', 'source', 'place', 'remparts', 'cedre'];
  const absence = (week: number, weeks: number) => ({
    unavailable: [{ from: addDays(from, 7 * week), to: addDays(from, 7 * (week + weeks) - 1) }],
  });
  return {
    name: 'Pharmacies du secteur de Lézignan, premier trimestre 2027 (pharmacies inventées)',
    department: '11',
    period: { start: from, end: to },
    territories: [{ id: 'lezignan', name: 'Lézignan', system: 'pharmacy' }],
    lines: [
      {
        id: 'pharmacie-de-garde',
        name: 'Pharmacie de garde de la semaine',
        role: 'pharmacy',
        territories: ['lezignan'],
        activity: 'onCall',
        windows: [
          { id: 'semaine', days: ['sat'], start: '12:00', end: '180:00', points: 1, rates: [{ tags: ['eve', 'holiday'], points: 1.5 }] },
        ],
      },
    ],
    participants: names.map((id, i) => ({
      id,
      name: inventedCompany('Pharmacie', i, seed),
      kind: 'pharmacy',
      territory: 'lezignan',
      // Closed one week in winter, two for the holidays of February.
      ...(i === 2 ? { availability: absence(1, 1) } : i === 5 ? { availability: absence(6, 2) } : {}),
    })),
    rules: [{ type: 'minGap', days: 28 }],
    options: { seed: 1, lang: 'fr', asOf: addDays(from, -45) },
  };
}
