/** Requests as plain JSON, free to be broken in any way. */

/** A JSON object under construction. */
export type Json = Record<string, unknown>;

/** One line, two participants, nothing else. */
export function minimalRequest(): Json {
  return { lines: [{ id: 'nuit' }], participants: [{ id: 'a' }, { id: 'b' }] };
}

/**
 * A sound request that uses every field references go through: two territories, two establishments, two lines, four
 * participants, all kinds of decisions.
 */
export function fullRequest(): Json {
  return {
    name: 'La Réunion, janvier 2027',
    department: '974',
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-01', end: '2027-01-31' },
    territories: [{ id: 'est', neighbours: ['nord-est'], population: 80000 }, { id: 'nord-est' }],
    establishments: [{ id: 'ghsr', finess: '970400024' }, { id: 'clinique' }],
    lines: [
      {
        id: 'est-fixe',
        territories: ['est'],
        windows: [
          { id: 'evening', start: '20:00', end: '24:00', headcount: 2, fee: 50 },
          { id: 'night', start: '00:00', end: '08:00' },
        ],
        validFrom: '2027-01-01',
        validTo: '2027-06-30',
      },
      {
        id: 'cardio',
        role: 'hospital',
        sharing: { mode: 'pooled', establishments: ['ghsr', 'clinique'], shares: { ghsr: 1, clinique: 2 } },
      },
    ],
    reinforcements: [{ lines: ['est-fixe'], windows: ['evening'], from: '2027-01-10', to: '2027-01-12', addHeadcount: 1 }],
    participants: [
      {
        id: 'p-1',
        name: 'Dr Secret',
        rpps: '10001234563',
        territory: 'est',
        serves: ['est', 'nord-est'],
        exemptions: [
          { from: '2027-01-10', to: '2027-01-20', reason: 'health' },
          { from: '2027-01-25', tags: ['deepNight'] },
        ],
        preferences: [{ kind: 'avoid', lines: ['est-fixe'], territories: ['est'], from: '2027-01-01', to: '2027-01-15' }],
        balances: { points: -3.5 },
        contact: { phone: '0262 00 00 00', address: '1 rue Secrète' },
      },
      { id: 'p-2', territory: 'est', establishment: 'ghsr', activeFrom: '2020-01-01', activeTo: '2030-12-31' },
      { id: 'p-3', status: 'locum', locumFor: ['p-1'], availability: { unavailable: [{ from: '2027-01-04', to: '2027-01-10' }] } },
      { id: 'p-4', volunteer: false, establishment: 'clinique' },
    ],
    rules: [{ type: 'minRest', hours: 11, scope: { lines: ['est-fixe'], participants: ['p-1'] } }],
    ledgers: [{ id: 'points', scope: { lines: ['est-fixe'] } }],
    pinned: [
      { slot: 'est-fixe/2027-01-03/evening', participant: 'p-1' },
      { slot: 'est-fixe/2027-01-03/evening', participant: 'p-2' },
      { slot: 'est-fixe/2027-01-03/night', participant: 'p-4', requisition: true },
    ],
    forbidden: [
      { slot: 'est-fixe/2027-01-03/evening', participant: 'p-1' },
      { line: 'cardio', participant: 'p-1' },
      { scope: { lines: ['cardio'] }, participant: 'p-2' },
    ],
    baseline: [{ slot: 'est-fixe/2027-01-04/evening', participant: 'p-1' }],
    history: [
      { line: 'ancienne-ligne', start: '2026-12-31T20:00:00+04:00', end: '2027-01-01T00:00:00+04:00', participant: 'ancien-médecin' },
    ],
    options: { asOf: '2026-11-21' },
  };
}

/** A copy of a request with the value at a path replaced; `undefined` removes it. The last step may be new. */
export function withValue(request: Json, path: readonly (string | number)[], value: unknown): Json {
  if (path.length === 0) return value as Json;
  const copy = structuredClone(request);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path[path.length - 1];
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
