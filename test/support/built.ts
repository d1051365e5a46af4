import { expandSlots } from '../../src/calendar/index.ts';
import type { Slot } from '../../src/calendar/slot.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import type { Holding } from '../../src/roster/holdings.ts';
import { problemOf } from './instance.ts';

/** A request with its defaults and slots, as the answers read it; `asOf` 2026-11-21 unless said otherwise. */
export interface Built {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
}

export function built(input: ProblemInput): Built {
  const problem = problemOf({ ...input, options: { asOf: '2026-11-21', ...input.options } });
  return { problem, slots: expandSlots(problem).slots };
}

/** Duties held, as `[slot, participant, principal?]`; those that the problem pins are marked. */
export function holdings({ problem, slots }: Built, held: readonly (readonly [string, string, string?])[]): Holding[] {
  return held.map(([slotId, participantId, principal]) => {
    const slot = slots.find(({ id }) => id === slotId);
    const participant = problem.participants.find(({ id }) => id === participantId);
    if (!slot || !participant) throw new RangeError(`no such duty: ${slotId} ${participantId}`);
    const pinned = problem.pinned.some((pin) => pin.slot === slotId && pin.participant === participantId);
    return { slot, participant, onBehalfOf: principal ?? null, pinned };
  });
}
