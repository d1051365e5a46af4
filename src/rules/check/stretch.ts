import type { Duty } from '../rule.ts';

/**
 * Of the time between two duties of one line (the second starts no earlier), the share during which none of `duties` on
 * that line is held: 0 when they touch or overlap, or when others fill the gap; 1 when nothing lies between them.
 */
export function uncoveredShare(first: Duty, second: Duty, duties: readonly Duty[]): number {
  const gap = second.startMs - first.endMs;
  if (gap <= 0) return 0;
  let uncovered = 0;
  let reached = first.endMs;
  // Sorted by start: each duty can only lengthen the stretch reached so far, or leave a hole before it.
  for (const duty of duties) {
    if (duty.line !== first.line) continue;
    if (duty.startMs > reached) uncovered += Math.min(duty.startMs, second.startMs) - reached;
    reached = Math.max(reached, duty.endMs);
    if (reached >= second.startMs) break;
  }
  return uncovered / gap;
}
