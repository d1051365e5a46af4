import type { Slot } from '../calendar/slot.ts';
import { readFields } from '../domain/fields.ts';
import { type Issue, IssueList, issueLimit } from '../domain/issues.ts';
import { type Problem, sizeLimits } from '../domain/problem.ts';
import { field, items, keysOf, textField } from '../domain/raw.ts';
import { type AssignmentInput, verificationFields } from '../domain/verification.ts';
import { readProblem, type ReadResult } from './read.ts';
import { readTable } from './table-csv.ts';

type Sound<T> = T extends { readonly ok: true } ? T : never;

/** A roster to examine, understood; or everything that is wrong with the request at once. */
export type ReadVerification =
  | (Sound<ReadResult> & {
      readonly assignments: readonly AssignmentInput[];
      readonly compare: boolean;
      readonly timeLimitSeconds: number;
    })
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads `{ problem, assignments }` or `{ problem, table }`. Pointers start at the whole body: `/problem/lines/0/id`,
 * `/assignments/3/slot`. Never throws on JSON, of whatever shape.
 */
export function readVerification(json: unknown, now: Date = new Date()): ReadVerification {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const issues = new IssueList(json);
  // The problem has a reader of its own; the rest is read as one more list of it.
  const rest = isObject ? Object.fromEntries(keysOf(json).flatMap((key) => (key === 'problem' ? [] : [[key, field(json, key)]]))) : json;
  const { values, whole } = readFields(verificationFields, rest, issues);
  const count = items(field(json, 'assignments')).length;
  if (count > sizeLimits.heads) issues.structural(['assignments'], 'tooMany', { count, max: sizeLimits.heads });
  if (!isObject) return { ok: false, issues: issues.list() };
  const given = ['assignments', 'table'].filter((key) => field(json, key) !== undefined);
  if (given.length === 0) issues.structural(['assignments'], 'required');
  if (given.length === 2) issues.structural(['table'], 'eitherTable');
  const read = readProblem(field(json, 'problem'), now);
  if (read.ok) addVerificationIssues(json, read.problem, read.slots, issues);
  const { table } = values;
  const typed = read.ok && issues.total === 0 && table !== undefined ? readTable(table, read.problem, read.slots, issues) : [];
  const ofProblem = read.ok ? [] : read.issues.map((issue) => ({ ...issue, pointer: `/problem${issue.pointer}` }));
  if (!read.ok || whole === null || issues.total > 0)
    return { ok: false, issues: [...ofProblem, ...issues.list()].slice(0, issueLimit + 1) };
  const { assignments = [], compare, timeLimitSeconds } = whole;
  return { ...read, assignments: table === undefined ? assignments : typed, compare, timeLimitSeconds };
}

/** Reports assignments whose slot, participant or principal the problem does not know. */
export function addVerificationIssues(json: unknown, problem: Problem, slots: readonly Slot[], issues: IssueList): void {
  const slotIds = new Set(slots.map(({ id }) => id));
  const people = new Set(problem.participants.map(({ id }) => id));
  items(field(json, 'assignments')).forEach((assignment, i) => {
    const slot = textField(assignment, 'slot');
    if (slot !== undefined && !slotIds.has(slot)) issues.add(['assignments', i, 'slot'], 'unknownSlot', { id: slot });
    for (const key of ['participant', 'onBehalfOf']) {
      const id = textField(assignment, key);
      if (id !== undefined && !people.has(id)) issues.add(['assignments', i, key], 'unknownParticipant', { id });
    }
  });
}
