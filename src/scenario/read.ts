import { z } from 'zod';
import { readFields } from '../domain/fields.ts';
import { type Issue, IssueList, issueLimit } from '../domain/issues.ts';
import type { ProblemInput } from '../domain/problem.ts';
import { field, keysOf } from '../domain/raw.ts';
import { scenarioOperation } from '../domain/scenario-operations.ts';
import { maxSolves, type ScenarioFields, scenarioFields } from '../domain/scenario.ts';
import { readProblem, type ReadResult } from '../roster/read.ts';
import { applyPatch, putting } from './patch.ts';
import { plannedVariants, type PlannedVariant } from './plan.ts';

type Sound<T> = T extends { readonly ok: true } ? T : never;

/** A scenario understood. The variants are not written out yet: each fails for itself. */
export interface Scenario {
  readonly base: ProblemInput;
  readonly read: Sound<ReadResult>;
  readonly fields: ScenarioFields;
  readonly variants: readonly PlannedVariant[];
}

export type ReadScenario = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads the body of `POST /v1/scenarios`. Pointers start at the whole body. Never throws on JSON, of whatever shape. */
export function readScenario(json: unknown, now: Date = new Date()): ReadScenario {
  const issues = new IssueList(json);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const rest = isObject ? Object.fromEntries(keysOf(json).flatMap((key) => (key === 'base' ? [] : [[key, field(json, key)]]))) : json;
  const { whole: fields } = readFields(scenarioFields, rest, issues);
  if (!isObject) return { ok: false, issues: issues.list() };
  const read = readProblem(field(json, 'base'), now);
  const ofBase = read.ok ? [] : read.issues.map((issue) => ({ ...issue, pointer: `/base${issue.pointer}` }));
  if (!read.ok || fields === null || issues.total > 0) return { ok: false, issues: [...ofBase, ...issues.list()].slice(0, issueLimit + 1) };
  const base = field(json, 'base') as ProblemInput;
  addMeaning(read, fields, issues);
  if (issues.total > 0) return { ok: false, issues: issues.list() };
  const variants = plannedVariants(base, fields);
  addCounts(variants, fields, issues);
  return issues.total > 0 ? { ok: false, issues: issues.list() } : { ok: true, scenario: { base, read, fields, variants } };
}

function addMeaning({ problem }: Sound<ReadResult>, { sweeps, robustness, capacity }: ScenarioFields, issues: IssueList): void {
  const territories = new Set(problem.territories.map(({ id }) => id));
  const people = new Set(problem.participants.map(({ id }) => id));
  const unknownTerritory = (id: string | null | undefined, path: (string | number)[]) => {
    if (id != null && !territories.has(id)) issues.add(path, 'unknownTerritory', { id });
  };
  unknownTerritory(robustness?.territory, ['robustness', 'territory']);
  robustness?.participants?.forEach((id, i) => {
    if (!people.has(id)) issues.add(['robustness', 'participants', i], 'unknownParticipant', { id });
  });
  for (const [i, { territory }] of capacity.entries()) unknownTerritory(territory, ['capacity', i, 'territory']);
  sweeps.forEach(({ operations, pointer, values }, s) => {
    if (operations.length === 0) return;
    values.forEach((value, v) => {
      const patched = applyPatch(operations, [putting(operations, pointer, value)]);
      if (!patched.ok) issues.add(['sweeps', s, 'pointer'], patched.code);
      else if (!z.array(scenarioOperation).safeParse(patched.value).success) issues.add(['sweeps', s, 'values', v], 'sweptValue');
    });
  });
}

function addCounts(variants: readonly PlannedVariant[], { replications, capacity }: ScenarioFields, issues: IssueList): void {
  const seen = new Set<string>(['base']);
  for (const { id, path } of variants) {
    if (seen.has(id)) issues.add(path, 'duplicateId', { id, first: id === 'base' ? 'base' : `variants[${id}]` });
    seen.add(id);
  }
  const solves = (variants.length + 1) * replications + capacity.length;
  if (solves > maxSolves) issues.add([], 'tooManySolves', { solves, max: maxSolves });
}
