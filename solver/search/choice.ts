import type { Choice } from '../evaluate.ts';
import { shared } from '../model.ts';

/** Shared copy of a choice, readable by other threads. */
export function sharedChoice(choice: ArrayLike<number>): Choice {
  const copy = shared.uint8(choice.length);
  copy.set(choice);
  return copy;
}
