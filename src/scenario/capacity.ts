import type { ProblemInput } from '../domain/problem.ts';
import type { CapacityResult } from '../domain/scenario-answer.ts';
import type { ScenarioCapacity } from '../domain/scenario.ts';
import { readProblem } from '../roster/read.ts';
import { Change } from './change.ts';
import { addVolunteers, removeVolunteers } from './people.ts';
import { type Effort, type Found, solveFor } from './solve.ts';

interface Step {
  readonly volunteers: number;
  readonly fillRate: number;
  readonly proven: boolean;
}

/**
 * How many volunteers a territory needs for a fill rate of its lines: newcomers like those who are there are added, or
 * volunteers taken away where there are more than enough, twice as many each time, then by halving. What is proven can
 * only grow with volunteers, so halving is sound there.
 *
 * @param start what was found for the base
 */
export async function capacityOf(
  base: ProblemInput,
  { territory, target, most }: ScenarioCapacity,
  effort: Effort,
  { now, start, signal }: { readonly now: Date; readonly start: Found; readonly signal: AbortSignal },
): Promise<CapacityResult> {
  const here = base.participants.filter((person) => person.volunteer !== false && person.territory === territory).length;
  const seed = base.options?.seed ?? 1;
  const steps = new Map<number, Step>();
  const reached = async (change: number): Promise<boolean> => {
    const known = steps.get(change);
    if (known) return known.fillRate >= target;
    const { problem } = changed(base, territory, change, seed);
    const read = readProblem(problem, now);
    // Taking people away or adding them breaks nothing that was sound.
    if (!read.ok) throw new Error(`capacity: ${read.issues[0].code}`);
    const { measures } = await solveFor(read.problem, read.slots, { ...effort, depth: 'shortfall' }, seed, null, { start, signal });
    const { fillRate } = measures.byTerritory.find((one) => one.territory === territory) ?? { fillRate: 1 };
    steps.set(change, { volunteers: here + change, fillRate, proven: measures.proof === 'optimal' });
    return fillRate >= target;
  };

  const needed = await leastChange(reached, -here, most, signal);
  const deciding = needed === null ? [most] : [needed, needed - 1].filter((change) => change >= -here);
  return {
    territory,
    target,
    volunteers: here,
    needed: needed === null ? null : here + needed,
    proven: deciding.every((change) => steps.get(change)?.proven === true),
    steps: [...steps.values()].sort((a, b) => a.volunteers - b.volunteers),
  };
}

/** The least change from `least` to `most` that reaches the target; null when none does or a stop cuts in. */
async function leastChange(
  reached: (change: number) => Promise<boolean>,
  least: number,
  most: number,
  signal: AbortSignal,
): Promise<number | null> {
  let short = least - 1;
  let enough: number | null = null;
  if (await reached(0)) {
    enough = 0;
    for (let step = 1; enough > least && !signal.aborted; step *= 2) {
      const next = Math.max(least, -step);
      if (!(await reached(next))) {
        short = next;
        break;
      }
      enough = next;
    }
  } else {
    short = 0;
    for (let step = 1; enough === null && short < most && !signal.aborted; step *= 2) {
      const next = Math.min(most, step);
      if (await reached(next)) enough = next;
      else short = next;
    }
  }
  while (enough !== null && enough - short > 1 && !signal.aborted) {
    const middle = Math.floor((enough + short) / 2);
    if (await reached(middle)) enough = middle;
    else short = middle;
  }
  return signal.aborted ? null : enough;
}

function changed(base: ProblemInput, territory: string, count: number, seed: number): Change {
  const change = new Change(base, null, `${seed}/capacity/${territory}`);
  if (count > 0) addVolunteers(change, { op: 'addVolunteers', territory, count });
  if (count < 0) removeVolunteers(change, { op: 'removeVolunteers', territory, count: -count });
  return change;
}
