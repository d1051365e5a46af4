import { makers } from '../calls/roles.ts';
import { rosterQuestion } from '../calls/roster-call.ts';
import { explanation, explanationRequest } from '../domain/explanation.ts';

export const explainRoster = rosterQuestion({
  name: 'explainRoster',
  method: 'post',
  path: 'explanations',
  roles: makers,
  weight: 10,
  pool: 'long',
  reads: 'problem',
  summary: 'Why this participant has, or has not, this slot; why a slot is not filled',
  description:
    'With `participant`: excluded (by what), blocked (by which rules and duties), or possible but worse, found by solving with that decision: at which level and by how much. Without: every fit volunteer with what stands in the way, a conflict in which no fact is too many, and repairs, each solved. A slot without a missing head: 422 unless a participant is named.',
  input: explanationRequest,
  example: { slot: 'est-fixe/2027-01-03/evening', participant: 'p-002' },
  answer: explanation,
  answerDescription: 'The explanation, in codes and in sentences.',
});
