import { z } from 'zod';
import { addDays, localInstant } from '../calendar/index.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { common } from './common.ts';
import { atMost } from './compile/rows.ts';
import { anyHeld, combine } from './compile/worked.ts';
import { crewsOf } from './crews.ts';
import { type Span, spansOf } from './per.ts';
import type { CheckContext, CompileContext, Duty, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { pairsWithin } from './reach.ts';
import { selects } from './scope.ts';

const HOUR_MS = 3_600_000;

const schema = z
  .strictObject({
    type: z.literal('freeBlock'),
    hours: z.number().gt(0).max(1000).meta({ description: 'Elapsed hours without duty in one piece (35: the weekly rest).' }),
    per: z
      .union([z.literal('calendarWeek'), z.strictObject({ rollingDays: z.int().min(1).max(60) })])
      .default('calendarWeek')
      .meta({
        description:
          'In each week from Monday to Sunday, or in any so many local days in a row; the hours lie wholly within. History counts. Default calendarWeek.',
      }),
    ...common,
  })
  .refine(({ hours, per }) => hours <= (per === 'calendarWeek' ? 7 : per.rollingDays) * 24, {
    path: ['hours'],
    params: { code: 'freeBlockTooLong' },
  })
  .meta({ description: 'In each week (or any n days in a row) so many hours in one piece without duty.' });
type FreeBlock = z.output<typeof schema>;

/**
 * Each span that touches the period has one piece of at least `hours` elapsed hours, wholly within it, in which the
 * participant holds nothing; time of which nothing is known is free. A span that history alone fills up is past. It does
 * not concern a company of several crews. Excess: 1 per span without such a piece.
 */
export const freeBlock = {
  type: 'freeBlock',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: ({ hours, per }: FreeBlock) => pairsWithin((per === 'calendarWeek' ? 1 : per.rollingDays) * Math.ceil(hours / 24)),

  compile(context: CompileContext, rule: FreeBlock): void {
    const inScope = selects(rule.scope);
    const spans = spansOf(rule.per, context.problem).map((span) => instants(context.problem.timeZone, span));
    for (const [participant, all] of context.duties) {
      if (crewsOf(context.problem, participant) > 1) continue;
      const duties = all.filter(inScope);
      const head = { rule: 'freeBlock', participant, weight: rule.weight };
      for (const { fromMs, toMs } of spans) {
        const within = duties.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
        const blocks = minimalBlocks(within, fromMs, toMs, rule.hours * HOUR_MS);
        if (blocks === null || blocks.every((block) => block.some(({ column }) => column === null))) continue;
        const busy = combine(blocks.map((block) => [1, anyHeld(context, block)]));
        atMost(context, head, busy, blocks.length - 1);
      }
    }
  },

  check(context: CheckContext, rule: FreeBlock, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      if (crewsOf(context.problem, participant) > 1) continue;
      for (const span of spansOf(rule.per, context.problem)) {
        const { fromMs, toMs } = instants(context.problem.timeZone, span);
        const within = duties.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
        const longest = longestFree(within, fromMs, toMs);
        if (longest >= rule.hours * HOUR_MS) continue;
        if (
          longestFree(
            within.filter(({ slot }) => slot === null),
            fromMs,
            toMs,
          ) <
          rule.hours * HOUR_MS
        )
          continue;
        violations.push({
          rule: 'freeBlock',
          participant,
          place: `${participant} ${span.from}`,
          slots: keys(within),
          excess: 1,
          params: { hours: rule.hours, free: Math.round((longest / HOUR_MS) * 100) / 100, from: span.from, to: span.to },
        });
      }
    }
    return violations;
  },
} satisfies Rule<FreeBlock>;

function instants(zone: string, { from, to }: Span): { fromMs: number; toMs: number } {
  return { fromMs: localInstant(from, 0, zone), toMs: localInstant(addDays(to, 1), 0, zone) };
}

/**
 * The duties that stand in each piece of the span which begins at its start or at the end of a duty: one piece must have
 * none of them. Pieces in which more stands than in another are left out. Null: a piece is free whatever is chosen.
 */
function minimalBlocks(duties: readonly ModelDuty[], fromMs: number, toMs: number, lengthMs: number): ModelDuty[][] | null {
  const starts = new Set([fromMs, ...duties.map(({ endMs }) => endMs).filter((endMs) => endMs > fromMs)]);
  const blocks = [...starts]
    .filter((start) => start + lengthMs <= toMs)
    .map((start) => duties.filter(({ startMs, endMs }) => startMs < start + lengthMs && endMs > start));
  if (blocks.some((block) => block.length === 0)) return null;
  const sets = blocks.map((block) => new Set(block));
  return blocks.filter(
    (_, i) => !sets.some((other, j) => j !== i && [...other].every((duty) => sets[i].has(duty)) && (other.size < sets[i].size || j < i)),
  );
}

/** The longest time without duty, by walking from one duty to the next. */
function longestFree(duties: readonly Duty[], fromMs: number, toMs: number): number {
  let reached = fromMs;
  let longest = 0;
  for (const { startMs, endMs } of duties.toSorted((a, b) => a.startMs - b.startMs)) {
    longest = Math.max(longest, Math.min(startMs, toMs) - reached);
    reached = Math.max(reached, endMs);
  }
  return Math.max(longest, toMs - reached);
}
