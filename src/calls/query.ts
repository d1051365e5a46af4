import type { z } from 'zod';
import type { ParameterDocs } from './call.ts';

/** Parameters as their schema describes them. */
export function queryOf(shape: Readonly<Record<string, z.ZodType>>): ParameterDocs {
  const fields = Object.entries(shape);
  return Object.fromEntries(fields.map(([name, schema]) => [name, { description: schema.meta()?.description ?? name, schema }]));
}
