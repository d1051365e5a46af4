import { type Form, mediaTypes } from '../calls/forms.ts';
import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';
import { preferredType } from './negotiation.ts';

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
