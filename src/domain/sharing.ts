import { z } from 'zod';
import { clockStart, figure, identifier, isoDate, tags } from './primitives.ts';

/** How a hospital line is shared between establishments (PDSES partagée, décret 2025-101). */

const perHouse = z
  .record(z.string(), z.int().min(1).max(1000))
  .optional()
  .meta({ description: 'Of the heads of each slot, at least so many of each establishment, hard. Default: none.' });

const turn = z.strictObject({
  establishment: identifier,
  days: z.int().min(1).max(366).meta({ description: 'Days of this turn.' }),
});

const turnException = z
  .strictObject({ from: isoDate, to: isoDate, establishment: identifier })
  .meta({ description: 'Duties that start on these dates are of this establishment, whosever turn it is.' });

export const alternating = z
  .strictObject({
    mode: z.literal('alternating').meta({ description: 'Establishments take turns.' }),
    establishments: z.array(identifier).min(1).max(100).optional().meta({ description: 'In the order of their turns, equally long ones.' }),
    cycleDays: z.int().min(1).max(366).optional().meta({ description: 'Days of one turn, with `establishments`. Default 7.' }),
    turns: z.array(turn).min(1).max(1000).optional().meta({ description: 'Turns of different length, in place of `establishments`.' }),
    cycleStart: isoDate.optional().meta({ description: 'Date on which the first turn begins. Default: start of the period.' }),
    changeAt: clockStart
      .optional()
      .meta({ description: 'Local clock time at which a turn passes to the next. Default: the start of the first window of the line.' }),
    exceptions: z.array(turnException).max(1000).default([]),
    holidays: z.enum(['cycle', 'balanced']).default('cycle').meta({
      description:
        'cycle: public holidays follow the turns. balanced: they leave them and are dealt out, so that the establishments have equally many over history and period. Default cycle.',
    }),
    help: z.boolean().default(false).meta({
      description: 'Out of turn, the others may serve all the same, in a group of call of their own after everybody else. Default false.',
    }),
    perHouse,
  })
  .refine(({ establishments, turns }) => (establishments === undefined) !== (turns === undefined), {
    path: ['turns'],
    params: { code: 'turnsOrEstablishments' },
  })
  .refine(({ cycleDays, turns }) => cycleDays === undefined || turns === undefined, {
    path: ['cycleDays'],
    params: { code: 'cycleDaysOfTurns' },
  });

export const measures = ['duties', 'hours', 'points'] as const;
export type Measure = (typeof measures)[number];

const tolerance = z
  .number()
  .min(0)
  .max(1e6)
  .optional()
  .meta({ description: 'How far off its share an establishment may be, in the measure. Default: one duty (the largest of the line).' });

export const pooled = z.strictObject({
  mode: z.literal('pooled').meta({ description: 'One line, each establishment has a share of it.' }),
  establishments: z.array(identifier).min(1).max(100),
  shares: z
    .record(z.string(), z.number().gt(0).max(1e6))
    .optional()
    .meta({ description: 'Share of each establishment, in proportion. Default: equal.' }),
  measure: z.enum(measures).default('duties').meta({ description: 'What is shared. Default duties.' }),
  tolerance,
  hard: z
    .array(z.strictObject({ tags: tags.min(1).meta({ description: 'Duties with one of these tags.' }), tolerance }))
    .max(20)
    .default([])
    .meta({ description: 'What is shared apart as well, in the same proportion (holidays, nights, weekends). Default: none.' }),
  perHouse,
});

export const sharing = z
  .discriminatedUnion('mode', [alternating, pooled])
  .meta({ id: 'Sharing', description: 'How establishments share the line.' });
export type Sharing = z.output<typeof sharing>;
export type Alternating = z.output<typeof alternating>;
export type Pooled = z.output<typeof pooled>;

/** Establishments that take part, each once, in the order in which the sharing names them. */
export function partnersOf(line: Sharing): string[] {
  const named =
    line.mode === 'alternating' ? (line.establishments ?? line.turns?.map(({ establishment }) => establishment)) : line.establishments;
  return [...new Set(named ?? [])];
}

/** The turns of one cycle, in order. */
export function turnsOf({ turns, establishments = [], cycleDays = 7 }: Alternating): readonly z.output<typeof turn>[] {
  return turns ?? establishments.map((establishment) => ({ establishment, days: cycleDays }));
}

/** The name under which `balances` of an establishment keep what is shared: `line`, `line/tag+tag` or `line/holiday`. */
export function balanceKey(line: string, part: readonly string[] | null): string {
  return part === null ? line : `${line}/${part.join('+')}`;
}

/** The part of an alternating line that is dealt out apart. */
export const holidayPart: readonly string[] = ['holiday'];

export const establishmentBalances = z.record(z.string(), figure).default({}).meta({
  description:
    'Balance carried in, by `line`, `line/tag+tag` (a part shared apart) or `line/holiday` (balanced holidays of an alternating line); positive: did more than its share. The `balanceOut` of the answer before.',
});
