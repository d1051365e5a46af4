import type { Duty } from '../rule.ts';

/** Contiguous duties (of any line): time without a gap, and the duties in it. */
export interface ContiguousDuties {
  readonly startMs: number;
  readonly endMs: number;
  readonly duties: readonly Duty[];
}

/** Duties joined where they touch or overlap, in order. */
export function contiguous(duties: readonly Duty[]): ContiguousDuties[] {
  const found: { startMs: number; endMs: number; duties: Duty[] }[] = [];
  for (const duty of duties.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = found.at(-1);
    if (last !== undefined && duty.startMs <= last.endMs) {
      last.endMs = Math.max(last.endMs, duty.endMs);
      last.duties.push(duty);
    } else found.push({ startMs: duty.startMs, endMs: duty.endMs, duties: [duty] });
  }
  return found;
}

/** The duties of the history alone. */
export function pastOf(duties: readonly Duty[]): Duty[] {
  return duties.filter(({ slot }) => slot === null);
}
