import { z } from 'zod';

/** What the metrics tell of a finished roster. */
const told = z.object({
  outcome: z.enum(['complete', 'shortfall']),
  proof: z.enum(['optimal', 'withinGap', 'best']),
  levels: z.array(z.object({ level: z.string(), gap: z.number().nullable() })),
});
const run = z.object({ seconds: z.number(), firstRosterSeconds: z.number().nullable(), peakMemoryMiB: z.number().nullable() });
export type RosterFigures = z.output<typeof told> & { readonly run: z.output<typeof run> };

/**
 * The figures of a roster, out of its JSON text: of a year's roster of megabytes only the beginning and the end are
 * read. Null when they do not stand where an answer of ours has them.
 */
export function figuresOf(text: string): RosterFigures | null {
  const assignments = text.indexOf(',"assignments":[');
  const runAt = text.lastIndexOf(',"run":{');
  if (assignments < 0 || runAt < 0) return null;
  try {
    const head = told.parse(JSON.parse(`${text.slice(0, assignments)}}`));
    const tail = text.slice(runAt + 7);
    return { ...head, run: run.parse(JSON.parse(tail.slice(0, tail.indexOf('}') + 1))) };
  } catch {
    return null;
  }
}
