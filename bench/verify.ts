import { check, levelValues, type Model } from '../solver/index.ts';
import type { ResultReport } from './report.ts';
import type { RunnerAnswer } from './runners/runner.ts';

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** What does not stand in an answer: broken rows, values it does not have, bounds above its own values. */
export function faultsOf(model: Model, answer: RunnerAnswer): string[] {
  const faults: string[] = [];
  const breaches = check(model, answer.solution);
  if (breaches.length > 0)
    faults.push(`breaks ${breaches.length} rows, first ${breaches[0].kind} ${breaches[0].at}: ${breaches[0].detail}`);
  const values = levelValues(model, answer.solution);
  for (const [level, value] of values.entries()) {
    const { id } = model.levels[level];
    if (!close(value, answer.values[level])) faults.push(`${id} is ${value}, not ${answer.values[level]}`);
    const bound = answer.bounds?.[level] ?? null;
    if (bound !== null && bound > value && !close(bound, value)) faults.push(`bound ${bound} of ${id} above its own value ${value}`);
  }
  return faults;
}

/**
 * Bounds that another verified answer of the same case goes below although its earlier levels are no worse: a bound
 * above a reachable value is a defect of the first order.
 * @returns faults by runner
 */
export function refutedBounds(results: readonly ResultReport[]): Map<string, string[]> {
  const faults = new Map<string, string[]>();
  const sound = results.filter(({ outcome }) => outcome === 'ok');
  for (const { runner, values, bounds } of sound) {
    for (const other of sound) {
      if (other.runner === runner || !values || !bounds || !other.values) continue;
      for (const [level, reached] of other.values.entries()) {
        const bound = bounds[level];
        if (bound !== null && reached < bound && !close(reached, bound)) {
          const list = faults.get(runner) ?? [];
          faults.set(runner, [...list, `bound ${bound} of level ${level + 1} refuted by ${other.runner}, which reaches ${reached}`]);
        }
        // From here on, the other answer is allowed more than this one.
        if (reached > values[level]) break;
      }
    }
  }
  return faults;
}
