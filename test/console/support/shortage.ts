import type { Problem } from '@vigie/client';

/** A small department in want of doctors: two lines, a leave, names that try to be markup. Solved in a moment. */
export function shortage(options: { readonly hostile?: boolean } = {}): Problem {
  const mean = options.hostile ? '<img src=x onerror="window.broken=1">' : '';
  const person = (id: string, name: string, more: object = {}) => ({ id, name: `${name}${mean}`, territory: 'est', ...more });
  return {
    name: `Est${mean}`,
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-01', end: '2027-01-14' },
    territories: [{ id: 'est', name: `Est${mean}` }],
    lines: [
      {
        id: 'fixe',
        name: `Saint-Benoît${mean}`,
        site: `Maison médicale${mean}`,
        territories: ['est'],
        windows: [{ id: 'soir', start: '20:00', end: '24:00', fee: 150 }],
      },
      { id: 'nuit', name: `Nuit profonde${mean}`, territories: ['est'], windows: [{ id: 'nuit', start: '00:00', end: '08:00', fee: 200 }] },
    ],
    participants: [
      person('a', 'Dr Alamanda Antarès'),
      person('b', 'Dr Bibasse Bellatrix'),
      person('c', 'Dr Combava Capella', { availability: { unavailable: [{ from: '2027-01-04', to: '2027-01-10' }] } }),
    ],
    rules: [
      { type: 'minRest', hours: 11 },
      { type: 'maxDuties', max: 3, per: { rollingDays: 7 } },
    ],
    options: { timeLimitSeconds: 10, asOf: '2026-11-21' },
  };
}
