import { z } from 'zod';
import { identifier, isoDate } from './primitives.ts';

/** `POST /v1/indicators`: the yearly evaluation of the specification, from several rosters. */

/** What of a roster is counted; the rest of it may be sent along and plays no part. */
export const indicatorRoster = z
  .looseObject({
    problem: z.looseObject({}).meta({ description: 'Request of the roster, as it was posted.' }),
    assignments: z
      .array(z.looseObject({ slot: z.string(), participant: identifier }))
      .max(100_000)
      .meta({ description: 'Duties: of the roster, or those that were served.' }),
  })
  .meta({ id: 'IndicatorRoster' });

export const incidentKinds = ['absence', 'insufficiency', 'delay', 'refusal', 'aggression', 'equipment', 'other'] as const;

export const incidentSheet = z
  .strictObject({
    date: isoDate,
    kind: z.enum(incidentKinds),
    territory: identifier.nullable().default(null).meta({ description: 'Default: those of the line.' }),
    line: identifier.nullable().default(null),
  })
  .meta({ id: 'IncidentSheet', description: 'An incident of the duty service. It names no person.' });

export const regulationCalls = z
  .strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), calls: z.int().min(0).max(1e9) })
  .meta({ id: 'RegulationCalls', description: 'Calls that regulators took in a month.' });

export const indicatorFields = {
  year: z.int().min(1900).max(2199).meta({ description: 'Year of the evaluation; duties that start outside it are not counted.' }),
  rosters: z.array(indicatorRoster).min(1).max(60),
  incidents: z.array(incidentSheet).max(100_000).default([]),
  regulationCalls: z.array(regulationCalls).max(12).default([]),
  lang: z.enum(['fr', 'en']).optional(),
};
export const indicatorRequest = z.strictObject(indicatorFields).meta({ id: 'IndicatorRequest' });
export type IndicatorRequest = z.output<typeof indicatorRequest>;

const counts = {
  needed: z.int(),
  filled: z.int(),
  fillRate: z.number().meta({ description: 'filled / needed; 1 when nothing is needed.' }),
  openHours: z.number().meta({ description: 'Missing heads × hours.' }),
  insufficiencies: z.int().meta({ description: 'Slots with at least one open head.' }),
};

export const yearlyIndicators = z
  .object({
    year: z.int(),
    due: isoDate.meta({ description: '31 March of the next year.' }),
    period: z.object({ start: isoDate, end: isoDate }).meta({ description: 'First and last date of the rosters within the year.' }),
    missingDays: z.int().meta({ description: 'Days of the year that no roster covers.' }),
    repeated: z.int().meta({ description: 'Slots that an earlier roster of the list has already; they are counted once.' }),
    ...counts,
    byTerritory: z.array(
      z.object({
        territory: identifier.nullable(),
        name: z.string().nullable(),
        doctors: z.int().meta({ description: 'Doctors who practise there, each counted once in the year.' }),
        volunteers: z.int(),
        exempted: z.int().meta({ description: 'Doctors with an exemption that touches the year.' }),
        absences: z.int().meta({ description: 'Incident sheets of kind absence.' }),
        incidents: z.int(),
        ...counts,
      }),
    ),
    byMonth: z.array(z.object({ month: z.string(), ...counts })),
    doctors: z.int(),
    volunteers: z.int(),
    exempted: z.int(),
    regulators: z.object({
      trained: z.int().meta({ description: 'Volunteers for regulation who have the skills that a line of regulation asks for.' }),
      onDuty: z.int().meta({ description: 'Those who regulated at least once.' }),
      hours: z.number(),
      calls: z.int().nullable().meta({ description: 'null: not given.' }),
      callsPerHour: z.number().nullable().meta({
        description: 'Calls per hour of a regulator, over the months for which calls are given and rosters cover regulation; null without.',
      }),
    }),
    incidents: z.array(z.object({ kind: z.enum(incidentKinds), count: z.int() })),
  })
  .meta({
    id: 'YearlyIndicators',
    description:
      'A line of several territories counts in each of them. A doctor of several rosters counts once: known by RPPS number, without one by id.',
  });
export type YearlyIndicators = z.infer<typeof yearlyIndicators>;
