import type { CapacityResult, ScenarioComparison, ScenarioMeasures, ScenarioResult, VariantFailure } from '../domain/scenario-answer.ts';
import { affectedBy, difference, shortfallChange, spreadOf } from './compare.ts';
import type { Load } from './solve.ts';

/** What is kept of one solve. */
export interface SolvedUnit {
  readonly measures: ScenarioMeasures;
  readonly loads: Readonly<Record<string, Load>>;
}

/** A variant written out and its solves by key; one key a replication. */
export interface VariantOutline {
  readonly id: string;
  readonly label: string | null;
  readonly source: ScenarioResult['source'];
  readonly errors: readonly VariantFailure[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** A key and its place among the replications name a solve: see {@link unitName}. */
  readonly keys: readonly string[];
}

export interface ScenarioOutline {
  /** Of the base. */
  readonly name: string | null;
  readonly period: { readonly start: string; readonly end: string };
  readonly baseKey: string;
  readonly replications: number;
  readonly variants: readonly VariantOutline[];
}

/** What came of a solve: its figures, or why the problem could not be understood. */
export type UnitResult = ({ readonly ok: true } & SolvedUnit) | { readonly ok: false; readonly errors: readonly VariantFailure[] };

export function unitName(key: string, replication: number): string {
  return `${key}/${replication}`;
}

/** The comparison, from what was solved; what is missing was not solved. */
export function assemble(
  outline: ScenarioOutline,
  results: Readonly<Record<string, UnitResult>>,
  capacity: readonly CapacityResult[],
  robust: boolean,
): ScenarioComparison {
  const base = solvesOf(outline.baseKey, outline.replications, results);
  const first = base[0] ?? null;
  const seen = new Map<string, string>([[outline.baseKey, 'base']]);
  const variants = outline.variants.map((variant): ScenarioResult => {
    const key = variant.keys.join(' ');
    const twin = variant.keys.length > 0 ? sameKey(variant, outline, seen) : null;
    if (twin === null && variant.keys.length > 0) seen.set(key, variant.id);
    return resultOf(variant, twin, first, results);
  });
  return {
    base: { name: outline.name, period: outline.period, measures: first?.measures ?? null, spread: spreadIf(base, outline.replications) },
    variants,
    robustness: robust ? criticalOf(variants, first) : null,
    capacity: [...capacity],
  };
}

function sameKey({ keys }: VariantOutline, { baseKey }: ScenarioOutline, seen: ReadonlyMap<string, string>): string | null {
  if (keys.every((key) => key === baseKey)) return 'base';
  return seen.get(keys.join(' ')) ?? null;
}

function resultOf(
  variant: VariantOutline,
  sameAs: string | null,
  base: SolvedUnit | null,
  results: Readonly<Record<string, UnitResult>>,
): ScenarioResult {
  const { id, label, source, removed, added, keys } = variant;
  const found = keys.map((key, replication) => results[unitName(key, replication)]);
  const errors = [...variant.errors, ...found.flatMap((one) => (one?.ok === false ? one.errors : []))];
  const solved = found.flatMap((one) => (one?.ok ? [one] : []));
  const first = found[0]?.ok ? found[0] : null;
  const state: ScenarioResult['state'] =
    errors.length > 0 ? 'failed' : solved.length === keys.length && keys.length > 0 ? 'solved' : 'notSolved';
  const head = { id, label, source, state, sameAs, errors, removed: [...removed], added: [...added] };
  if (state !== 'solved' || first === null || base === null)
    return { ...head, measures: null, spread: null, difference: null, affected: null };
  return {
    ...head,
    measures: first.measures,
    spread: spreadIf(solved, keys.length),
    difference: difference(base.measures, first.measures),
    affected: first.measures.fairness === null ? null : affectedBy(base.loads, first.loads),
  };
}

function solvesOf(key: string, replications: number, results: Readonly<Record<string, UnitResult>>): SolvedUnit[] {
  return Array.from({ length: replications }, (_, r) => results[unitName(key, r)]).flatMap((one) => (one?.ok ? [one] : []));
}

function spreadIf(solved: readonly SolvedUnit[], replications: number) {
  return replications > 1 ? spreadOf(solved.map(({ measures }) => measures)) : null;
}

/** Volunteers without whom the shortfall is larger, the worst first: class after class, then hours in all. */
function criticalOf(variants: readonly ScenarioResult[], base: SolvedUnit | null): ScenarioComparison['robustness'] {
  const tried = variants.filter(({ source, state }) => source === 'robustness' && state === 'solved');
  const critical = tried.flatMap(({ removed, measures, difference: change }) => {
    if (measures === null || base === null || change?.verdict !== 'worse') return [];
    const shortfall = shortfallChange(base.measures, measures);
    return [{ participant: removed[0], shortfall, fillRate: change.fillRate, proven: change.proven }];
  });
  critical.sort((a, b) => {
    const at = a.shortfall.findIndex(({ hours }, i) => hours !== b.shortfall[i]?.hours);
    return at < 0 ? (a.participant < b.participant ? -1 : 1) : (b.shortfall[at]?.hours ?? 0) - a.shortfall[at].hours;
  });
  return { critical, tried: tried.length };
}
