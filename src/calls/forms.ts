import { z } from 'zod';
import type { Parameter } from './call.ts';

/** Forms in which an answer can be asked for. */
export const mediaTypes = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  ics: 'text/calendar',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
/** Forms of one and the same answer; files of other kinds have a call of their own. */
export type Form = 'json' | 'html' | 'csv';

/** How a call is asked for one of the forms in which it answers. */
export function formatParameter(forms: readonly Form[]): Parameter {
  return { description: 'Form of the answer. Default: as `Accept` prefers.', example: forms.at(-1) ?? 'json', schema: z.enum(forms) };
}

/** Of a call that answers as JSON or as a table. */
export const formatQuery = { format: formatParameter(['json', 'csv']) };
