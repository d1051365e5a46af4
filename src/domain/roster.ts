import { z } from 'zod';
import { balance, cost, coverage, fairness, indicators } from './figures.ts';
import { differences } from './changes.ts';
import { isoDate } from './primitives.ts';
import { establishmentResult } from './shared-lines.ts';
import { assignment, levelResult, shortfall, warning } from './roster-parts.ts';

/**
 * The answers of the service: roster, verification, calendar. Written once, as schemas: types, OpenAPI and contract
 * tests are derived from here. Money in euros, time in hours or minutes as named, instants with the local offset.
 */
export * from './figures.ts';
export * from './roster-parts.ts';
export * from './shared-lines.ts';
export * from './verification.ts';

export const rosterStates = ['queued', 'running', 'done', 'stopped', 'failed'] as const;
export type RosterState = (typeof rosterStates)[number];

export const rosterOutcomes = ['complete', 'shortfall'] as const;
export type RosterOutcome = (typeof rosterOutcomes)[number];

export const deadlines = z
  .object({
    rosterToCdom: isoDate.meta({ description: 'Start of the period − 45 days (R.6315-2).' }),
    transmission: isoDate.meta({ description: 'Start of the period − noticeDays: to ARS, prefect, SAMU, doctors, funds (R.6315-2).' }),
    realised: isoDate.meta({ description: 'One month after the end of the period: who actually served (R.6315-2).' }),
    overdue: z
      .array(z.enum(['rosterToCdom', 'transmission', 'realised']))
      .meta({ description: 'Those whose date is before asOf, whether or not they have been met.' }),
  })
  .meta({ id: 'Deadlines' });
export type Deadlines = z.infer<typeof deadlines>;

export const run = z
  .object({
    engine: z.string(),
    seconds: z.number(),
    firstRosterSeconds: z.number().nullable(),
    seed: z.int(),
    cut: z.boolean().meta({
      description:
        'The time limit or a stop cut in: the same request may be answered differently another time. false: same request and seed, same roster.',
    }),
    peakMemoryMiB: z.int().nullable().meta({
      description: 'Most memory that the whole process held while it worked on this roster; null where nothing was solved.',
    }),
    version: z.string(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof run>;

export const roster = z
  .object({
    id: z.string(),
    state: z.enum(rosterStates),
    outcome: z.enum(rosterOutcomes).meta({ description: 'complete: every head is held.' }),
    proof: z.enum(['optimal', 'withinGap', 'best']).meta({
      description:
        'optimal: every level proven; withinGap: exact levels proven, the others proven or within options.gap; best: best found in the time.',
    }),
    levels: z.array(levelResult),
    assignments: z.array(assignment).meta({ description: 'Sorted by start, slot, participant.' }),
    shortfalls: z.array(shortfall).meta({ description: 'Sorted by start, slot.' }),
    balances: z.array(balance),
    fairness,
    cost,
    indicators,
    coverage: z.array(coverage),
    establishments: z.array(establishmentResult).meta({ description: 'Establishments that share lines; empty where none is shared.' }),
    warnings: z.array(warning),
    deadlines,
    run,
    madeFrom: z
      .string()
      .optional()
      .meta({ description: 'Id of the roster that this one repairs or continues; absent for one generated afresh.' }),
    changes: differences.changes.optional().meta({ description: 'What is different from `madeFrom`, in the order of the slots.' }),
    recipients: differences.recipients.optional().meta({ description: 'Who must be told of the changes.' }),
  })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof roster>;

export const progress = levelResult
  .omit({ proven: true, proof: true, stopped: true })
  .extend({ seconds: z.number().meta({ description: 'Since the start of the run.' }) })
  .meta({ id: 'Progress', description: 'Where the run stands: the level at work and its figures.' });
export type Progress = z.infer<typeof progress>;

/** What `GET /v1/rosters/{id}` answers at any time: the best roster so far, or none of its fields yet. */
export const rosterStatus = roster
  .partial()
  .required({ id: true, state: true })
  .extend({ progress: progress.nullable().optional() })
  .meta({ id: 'RosterStatus' });
export type RosterStatus = z.infer<typeof rosterStatus>;
