import { z } from 'zod';
import { fundingRequest } from './funding.ts';
import { line } from './line.ts';
import { euros, identifier, patterns, roles } from './primitives.ts';
import { territory } from './problem.ts';

/** A regional specification as a data file of `presets/`: who adds a file adds a region. */

const rateChange = z.strictObject({
  lines: z.array(identifier).optional(),
  windows: z.array(identifier).optional(),
  roles: z.array(z.enum(roles)).optional(),
  fee: euros.nullable().optional(),
  hourlyRate: euros.nullable().optional(),
});

const rateSet = z.strictObject({
  id: identifier,
  label: z.string().max(500),
  changes: z.array(rateChange).max(1000).meta({ description: 'To the fees of `lines`, one after the other; none: as they stand.' }),
});

export const preset = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .meta({ description: 'Name of the file, too.' }),
    name: z.string().max(500),
    source: z.string().min(1).max(1000).meta({ description: 'The document the figures come from.' }),
    department: z.string().regex(patterns.department).nullable(),
    bridgeDays: z.boolean(),
    notes: z.array(z.string().max(2000)).max(100).meta({ description: 'Where the document contradicts itself, and what is taken.' }),
    territories: z.array(territory).max(5000),
    lines: z.array(line).min(1).max(2000),
    rates: z.array(rateSet).min(1).max(50).meta({ description: 'Sets of rates, the usual one first.' }),
    funding: fundingRequest.nullable().meta({ description: 'Order of funding, to be posted to /v1/funding as it is.' }),
  })
  .meta({ id: 'Preset' });
export type PresetFile = z.input<typeof preset>;

const presetSummary = preset.pick({ id: true, name: true, source: true, department: true }).extend({
  rates: z.array(z.object({ id: identifier, label: z.string() })),
});

export const presetList = z
  .object({
    presets: z.array(presetSummary),
    broken: z
      .array(z.object({ file: z.string(), errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })) }))
      .meta({ description: 'Files of `presets/` that cannot be understood, and why. Usually none.' }),
  })
  .meta({ id: 'PresetList' });
