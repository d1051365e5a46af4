import { unitName, type ScenarioOutline } from '../scenario/assemble.ts';

/** What is to be solved of a scenario, and how the answers belong together. */
export interface ScenarioPlan {
  readonly outline: ScenarioOutline;
  /** Questions of how many volunteers a territory needs. */
  readonly capacity: number;
  readonly timeLimitSeconds: number;
}

/** Solves that one worker takes together. */
export interface ScenarioPart {
  /** What is to be solved, as JSON text. */
  readonly request: string;
  /** Most time that its solves may take. */
  readonly timeLimitSeconds: number;
}

/** One solve. `from` names the solve of the base from whose duties it sets out. */
export interface ScenarioUnit {
  /** Under this name the result is kept; equal problems have one name. */
  readonly name: string;
  readonly step:
    | { readonly type: 'base'; readonly replication: number }
    | { readonly type: 'variant'; readonly variant: number; readonly replication: number }
    | { readonly type: 'capacity'; readonly index: number };
  readonly from: string | null;
}

/** A capacity takes about a dozen solves. */
const capacitySolves = 16;
/** A sweep of a thousand small variants does not wait in the line a thousand times. */
const mostParts = 100;

/**
 * What can be solved now: the base, then its replications, each from the base's duties, then everything else side by
 * side, each from the duties of the base of its replication. Empty: everything is solved.
 */
export function nextUnits(plan: ScenarioPlan, solved: ReadonlySet<string>): ScenarioUnit[] {
  const missing = ({ name }: ScenarioUnit) => !solved.has(name);
  for (const round of roundsOf(plan)) {
    const units = round.filter(missing);
    if (units.length > 0) return units;
  }
  return [];
}

/** Solves in all; a capacity counts as one. */
export function solvesOf(plan: ScenarioPlan): number {
  return roundsOf(plan).reduce((sum, round) => sum + round.length, 0);
}

/** Name under which the answer to a question of capacity is kept. */
export function capacityName(index: number): string {
  return `capacity/${index}`;
}

/** Solves as workers take them: one by one, or several of many. */
export function partsOf(units: readonly ScenarioUnit[], plan: ScenarioPlan): ScenarioPart[] {
  const size = Math.ceil(units.length / mostParts);
  return Array.from({ length: Math.ceil(units.length / size) }, (_, i) => units.slice(i * size, (i + 1) * size)).map((own) => ({
    request: JSON.stringify(own),
    timeLimitSeconds: own.reduce((sum, unit) => sum + limitSeconds(unit, plan), 0),
  }));
}

/** Most time that a unit may take. */
export function limitSeconds({ step }: ScenarioUnit, { timeLimitSeconds }: ScenarioPlan): number {
  return timeLimitSeconds * (step.type === 'capacity' ? capacitySolves : 1);
}

function roundsOf({ outline, capacity }: ScenarioPlan): ScenarioUnit[][] {
  const { baseKey, replications, variants } = outline;
  const first = unitName(baseKey, 0);
  const bases = Array.from({ length: replications }, (_, replication): ScenarioUnit => {
    const from = replication === 0 ? null : first;
    return { name: unitName(baseKey, replication), step: { type: 'base', replication }, from };
  });
  const rest = new Map<string, ScenarioUnit>();
  variants.forEach(({ keys }, variant) => {
    keys.forEach((key, replication) => {
      const name = unitName(key, replication);
      if (key === baseKey || rest.has(name)) return;
      rest.set(name, { name, step: { type: 'variant', variant, replication }, from: unitName(baseKey, replication) });
    });
  });
  for (let index = 0; index < capacity; index++) {
    const name = capacityName(index);
    rest.set(name, { name, step: { type: 'capacity', index }, from: first });
  }
  return [bases.slice(0, 1), bases.slice(1), [...rest.values()]];
}
