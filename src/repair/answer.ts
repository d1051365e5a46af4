import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { RepairRequest } from '../domain/repair.ts';
import type { Roster } from '../domain/roster.ts';
import { differences } from '../roster/differences.ts';
import { councilsBySlot, recipientsOf } from '../roster/recipients.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import { readRepair } from './repair.ts';
import { generate } from '../answer/generate.ts';
import { InternalRosterError } from '../answer/incident.ts';

/** How a repair is asked for. */
export interface RepairContext {
  /** Id of the roster that is repaired. */
  readonly id: string;
  /** The instant that counts as today. */
  readonly now: Date;
  /** Takes what is wrong with the facts; paths start at the body. */
  readonly issues: IssueList;
  readonly signal?: AbortSignal;
}

/**
 * Repairs a roster: solves what the facts made of its problem, near to the roster, and lists what changed and who must
 * be told. The repair is a roster like any other, and its problem a request like any other.
 *
 * @returns null when the facts cannot be followed; `context.issues` says why
 * @throws {InternalRosterError} when the repair fails its verification, or touches a slot of the past
 */
export async function repairRoster(
  standing: StandingRoster,
  body: RepairRequest,
  { id, now, issues, signal }: RepairContext,
): Promise<{ readonly roster: Roster; readonly problem: Problem } | null> {
  const read = readRepair(standing, body, now, issues);
  if (read === null) return null;
  const roster = await generate(read, { signal });
  const changes = differences(read.slots, standing.assignments, roster.assignments);
  const early = changes.filter(({ date }) => date < read.from);
  if (early.length > 0) throw new InternalRosterError(early.map(({ slot }) => `past: changed on ${slot}`));
  return {
    roster: { ...roster, madeFrom: id, changes, recipients: recipientsOf(changes, councilsBySlot(read.problem)) },
    problem: read.problem,
  };
}
