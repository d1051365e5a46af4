import fc from 'fast-check';
import { week } from '../support/problems.ts';

/** A valid request that uses most of what a request can say: something to change. */
export const rich = {
  ...week(),
  department: '974',
  timeZone: 'Indian/Reunion',
  calendar: { bridgeDays: true, addHolidays: ['2027-01-05'], removeHolidays: [] },
  territories: [{ id: 'est', neighbours: ['nord'] }, { id: 'nord' }],
  lines: [
    { id: 'fixe', territories: ['est'], windows: [{ id: 'evening', start: '20:00', end: '24:00', headcount: 1, fee: 50, tags: ['x'] }] },
    { id: 'mobile', role: 'mobile', priority: 1, windows: [{ id: 'night', start: '20:00', end: '08:00', hourlyRate: 12.5, points: 3 }] },
  ],
  reinforcements: [{ lines: ['fixe'], from: '2027-01-06', to: '2027-01-07', addHeadcount: 1 }],
  participants: [
    { id: 'a', territory: 'est', limits: { maxDuties: 3 }, balances: { points: 1.5 } },
    { id: 'b', territory: 'est', exemptions: [{ from: '2027-01-05', to: null, tags: ['night'] }] },
    { id: 'c', territory: 'nord', serves: ['est', 'nord'], availability: { unavailable: [{ from: '2027-01-04', to: '2027-01-05' }] } },
    { id: 'd', status: 'locum', locumFor: ['a'], serves: ['est'], preferences: [{ kind: 'avoid', tags: ['sunday'], weight: 2 }] },
  ],
  rules: [
    { type: 'minRest', hours: 11 },
    { type: 'maxDuties', max: 3, per: 'calendarWeek', weight: 1 },
  ],
  tiers: [{ statuses: ['installed'], territory: 'own' }, { statuses: ['installed', 'locum'] }],
  ledgers: [{ id: 'points' }, { id: 'nights', unit: 'duties', scope: { tags: ['night'] } }],
  pinned: [{ slot: 'fixe/2027-01-04/evening', participant: 'a' }],
  forbidden: [{ participant: 'b', line: 'mobile' }],
  baseline: [{ slot: 'fixe/2027-01-08/evening', participant: 'c' }],
  history: [{ line: 'fixe', start: '2027-01-03T20:00:00+04:00', end: '2027-01-04T00:00:00+04:00', participant: 'c' }],
  objective: [
    [{ term: 'shortfall' }],
    [
      { term: 'tier', weight: 1 },
      { term: 'fairness', weight: 2 },
    ],
  ],
};

const oddities = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    0,
    -0,
    -1,
    0.1,
    1e-300,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    [{}],
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\u202e',
    '😀',
    'a/b',
    '~0~1',
    '2027-02-29',
    '2027-01-04',
    '9999-12-31',
    '0000-00-00',
    '24:00',
    '48:00',
    '20:00',
    'Europe/Paris',
    'Pacific/Apia',
    'fixe',
    'mobile',
    'a',
    'd',
    'night',
    'points',
    'x'.repeat(2000),
    { toString: 1 },
    { __proto__x: 1 },
    { length: -1 },
    { type: 'noOverlap' },
    { from: '2027-01-10', to: '2027-01-01' },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces, removes, adds or doubles something somewhere in a document. */
export const mutations: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('replace', 'remove', 'add', 'double'),
    oddities,
    fc.constantFrom('x', '__proto__', 'id', 'weight', 'scope', 'type'),
  )
  .map(([route, kind, oddity, key]) => (value: unknown) => {
    const parent = parentAt(value, route);
    if (parent === null) return oddity;
    const keys = Object.keys(parent);
    const at = keys[route[route.length - 1] % Math.max(1, keys.length)];
    if (kind === 'add' && !Array.isArray(parent))
      Object.defineProperty(parent, key, { value: oddity, enumerable: true, configurable: true, writable: true });
    else if (at === undefined) return value;
    else if (kind === 'remove') Array.isArray(parent) ? parent.splice(Number(at), 1) : Reflect.deleteProperty(parent, at);
    else if (kind === 'double' && Array.isArray(parent)) parent.push(structuredClone(Reflect.get(parent, at)));
    else Reflect.set(parent, at, oddity);
    return value;
  });

/** The object that a route of numbers leads to. */
function parentAt(value: unknown, route: readonly number[]): object | null {
  let parent: object | null = null;
  let current: unknown = value;
  for (const step of route) {
    if (typeof current !== 'object' || current === null) break;
    parent = current;
    const keys = Object.keys(current);
    current = Reflect.get(current, keys[step % Math.max(1, keys.length)] ?? '');
  }
  return parent;
}

/** Whatever is asked for, a test has no half minute: the time limit of a sound request is made short. */
export function inLittleTime(problem: unknown): unknown {
  if (typeof problem !== 'object' || problem === null || Array.isArray(problem)) return problem;
  const { options } = problem as { options?: unknown };
  if (options === undefined) return { ...problem, options: { timeLimitSeconds: 0.5 } };
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return problem;
  const { timeLimitSeconds } = options as { timeLimitSeconds?: unknown };
  const short =
    timeLimitSeconds === undefined || (typeof timeLimitSeconds === 'number' && timeLimitSeconds > 0.5 && timeLimitSeconds <= 3600);
  return short ? { ...problem, options: { ...options, timeLimitSeconds: 0.5 } } : problem;
}
