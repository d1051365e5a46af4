import type { z } from 'zod';
import type { AnswerContract } from './call.ts';

/** What calls share that begin something long: a roster, a scenario. */

export const preferHeader = {
  Prefer: { description: '`wait=20`: seconds to wait, at most 120; `respond-async`: answer 202 at once.', example: 'wait=20' },
};

/** The answers to a call that begins something, and the one of any call about something that goes on. */
export function runAnswers(
  what: 'roster' | 'scenario',
  schema: z.ZodType,
): { readonly begun: Readonly<Record<200 | 202, AnswerContract>>; readonly accepted: AnswerContract } {
  const Location = `Address of the ${what}.`;
  const applied = { 'Preference-Applied': 'What was honoured of Prefer.' };
  const headers = { Location, 'Retry-After': 'Seconds to wait before asking again.' };
  const accepted = { description: 'Not ended yet. Ask again at `Location`.', schema, headers };
  return {
    begun: {
      200: { description: `The ${what}.`, schema, headers: { ...applied, Location } },
      202: { ...accepted, headers: { ...headers, ...applied } },
    },
    accepted,
  };
}
