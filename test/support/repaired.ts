import { repairRoster } from '../../src/repair/answer.ts';
import { type Issue, IssueList } from '../../src/domain/issues.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type RepairFact, repairRequest } from '../../src/domain/repair.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Solved } from './solved.ts';
import type { z } from 'zod';

export type Fact = z.input<typeof repairRequest>['facts'][number] & { type: RepairFact['type'] };

export type Repaired = { readonly roster: Roster; readonly problem: Problem } | { readonly issues: readonly Issue[] };

/** A roster repaired, the way a caller's body goes but for HTTP. */
export async function repaired(standing: Solved, body: z.input<typeof repairRequest>): Promise<Repaired> {
  const json: unknown = JSON.parse(JSON.stringify(body));
  const issues = new IssueList(json);
  const { problem, slots, roster } = standing;
  const context = { id: roster.id, now: new Date('2026-11-21T12:00:00Z'), issues };
  const result = await repairRoster({ problem, slots, assignments: roster.assignments }, repairRequest.parse(json), context);
  return result ?? { issues: issues.list() };
}
