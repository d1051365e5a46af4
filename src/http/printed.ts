import { z } from 'zod';
import type { Context } from './context.ts';
import type { Parameter } from './contract.ts';
import { HttpProblem } from './errors.ts';
import { preferredType } from './negotiation.ts';

/** Forms in which an answer can be asked for. */
export const mediaTypes = { json: 'application/json', html: 'text/html', csv: 'text/csv' } as const;
export type Form = keyof typeof mediaTypes;

/** How a call is asked for one of the forms in which it answers. */
export function formatQueryOf<F extends Form>(forms: readonly [F, ...F[]]): Readonly<Record<'format', Parameter>> {
  return { format: { description: 'Form of the answer. Default: as `Accept` prefers.', example: forms.at(-1), schema: z.enum(forms) } };
}

/** Of a call that answers as JSON or as a table. */
export const formatQuery = formatQueryOf(['json', 'csv']);

/** A page is printed as it stands: it loads nothing and runs nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The form that a call asks for: by `?format=`, else as `Accept` prefers.
 * @throws {HttpProblem} 406 when there is none of that name or type
 */
export function formOf<F extends Form>(c: Context, forms: readonly F[]): F {
  const asked = c.req.query('format');
  const types = forms.map((form) => mediaTypes[form]);
  const preferred = preferredType(c.req.header('accept'), types);
  const found = forms.find((form) => (asked === undefined ? mediaTypes[form] === preferred : form === asked));
  if (found === undefined) throw new HttpProblem('not-acceptable', { params: { type: types.join(', ') } });
  return found;
}

/** A page to print, or a table to save under a name. */
export function printedResponse(c: Context, form: 'html' | 'csv', text: string, file: string): Response {
  return c.body(text, 200, {
    'Content-Type': `${mediaTypes[form]}; charset=utf-8`,
    'Cache-Control': 'no-store',
    Vary: 'Accept, Accept-Language',
    ...(form === 'html' ? { 'Content-Security-Policy': policy } : { 'Content-Disposition': `attachment; filename="${file}"` }),
  });
}
