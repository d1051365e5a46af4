import { createHash } from 'node:crypto';
import { type Issue, reportIssue } from '../domain/issues.ts';
import type { ProblemInput } from '../domain/problem.ts';
import type { ScenarioResult, VariantFailure } from '../domain/scenario-answer.ts';
import type { JsonPatchOperation, ScenarioOperation } from '../domain/scenario-operations.ts';
import type { ScenarioFields } from '../domain/scenario.ts';
import { pointerOf } from '../domain/raw.ts';
import type { Lang } from '../messages/index.ts';
import { Change } from './change.ts';
import { follow } from './operations.ts';
import { applyPatch, putting } from './patch.ts';

/** A variant as it is asked for, whoever wrote it out. */
export interface PlannedVariant {
  readonly id: string;
  readonly label: string | null;
  readonly source: ScenarioResult['source'];
  readonly operations: readonly ScenarioOperation[];
  readonly patch: readonly JsonPatchOperation[];
  /** Where its operations stand in the request; its patch beside them. */
  readonly path: readonly (string | number)[];
}

/** A variant written out: a problem like any other. */
export interface MadeVariant {
  readonly problem: unknown;
  readonly envelope: number | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Equal for equal problems and envelopes; `base` for the base's own. */
  readonly key: string;
}

/** Writes a variant out for one replication; its failures name places of the request. */
export function makeVariant(
  base: ProblemInput,
  { envelope }: Pick<ScenarioFields, 'envelope'>,
  { id, source, operations, patch, path }: PlannedVariant,
  replication: number,
  lang: Lang,
): { readonly ok: true; readonly made: MadeVariant } | { readonly ok: false; readonly errors: VariantFailure[] } {
  // The id, not the place in the list: the order of variants changes nothing.
  const change = new Change(base, envelope, `${base.options?.seed ?? 1}/${id}/${replication}`);
  for (const [i, operation] of operations.entries()) {
    const before = change.objections.length;
    follow(change, operation);
    const own = change.objections.slice(before);
    if (own.length === 0) continue;
    const errors = own.map((one) => failure([...path, 'operations', i, ...one.path], one.code, one.params, lang));
    return { ok: false, errors };
  }
  const patched = applyPatch(change.problem, patch);
  if (!patched.ok) {
    const place = source === 'sweep' ? ['pointer'] : ['patch', patched.at];
    return { ok: false, errors: [failure([...path, ...place], patched.code, {}, lang)] };
  }
  const { value: problem } = patched;
  const made = { problem, envelope: change.envelope, removed: change.removed, added: change.added };
  return { ok: true, made: { ...made, key: keyOf(problem, change.envelope) } };
}

function failure(path: readonly (string | number)[], code: Issue['code'], params: Issue['params'], lang: Lang): VariantFailure {
  const pointer = pointerOf(path);
  return { ...reportIssue(lang, { pointer, code, params: { ...params, place: pointer } }), in: 'request' };
}

/** What is wrong with the problem that a variant made. */
export function problemFailures(issues: readonly Issue[], lang: Lang): VariantFailure[] {
  return issues.map((issue) => ({ ...reportIssue(lang, issue), in: 'variant' }));
}

export function keyOf(problem: unknown, envelope: number | null): string {
  return createHash('sha256')
    .update(JSON.stringify([problem, envelope]))
    .digest('base64url');
}

/** Every variant that a scenario asks for: those given, sweeps written out, one for each volunteer gone. */
export function plannedVariants(base: ProblemInput, fields: ScenarioFields): PlannedVariant[] {
  const given = fields.variants.map((one, v): PlannedVariant => ({ ...one, source: 'variant', path: ['variants', v] }));
  const swept = fields.sweeps.flatMap(({ id, label, operations, pointer, values }, s) =>
    values.map((value): PlannedVariant => {
      const name = `${id}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
      const varied = sweptOperations(operations, pointer, value);
      const patch: JsonPatchOperation[] = operations.length > 0 ? [] : [putting(base, pointer, value)];
      return { id: name, label, source: 'sweep', operations: varied, patch, path: ['sweeps', s] };
    }),
  );
  return [...given, ...swept, ...withoutEach(base, fields)];
}

function sweptOperations(
  operations: readonly ScenarioOperation[],
  pointer: string,
  value: JsonPatchOperation['value'],
): ScenarioOperation[] {
  if (operations.length === 0) return [];
  const patched = applyPatch(operations, [putting(operations, pointer, value)]);
  // `readScenario` has tried it.
  return patched.ok ? (patched.value as ScenarioOperation[]) : [...operations];
}

function withoutEach(base: ProblemInput, { robustness }: ScenarioFields): PlannedVariant[] {
  if (robustness === null) return [];
  const { territory, participants } = robustness;
  const ids =
    participants ??
    base.participants
      .filter((person) => person.volunteer !== false && (territory === null || person.territory === territory))
      .map(({ id }) => id);
  return ids.map((participant) => ({
    id: `without:${participant}`,
    label: null,
    source: 'robustness',
    operations: [{ op: 'removeParticipant', participant }],
    patch: [],
    path: ['robustness'],
  }));
}

/** Whether two problems ask for the same duties, whatever they pay for them. */
export function sameDuties(a: unknown, b: unknown): boolean {
  return keyOf(withoutMoney(a), null) === keyOf(withoutMoney(b), null);
}

const money: ReadonlySet<string> = new Set(['fee', 'hourlyRate', 'rates', 'supplements', 'prorata']);

/** A problem without what its lines pay; a setting left out and one that says nothing are alike. */
function withoutMoney(problem: unknown): unknown {
  const { lines, ...rest } = problem as ProblemInput;
  const bare = (value: object) => Object.fromEntries(Object.entries(value).filter(([key]) => !money.has(key)));
  return { ...rest, lines: lines.map(({ windows, ...line }) => ({ ...bare(line), windows: windows?.map(bare) })) };
}
