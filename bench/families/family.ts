import type { ProblemInput } from '../../src/domain/problem.ts';
import { Random } from '../../src/demo/random.ts';
import { ofCompanies, withPharmacies } from './companies.ts';
import { addDays } from './dates.ts';
import { drawPeople } from './people.ts';
import { drawPlaces, type Places } from './places.ts';
import { drawRules } from './rules.ts';

/** A request of which the structure is drawn, too, and not only the people. */
export interface Family {
  readonly seed: number;
  /** What was drawn, in a few words. */
  readonly title: string;
  readonly request: ProblemInput;
}

/** Heads of a family at most: what plain HiGHS can be asked beside. */
const mostHeads = 900;

/**
 * Draws a family: one to forty lines in sectors, a region or a hospital; a day to a year; supply from a third of what is
 * needed to plenty; rules, limits, opt-in, ledgers, tiers, wishes, blocks, minima, soft rules. The same seed gives the
 * same request. Nothing here knows how `src/demo` draws its departments.
 */
export function drawFamily(seed: number): Family {
  const random = new Random(seed, 'family');
  const places = drawPlaces(new Random(seed, 'places'));
  const days = daysOf(random, places);
  const start = random.pick(['2027-01-01', '2027-02-15', '2027-04-26', '2027-05-03', '2027-07-01', '2027-10-18', '2027-12-20']);
  const end = addDays(start, days - 1);
  // People enough for the hours, times this.
  const supply = random.pick([0.35, 0.7, 0.9, 1, 1, 1.05, 1.15, 1.3, 1.6, 2.2]);
  const { participants, tightness } = drawPeople(new Random(seed, 'people'), { places, start, end, days, supply });
  const rules = drawRules(new Random(seed, 'rules'), { places, people: participants.map(({ id }) => id), start, days });
  const request: ProblemInput = {
    name: `Famille ${seed}`,
    ...(random.chance(0.3) ? { department: random.pick(['974', '11', '67', '2A']) } : {}),
    ...(random.chance(0.3) ? { calendar: { bridgeDays: true } } : {}),
    period: { start, end },
    territories: places.territories,
    lines: places.lines,
    participants,
    rules,
    ...ledgersOf(random),
    ...(random.chance(0.2) ? { tiers: random.pick(tierLists) } : {}),
    options: { asOf: '2026-11-01', seed: 1 },
  };
  const title = `${places.kind}, ${places.lines.length} lines, ${days} days, ${participants.length} people, supply ${supply}, ${tightness}, ${rules.length} rules`;
  // Drawn apart, so that the other families stay what they are.
  const system = new Random(seed, 'system');
  const draw = system.next();
  if (draw < 0.08) return { seed, title: `companies, ${title}`, request: ofCompanies(system, request) };
  if (draw < 0.16) return { seed, title: `pharmacies, ${title}`, request: withPharmacies(system, request) };
  return { seed, title, request };
}

function daysOf(random: Random, { headsAWeek }: Places): number {
  const wanted = random.pick([1, 3, 7, 7, 14, 28, 31, 31, 31, 62, 92, 182, 365]);
  return Math.max(1, Math.min(wanted, Math.floor((mostHeads / headsAWeek) * 7)));
}

function ledgersOf(random: Random): Pick<ProblemInput, 'ledgers'> {
  const weekends = { id: 'weekends', weight: 2, unit: 'duties' as const, scope: { tags: ['saturday', 'sunday', 'holiday'] } };
  const nights = { id: 'nights', weight: 1, unit: 'hours' as const, scope: { tags: ['deepNight'] } };
  const points = { id: 'points', weight: 1, unit: 'points' as const };
  if (random.chance(0.6)) return {};
  return {
    ledgers: random.pick([
      [points, weekends],
      [points, nights],
      [points, weekends, nights],
      [weekends, points],
    ]),
  };
}

const tierLists: readonly NonNullable<ProblemInput['tiers']>[] = [
  [{ statuses: ['installed', 'salaried', 'other', 'locum'], territory: 'any' }],
  [
    { statuses: ['installed'], territory: 'own' },
    { statuses: ['salaried'], territory: 'own' },
    { statuses: ['installed', 'salaried', 'other'], territory: 'any' },
    { statuses: ['locum'], territory: 'any' },
  ],
];
