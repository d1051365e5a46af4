import type { Refusal } from '../jobs/task.ts';
import type { Context } from './context.ts';
import { problemResponse } from './errors.ts';

/** The answer to a request that cannot be understood: everything that is wrong, at once. */
export function refuse(c: Context, refusal: Refusal): Response {
  const { code, params, errors, lang } = refusal;
  return problemResponse(c, code, { params, lang, ...(refusal.status === 422 ? { errors } : {}) });
}
