import type { Slot } from '../../src/calendar/index.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { AssignmentIds } from '../../src/roster/resolve.ts';
import { verify } from '../../src/roster/verify.ts';
import { candidates } from '../../src/rules/index.ts';

type Duty = Required<AssignmentIds>;

/** Duties the problem leaves open to be decided, a locum's once per principal. */
export function freeDuties(problem: Problem, slots: readonly Slot[]): Duty[] {
  const pinned = new Set(problem.pinned.map(({ slot, participant }) => `${slot}/${participant}`));
  const above = mostAbove(problem);
  return candidates(problem, slots)
    .filter(({ slot, participant }) => slot.headcount + above > 0 && !pinned.has(`${slot.id}/${participant}`))
    .map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant, onBehalfOf }));
}

/** The most heads above their headcount that any rule `cover` admits on any slot; the verifier knows the rest. */
function mostAbove({ rules }: Problem): number {
  return Math.max(0, ...rules.map((rule) => (rule.type === 'cover' ? Number(rule.maxOver ?? 0) : 0)));
}

/**
 * Every set of free duties beside the pins, asked of the verifier alone: by dates and people, no column and no row.
 * Answers the level values of the valid ones; those over a slot's heads are not even asked about.
 *
 * @param pins the pinned duties as the roster under test holds them: a pinned locum's principal is not ours to choose
 */
export function* validRosters(
  problem: Problem,
  slots: readonly Slot[],
  pins: readonly Duty[],
): Generator<{ duties: Duty[]; values: number[] }> {
  const free = freeDuties(problem, slots);
  const above = mostAbove(problem);
  const room = new Map(slots.map(({ id, headcount }) => [id, headcount + above - pins.filter(({ slot }) => slot === id).length]));
  const held: Duty[] = [];
  function* from(i: number): Generator<{ duties: Duty[]; values: number[] }> {
    if (i === free.length) {
      const { violations, levels } = verify(problem, slots, [...pins, ...held]);
      if (violations.length === 0) yield { duties: [...held], values: levels.map(({ value }) => value) };
      return;
    }
    yield* from(i + 1);
    const duty = free[i];
    const left = room.get(duty.slot) ?? 0;
    if (left <= 0 || held.some(({ slot, participant }) => slot === duty.slot && participant === duty.participant)) return;
    room.set(duty.slot, left - 1);
    held.push(duty);
    yield* from(i + 1);
    held.pop();
    room.set(duty.slot, left);
  }
  yield* from(0);
}

/** −1, 0 or 1 in lexicographic order; squares and wishes are sums of fractions. */
export function compareValues(a: readonly number[], b: readonly number[]): number {
  for (const [l, value] of a.entries()) {
    const slack = 1e-7 * Math.max(1, Math.abs(value));
    if (value < b[l] - slack) return -1;
    if (value > b[l] + slack) return 1;
  }
  return 0;
}
