import type { IssueList } from '../domain/issues.ts';
import { participant } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import type { Outsider } from '../domain/realised.ts';

/**
 * The problem with those who served although it does not know them. They volunteer for nothing and owe nothing, so
 * nothing else in it changes.
 */
export function withOutsiders(problem: Problem, outsiders: readonly Outsider[]): Problem {
  if (outsiders.length === 0) return problem;
  const added = outsiders.map((one) => ({ ...participant.parse({ ...one, volunteer: false, activityRate: 0 }), roles: [], serves: [] }));
  return { ...problem, participants: [...problem.participants, ...added] };
}

/** Reports outsiders under an id that somebody else has, in the request or in the list. */
export function addOutsiderIssues({ participants }: Problem, outsiders: readonly Outsider[], issues: IssueList): void {
  const taken = new Map(participants.map(({ id }) => [id, '']));
  for (const [i, { id }] of outsiders.entries()) {
    if (taken.has(id)) issues.add(['outsiders', i, 'id'], 'outsiderKnown', { id });
    taken.set(id, `/outsiders/${i}`);
  }
}
