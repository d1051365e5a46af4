import { explanation, explanationRequest } from '../../domain/explanation.ts';
import type { Route } from '../contract.ts';
import { type RosterCallDeps, rosterCallRoute } from '../roster-call.ts';

/** Why somebody has a slot or not, and why a slot is not filled. */
export function explanationRoutes(deps: RosterCallDeps): Route[] {
  return [
    rosterCallRoute(
      {
        call: 'explanations',
        on: 'solvers',
        operationId: 'explainRoster',
        tag: 'Rosters',
        summary: 'Why this participant has, or has not, this slot; why a slot is not filled',
        description:
          'With `participant`: excluded (by what), blocked (by which rules and duties), or possible but worse, found by solving with that decision: at which level and by how much. Without: every fit volunteer with what stands in the way, a conflict in which no fact is too many, and repairs, each solved. A slot without a missing head: 422 unless a participant is named.',
        body: explanationRequest,
        example: { slot: 'est-fixe/2027-01-03/evening', participant: 'p-002' },
        answer: explanation,
        answerDescription: 'The explanation, in codes and in sentences.',
      },
      deps,
    ),
  ];
}
