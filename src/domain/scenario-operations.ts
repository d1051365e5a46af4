import { z } from 'zod';
import { line, reinforcement } from './line.ts';
import { participant } from './participant.ts';
import { euros, identifier, jsonValue, roles } from './primitives.ts';
import { ruleEnvelope } from './problem.ts';
import { window } from './window.ts';

/** What a variant may do to the base, one by one. */

const someVolunteers = {
  territory: identifier.nullable().default(null).meta({ description: 'Territory of practice. Default: any.' }),
  count: z.int().min(0).max(5000).optional().meta({ description: 'How many; either this or `percent`. Default 1.' }),
  percent: z.number().min(0).max(1000).optional().meta({ description: 'Of the volunteers there, rounded.' }),
};

const selected = {
  lines: z.array(identifier).optional().meta({ description: 'Lines, any of. Default: all.' }),
  windows: z.array(identifier).optional().meta({ description: 'Windows, any of. Default: all.' }),
  roles: z.array(z.enum(roles)).optional().meta({ description: 'Roles, any of. Default: all.' }),
  territories: z.array(identifier).optional().meta({ description: 'Territories of the line, any of. Default: all.' }),
};

const ruleChoice = z
  .union([z.int().min(0), z.string().min(1).max(100)])
  .meta({ description: 'Position in `rules` of the base, or a type: then every rule of that type.' });

const operations = [
  z
    .strictObject({ op: z.literal('removeVolunteers'), ...someVolunteers })
    .meta({ description: 'As many leave the list, drawn by the seed; each replication draws others.' }),
  z
    .strictObject({
      op: z.literal('addVolunteers'),
      ...someVolunteers,
      like: identifier
        .optional()
        .meta({ description: 'Participant they resemble. Default: volunteers of the territory, drawn by the seed.' }),
    })
    .meta({
      description: 'Newcomers with roles, skills, territories served and limits of those they resemble, and no wishes or absences.',
    }),
  z.strictObject({ op: z.literal('removeParticipant'), participant: identifier }),
  z.strictObject({ op: z.literal('addParticipant'), participant }),
  z.strictObject({
    op: z.literal('mergeTerritories'),
    territories: z.array(identifier).min(2).max(1000),
    into: z.strictObject({ id: identifier, name: z.string().max(500).nullable().default(null) }),
  }),
  z.strictObject({ op: z.literal('addLine'), line }),
  z.strictObject({ op: z.literal('dropLine'), line: identifier }),
  z.strictObject({ op: z.literal('addWindow'), line: identifier, window }),
  z.strictObject({ op: z.literal('dropWindow'), line: identifier, window: identifier }),
  z.strictObject({ op: z.literal('setHeadcount'), ...selected, headcount: z.int().min(0).max(1000) }),
  z
    .strictObject({
      op: z.literal('setFee'),
      ...selected,
      fee: euros.nullable().optional(),
      hourlyRate: euros.nullable().optional(),
      factor: z.number().min(0).max(100).optional().meta({ description: 'Multiplies fees and rates, to the cent; dated rates too.' }),
    })
    .meta({
      description:
        'Another fee or rate of the windows; what is not said stays. Dated rates go before them, and supplements come on top, as in the base.',
    }),
  z.strictObject({ op: z.literal('addRule'), rule: ruleEnvelope }),
  z.strictObject({ op: z.literal('dropRule'), rule: ruleChoice }),
  z.strictObject({ op: z.literal('changeRule'), rule: ruleChoice, set: z.record(z.string().max(100), jsonValue) }),
  z.strictObject({ op: z.literal('addReinforcement'), reinforcement }),
  z.strictObject({ op: z.literal('setEnvelope'), envelope: euros.nullable() }),
] as const;

export const scenarioOperation = z.discriminatedUnion('op', operations).meta({ id: 'ScenarioOperation' });
export type ScenarioOperation = z.output<typeof scenarioOperation>;
export type OperationOf<Name extends ScenarioOperation['op']> = Extract<ScenarioOperation, { op: Name }>;

export const jsonPatchOperation = z
  .strictObject({
    op: z.enum(['add', 'remove', 'replace', 'move', 'copy', 'test']),
    path: z.string().max(2000),
    from: z.string().max(2000).optional(),
    value: jsonValue.optional(),
  })
  .meta({ id: 'JsonPatchOperation', description: 'RFC 6902, on the base.' });
export type JsonPatchOperation = z.output<typeof jsonPatchOperation>;
