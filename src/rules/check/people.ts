import type { Scope } from '../../domain/primitives.ts';
import { dutyKey } from '../duties.ts';
import type { CheckContext, Duty, Focus } from '../rule.ts';
import { selects } from '../scope.ts';

/** The duties a rule looks at, per participant that a check concerns (all, or the one in focus). */
export function* dutiesInScope(
  { held }: CheckContext,
  scope: Scope | undefined,
  focus?: Focus,
): Generator<readonly [participant: string, duties: readonly Duty[]]> {
  const inScope = selects(scope);
  if (focus !== undefined) {
    yield [focus.participant, (held.get(focus.participant) ?? []).filter(inScope)];
    return;
  }
  for (const [participant, duties] of held) yield [participant, duties.filter(inScope)];
}

/** Keys of duties, as violations name them. */
export function keys(duties: readonly Duty[]): string[] {
  return duties.map(dutyKey);
}

/** Whether at least one of the duties is of this roster: the history cannot be undone, so alone it breaks nothing. */
export function ofRoster(...duties: readonly Duty[]): boolean {
  return duties.some((duty) => duty.slot !== null);
}

/** Slots held (in focus: by that participant), with everybody who holds a head of each. */
export function heldBySlot({ held }: CheckContext, focus?: Focus): Map<string, Duty[]> {
  const own = focus && new Set(held.get(focus.participant)?.map((duty) => duty.slot));
  const bySlot = new Map<string, Duty[]>();
  for (const duties of held.values()) {
    for (const duty of duties) {
      if (duty.slot === null || (own && !own.has(duty.slot))) continue;
      const list = bySlot.get(duty.slot.id);
      if (list === undefined) bySlot.set(duty.slot.id, [duty]);
      else list.push(duty);
    }
  }
  return bySlot;
}

/** Hours rounded for a message. */
export function hours(value: number): number {
  return Math.round(value * 100) / 100;
}
