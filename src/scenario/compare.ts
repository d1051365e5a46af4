import { centsOf, eurosOf } from '../domain/money.ts';
import type { ScenarioDifference, ScenarioMeasures, ScenarioResult, ScenarioSpread, Statistic } from '../domain/scenario-answer.ts';
import type { Load } from './solve.ts';

/** Participants told one by one, at most. */
const mostAffected = 50;

/** What a variant does to the base: variant − base. */
export function difference(base: ScenarioMeasures, variant: ScenarioMeasures): ScenarioDifference {
  const shortfall = shortfallChange(base, variant);
  const at = shortfall.findIndex(({ hours }) => hours !== 0);
  const upTo = at < 0 ? shortfall : shortfall.slice(0, at + 1);
  return {
    verdict: at < 0 ? 'equal' : shortfall[at].hours > 0 ? 'worse' : 'better',
    proven: upTo.every(({ class: priority }) => [base, variant].every((one) => provenAt(one, priority))),
    fillRate: variant.fillRate - base.fillRate,
    shortfall,
    cost: eurosOf(centsOf(variant.cost.total) - centsOf(base.cost.total)),
    tierHours: tierHours(variant) - tierHours(base),
    gini: variant.fairness === null || base.fairness === null ? null : variant.fairness.gini - base.fairness.gini,
    byLine: changes(base.byLine, variant.byLine, ({ line }) => line).map(([line, fillRate]) => ({ line, fillRate })),
    byTerritory: changes(base.byTerritory, variant.byTerritory, ({ territory }) => territory).map(([territory, fillRate]) => ({
      territory,
      fillRate,
    })),
  };
}

/** Hours of shortfall that are more or fewer, of every class that either has. */
export function shortfallChange(base: ScenarioMeasures, variant: ScenarioMeasures): { class: number; hours: number }[] {
  const hoursOf = ({ shortfall }: ScenarioMeasures) => new Map(shortfall.map((one) => [one.class, one.hours]));
  const [before, after] = [hoursOf(base), hoursOf(variant)];
  const classes = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return classes.map((priority) => ({ class: priority, hours: (after.get(priority) ?? 0) - (before.get(priority) ?? 0) }));
}

/** A class without lines has no shortfall, which needs no proof. */
function provenAt({ shortfall }: ScenarioMeasures, priority: number): boolean {
  return shortfall.find((one) => one.class === priority)?.proven ?? true;
}

function tierHours({ tiers }: ScenarioMeasures): number {
  return tiers.reduce((sum, { rank, hours }) => sum + rank * hours, 0);
}

function changes<T extends { readonly fillRate: number; readonly needed: number }, K>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => K,
): [K, number][] {
  const rates = new Map(before.map((one) => [key(one), one.fillRate]));
  return after.flatMap((one): [K, number][] => {
    const change = one.fillRate - (rates.get(key(one)) ?? one.fillRate);
    return change === 0 ? [] : [[key(one), change]];
  });
}

/** Whose duties are more or fewer. */
export function affectedBy(
  base: Readonly<Record<string, Load>>,
  variant: Readonly<Record<string, Load>>,
): NonNullable<ScenarioResult['affected']> {
  const none: Load = { duties: 0, minutes: 0 };
  const all = [...new Set([...Object.keys(base), ...Object.keys(variant)])].flatMap((participant) => {
    const [before, after] = [base[participant] ?? none, variant[participant] ?? none];
    const change = { participant, duties: after.duties - before.duties, hours: (after.minutes - before.minutes) / 60 };
    return change.duties === 0 && change.hours === 0 ? [] : [change];
  });
  all.sort((a, b) => Math.abs(b.hours) - Math.abs(a.hours) || (a.participant < b.participant ? -1 : 1));
  return { count: all.length, participants: all.slice(0, mostAffected) };
}

/** Mean and spread over the replications. */
export function spreadOf(replications: readonly ScenarioMeasures[]): ScenarioSpread | null {
  if (replications.length === 0) return null;
  const over = (pick: (one: ScenarioMeasures) => number): Statistic => statistic(replications.map(pick));
  const ginis = replications.flatMap(({ fairness }) => (fairness === null ? [] : [fairness.gini]));
  return {
    replications: replications.length,
    fillRate: over(({ fillRate }) => fillRate),
    shortfallHours: over(({ shortfall }) => shortfall.reduce((sum, { hours }) => sum + hours, 0)),
    cost: over(({ cost }) => cost.total),
    gini: ginis.length === replications.length ? statistic(ginis) : null,
  };
}

function statistic(values: readonly number[]): Statistic {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
  return { mean, standardDeviation, min: Math.min(...values), max: Math.max(...values) };
}
