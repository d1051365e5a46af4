import { z } from 'zod';
import { dutiesInScope, hours, keys } from './check/people.ts';
import { type ContiguousDuties, contiguous, pastOf } from './check/stretches.ts';
import { common } from './common.ts';
import { compileStretches } from './compile/stretches.ts';
import { crewsOf } from './crews.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { pairsWithin } from './reach.ts';
import { selects } from './scope.ts';

const HOUR_MS = 3_600_000;

const schema = z
  .strictObject({
    type: z.literal('maxStretch'),
    hours: z.number().gt(0).max(1000).meta({ description: 'Most elapsed hours of contiguous duty, over all lines (24 in hospitals).' }),
    thenRest: z
      .union([z.literal('equal'), z.number().min(0).max(1000)])
      .optional()
      .meta({ description: 'Rest after each stretch: `equal`, as long as the stretch was, or so many hours. Default: none.' }),
    ...common,
  })
  .meta({ description: 'Contiguous duties are one stretch, of at most so many hours; after it, if wanted, a rest.' });
type MaxStretch = z.output<typeof schema>;

/**
 * Duties that touch are one stretch, history included. Excess: hours of a stretch above `hours`; hours of rest short
 * between a stretch and the next. What history alone makes of either is past and left out. It does not concern a company
 * of several crews.
 */
export const maxStretch = {
  type: 'maxStretch',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  // A window of time for each start and end, and a row for each next start within the rest.
  reach: ({ hours: most, thenRest = 0 }: MaxStretch) => pairsWithin(Math.ceil((most + (thenRest === 'equal' ? most : thenRest)) / 24) + 1),

  compile(context: CompileContext, rule: MaxStretch): void {
    const inScope = selects(rule.scope);
    const { thenRest = null } = rule;
    const restMs = typeof thenRest === 'number' ? thenRest * HOUR_MS : thenRest;
    for (const [participant, duties] of context.duties) {
      if (crewsOf(context.problem, participant) > 1) continue;
      const head = { rule: 'maxStretch', participant, weight: rule.weight };
      compileStretches(context, head, duties.filter(inScope), { longestMs: rule.hours * HOUR_MS, restMs });
    }
  },

  check(context: CheckContext, rule: MaxStretch, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      if (crewsOf(context.problem, participant) > 1) continue;
      const stretches = contiguous(duties);
      for (const [i, stretch] of stretches.entries()) {
        violations.push(...tooLong(rule, participant, stretch));
        if (i > 0 && rule.thenRest !== undefined) violations.push(...tooSoon(rule, participant, stretches[i - 1], stretch));
      }
    }
    return violations;
  },
} satisfies Rule<MaxStretch>;

function tooLong(rule: MaxStretch, participant: string, { startMs, endMs, duties }: ContiguousDuties): Violation[] {
  const over = (from: number, to: number): number => Math.max(0, (to - from) / HOUR_MS - rule.hours);
  const past = contiguous(pastOf(duties)).reduce((sum, one) => sum + over(one.startMs, one.endMs), 0);
  const excess = over(startMs, endMs) - past;
  if (excess <= 1e-9) return [];
  const params = { of: 'long', count: hours((endMs - startMs) / HOUR_MS), max: rule.hours, duty: { duty: duties[0] } };
  return [{ rule: 'maxStretch', participant, place: `${participant} ${startMs}`, slots: keys(duties), excess, params }];
}

function tooSoon(rule: MaxStretch, participant: string, before: ContiguousDuties, after: ContiguousDuties): Violation[] {
  const gap = (after.startMs - before.endMs) / HOUR_MS;
  const owed = (lengthMs: number): number => (rule.thenRest === 'equal' ? lengthMs / HOUR_MS : lengthMs > 0 ? Number(rule.thenRest) : 0);
  const short = (lengthMs: number): number => Math.max(0, owed(lengthMs) - gap);
  // Of the history, the stretch that ends with this one, where it is history that follows.
  const own = contiguous(pastOf(before.duties)).find(({ endMs }) => endMs === before.endMs);
  const follows = pastOf(after.duties).some(({ startMs }) => startMs === after.startMs);
  const past = follows && own !== undefined ? short(own.endMs - own.startMs) : 0;
  const excess = short(before.endMs - before.startMs) - past;
  if (excess <= 1e-9) return [];
  const first = after.duties[0];
  const last = before.duties.reduce((latest, duty) => (duty.endMs > latest.endMs ? duty : latest));
  return [
    {
      rule: 'maxStretch',
      participant,
      place: `${participant} ${before.endMs} ${after.startMs}`,
      slots: keys([...before.duties, first]),
      excess,
      params: {
        of: 'rest',
        rest: hours(gap),
        hours: hours(owed(before.endMs - before.startMs)),
        count: hours((before.endMs - before.startMs) / HOUR_MS),
        duty: { duty: last },
        other: { duty: first },
      },
    },
  ];
}
