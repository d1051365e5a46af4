import { readFields } from '../domain/fields.ts';
import { indicatorFields, type IndicatorRequest } from '../domain/indicators.ts';
import { type Issue, IssueList, issueLimit } from '../domain/issues.ts';
import { readProblem } from '../roster/read.ts';
import { resolveAssignments } from '../roster/resolve.ts';
import type { CountedRoster } from './indicators-doctors.ts';

export type ReadIndicators =
  | { readonly ok: true; readonly request: IndicatorRequest; readonly rosters: readonly CountedRoster[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads the body of `POST /v1/indicators`, every roster of it included. Never throws on JSON, of whatever shape. */
export function readIndicators(json: unknown, now: Date = new Date()): ReadIndicators {
  const issues = new IssueList(json);
  // A whole roster is far beyond what one item of a list may hold elsewhere; each is read by the reader of problems.
  const { rosters: given, ...rest } = (typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}) as Record<
    string,
    unknown
  >;
  const { rosters: _, ...small } = indicatorFields;
  const { whole } = readFields(small, typeof json === 'object' && json !== null && !Array.isArray(json) ? rest : json, issues);
  if (!Array.isArray(given) || given.length === 0)
    issues.structural(['rosters'], given === undefined ? 'required' : 'type', { expected: 'array' });
  else if (given.length > 60) issues.structural(['rosters'], 'tooMany', { count: given.length, max: 60 });
  const lists: Issue[] = [];
  const rosters = issues.total > 0 ? [] : (given as unknown[]).flatMap((one, i) => counted(one, i, now, issues, lists));
  const request: IndicatorRequest | null = whole && { ...whole, rosters: [] };
  if (request !== null && issues.total === 0 && lists.length === 0) addMeaning(request, rosters, issues);
  if (request === null || issues.total > 0 || lists.length > 0)
    return { ok: false, issues: [...lists, ...issues.list()].slice(0, issueLimit + 1) };
  return { ok: true, request, rosters };
}

/** Places that no roster knows, and a month told twice. */
function addMeaning({ incidents, regulationCalls }: IndicatorRequest, rosters: readonly CountedRoster[], issues: IssueList): void {
  const territories = new Set(rosters.flatMap(({ problem }) => problem.territories.map(({ id }) => id)));
  const lines = new Set(rosters.flatMap(({ problem }) => problem.lines.map(({ id }) => id)));
  for (const [i, { territory, line }] of incidents.entries()) {
    if (territory !== null && !territories.has(territory)) issues.add(['incidents', i, 'territory'], 'unknownTerritory', { id: territory });
    if (line !== null && !lines.has(line)) issues.add(['incidents', i, 'line'], 'unknownLine', { id: line });
  }
  const first = new Map<string, number>();
  for (const [i, { month }] of regulationCalls.entries()) {
    const other = first.get(month);
    if (other === undefined) first.set(month, i);
    else issues.add(['regulationCalls', i, 'month'], 'duplicateId', { id: month, first: `/regulationCalls/${other}` });
  }
}

function counted(one: unknown, i: number, now: Date, issues: IssueList, lists: Issue[]): CountedRoster[] {
  const { problem, assignments } = (typeof one === 'object' && one !== null ? one : {}) as { problem?: unknown; assignments?: unknown };
  if (!Array.isArray(assignments)) {
    issues.structural(['rosters', i, 'assignments'], assignments === undefined ? 'required' : 'type', { expected: 'array' });
    return [];
  }
  const read = readProblem(problem, now);
  if (!read.ok) {
    lists.push(...read.issues.map((issue) => ({ ...issue, pointer: `/rosters/${i}/problem${issue.pointer}` })));
    return [];
  }
  const slots = new Set(read.slots.map(({ id }) => id));
  const people = new Set(read.problem.participants.map(({ id }) => id));
  const before = issues.total;
  const ids = (assignments as unknown[]).map((duty, a) => {
    const { slot, participant } = (typeof duty === 'object' && duty !== null ? duty : {}) as { slot?: unknown; participant?: unknown };
    if (typeof slot !== 'string' || !slots.has(slot))
      issues.add(['rosters', i, 'assignments', a, 'slot'], 'unknownSlot', { id: String(slot) });
    if (typeof participant !== 'string' || !people.has(participant)) {
      issues.add(['rosters', i, 'assignments', a, 'participant'], 'unknownParticipant', { id: String(participant) });
    }
    return { slot: String(slot), participant: String(participant) };
  });
  if (issues.total > before) return [];
  return [{ ...read, holdings: resolveAssignments(read.problem, read.slots, ids).holdings }];
}
