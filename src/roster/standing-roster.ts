import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { AssignmentIds } from './resolve.ts';

/** A roster that was answered, and the problem it answers. */
export interface StandingRoster {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly assignments: readonly AssignmentIds[];
}
