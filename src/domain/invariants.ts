import { cutLists } from './fields.ts';
import { checkDecisions } from './invariants/decisions.ts';
import { checkFollowing } from './invariants/following.ts';
import { knownIds } from './invariants/known.ts';
import { checkTimes } from './invariants/ranges.ts';
import { checkReferences } from './invariants/references.ts';
import type { IssueList } from './issues.ts';

/**
 * Reports what is wrong between the parts of a request: ids declared twice or not at all, stretches of time that run
 * backwards, decisions that contradict each other. Works on JSON that nobody has validated, so that these mistakes
 * are answered together with those of shape; linear in the size of the request; never throws.
 *
 * What needs the calendar (do the slots exist, how many heads) is checked in `src/roster/slot-issues.ts`.
 */
export function addCrossIssues(json: unknown, issues: IssueList): void {
  // Ids beyond the end of a list that is too long are declared all the same.
  const known = knownIds(json, issues);
  const read = cutLists(json);
  checkTimes(read, issues);
  checkReferences(read, known, issues);
  checkFollowing(read, known, issues);
  checkDecisions(read, issues);
}
