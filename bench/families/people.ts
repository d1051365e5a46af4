import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays } from './dates.ts';
import type { Places } from './places.ts';

type Person = ProblemInput['participants'][number];

interface Frame {
  readonly places: Places;
  readonly start: string;
  readonly end: string;
  readonly days: number;
  /** Duties that people may take, over those there are. */
  readonly supply: number;
}

/** Invented people, so many that together they may take `supply` times what there is to be taken. */
export function drawPeople(random: Random, { places, start, end, days, supply }: Frame): { participants: Person[]; tightness: string } {
  const heads = Math.max(1, (places.headsAWeek * days) / 7);
  const limited = random.chance(0.6);
  // Duties of one person in a month.
  const monthly = random.pick([3, 5, 8]);
  const each = Math.max(1, (monthly * days) / 30);
  const count = Math.max(2, Math.min(400, Math.round((heads * supply) / each)));
  const optIn = random.chance(0.15);
  const alike = random.chance(0.1);
  const help = random.pick([0, 0.2, 0.6, 1]);
  const roles = [...new Set(places.lines.map(({ role }) => role ?? 'fixed'))];
  const participants = Array.from({ length: count }, (_, i): Person => {
    const own = places.territories[i % places.territories.length];
    const base: Person = { id: `p${i}`, name: `Dr Fougère ${i}`, territory: own.id, roles };
    if (alike) return base;
    const one = drawOne(random, { roles, start, end, days });
    const near = own.neighbours ?? [];
    return {
      ...base,
      ...one,
      ...(random.chance(help) ? { serves: [own.id, ...near] } : {}),
      ...(limited ? { limits: { maxDutiesPerMonth: Math.max(1, monthly + random.int(-1, 1)) } } : {}),
      ...(optIn ? { availability: { mode: 'optIn' as const, available: someRanges(random, start, days, 0.4) } } : {}),
    };
  });
  return {
    participants,
    tightness: [
      limited ? `at most about ${monthly} a month` : 'no limits',
      ...(optIn ? ['opt-in'] : []),
      ...(alike ? ['all alike'] : []),
    ].join(', '),
  };
}

function drawOne(
  random: Random,
  { roles, start, end, days }: { roles: Person['roles']; start: string; end: string; days: number },
): Partial<Person> {
  const leave = days > 6 && random.chance(0.25) ? { availability: { unavailable: someRanges(random, start, days, 0.15) } } : {};
  const part = roles && roles.length > 1 && random.chance(0.4) ? { roles: [random.pick(roles)] } : {};
  return {
    status: random.pick(['installed', 'installed', 'installed', 'salaried', 'other'] as const),
    ...leave,
    ...part,
    ...(random.chance(0.6) ? { skills: random.chance(0.5) ? ['echo', 'senior'] : [random.pick(['echo', 'senior'])] } : {}),
    ...(random.chance(0.1) ? { volunteer: false } : {}),
    ...(random.chance(0.2) ? { activityRate: random.pick([0.5, 0.8]) } : {}),
    ...(random.chance(0.05) ? { exemptions: [{ from: start, to: end, reason: 'age', tags: ['deepNight'] }] } : {}),
    ...(random.chance(0.4) ? { balances: { points: random.int(-40, 40) / 4 } } : {}),
    ...(random.chance(0.4)
      ? {
          preferences: [
            {
              kind: random.pick(['avoid', 'want'] as const),
              weight: random.int(1, 3),
              tags: [random.pick(['saturday', 'sunday', 'night', 'holiday'])],
            },
          ],
        }
      : {}),
  };
}

/** Disjoint ranges of dates that together cover about that part of the period. */
function someRanges(random: Random, start: string, days: number, part: number): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  let at = random.int(0, Math.min(6, days - 1));
  while (at < days) {
    const length = Math.max(1, Math.round(random.int(2, 14) * part * 2));
    ranges.push({ from: addDays(start, at), to: addDays(start, Math.min(days - 1, at + length - 1)) });
    at += length + random.int(2, Math.max(3, Math.round(14 * (1 - part))));
  }
  return ranges;
}
