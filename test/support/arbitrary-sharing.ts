import fc from 'fast-check';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { compact, maybe } from './arbitrary-rules.ts';
import { requests, type RequestChoices } from './arbitrary-requests.ts';

type Line = ProblemInput['lines'][number];

const houses = ['e', 'f'];

/** Ways to share a line of which every window has at least `heads` heads (0: one that needs nobody counts for nothing). */
function sharings(heads: number): fc.Arbitrary<NonNullable<Line['sharing']>> {
  const perHouse = heads >= 2 ? maybe(fc.constantFrom<Record<string, number>[]>({ e: 1 }, { e: 1, f: 1 })) : fc.constant(undefined);
  const alternating = compact(
    fc.record({
      mode: fc.constant('alternating' as const),
      turns: fc.array(fc.record({ establishment: fc.constantFrom(...houses), days: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      cycleStart: maybe(fc.constantFrom('2026-12-28', '2027-03-24', '2027-06-01')),
      changeAt: maybe(fc.constantFrom('08:00', '12:30', '20:00')),
      holidays: fc.constantFrom('cycle' as const, 'balanced' as const),
      help: fc.boolean(),
    }),
  ).chain((sharing) => {
    const partners = new Set(sharing.turns?.map(({ establishment }) => establishment));
    return partners.size < 2 ? fc.constant(sharing) : compact(perHouse.map((kept) => ({ ...sharing, perHouse: kept })));
  });
  const pooled = compact(
    fc.record({
      mode: fc.constant('pooled' as const),
      establishments: fc.constant(houses),
      shares: maybe(fc.constantFrom({ e: 2, f: 1 }, { e: 1, f: 3 })),
      measure: fc.constantFrom('duties' as const, 'hours' as const, 'points' as const),
      tolerance: maybe(fc.constantFrom(0, 0.5, 6)),
      hard: fc.constantFrom<NonNullable<Extract<Line['sharing'], { mode: 'pooled' }>['hard']>[]>(
        [],
        [{ tags: ['night', 'x'] }],
        [{ tags: ['saturday', 'sunday', 'holiday'], tolerance: 0 }],
      ),
      perHouse,
    }),
  );
  return fc.oneof(alternating, pooled);
}

/** Whole requests of which some lines are shared between the establishments e and f, to which p1 and p2 belong. */
export function sharedRequests(choices: RequestChoices = {}): fc.Arbitrary<ProblemInput> {
  return requests(choices)
    .filter(({ participants }) => participants.length >= 2)
    .chain((input) => {
      const people = input.participants.length;
      const lines = input.lines.map((drawn) => {
        const line = { ...drawn, windows: drawn.windows?.map((window) => (window.headcount === 1 ? { ...window, headcount: 2 } : window)) };
        const heads = (line.windows ?? []).flatMap(({ headcount = 1 }) => (headcount > 0 ? headcount : []));
        return sharings(Math.min(...heads, 99)).map((sharing) => ({ ...line, sharing }));
      });
      return fc
        .record({
          lines: fc.tuple(...lines),
          house: fc.array(fc.constantFrom('e', 'f', 'e', 'f', null), { minLength: people, maxLength: people }),
          carried: fc.integer({ min: -6, max: 6 }),
        })
        .map(({ lines: shared, house, carried }): ProblemInput => {
          const balances = (of: number) => Object.fromEntries(shared.map(({ id }) => [id, of / 2]));
          return {
            ...input,
            establishments: [
              { id: 'e', balances: balances(carried) },
              { id: 'f', balances: balances(-carried) },
            ],
            lines: shared,
            participants: input.participants.map((person, i) => ({ ...person, establishment: (['e', 'f'] as const)[i] ?? house[i] })),
          };
        });
    });
}
