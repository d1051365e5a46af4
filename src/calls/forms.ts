import type { QueryDocs } from './call.ts';

/** Forms in which an answer can be asked for. */
export const mediaTypes = { json: 'application/json', html: 'text/html', csv: 'text/csv' } as const;
export type Form = keyof typeof mediaTypes;

/** How a call that answers as JSON or as a table is asked for the one or the other. */
export const formatQuery = {
  format: { description: 'json or csv. Default: as `Accept` prefers.', example: 'csv' },
} as const satisfies QueryDocs;
