import { localDate } from '../calendar/index.ts';
import type { Slot, SlotSource } from '../calendar/index.ts';
import type { IssueList } from '../domain/issues.ts';
import { each, textField } from '../domain/raw.ts';

/**
 * Reports duties of the history that start within the period on slots of the request: what is decided there is pinned,
 * or the slot would be filled a second time. Reads JSON that nobody has validated; takes n log n.
 *
 * @param slots every slot of the request, sorted by start
 */
export function addHistoryIssues(
  json: unknown,
  slots: readonly Slot[],
  { period, timeZone }: Pick<SlotSource, 'period' | 'timeZone'>,
  issues: IssueList,
): void {
  const byLine = new Map([...Map.groupBy(slots, ({ line }) => line.id)].map(([id, own]) => [id, new LineTimes(own)]));
  for (const [duty, at] of each(json, 'history')) {
    const startMs = Date.parse(textField(duty, 'start') ?? '');
    const endMs = Date.parse(textField(duty, 'end') ?? '');
    const line = byLine.get(textField(duty, 'line') ?? '');
    if (line === undefined || !(startMs < endMs)) continue;
    const date = localDate(startMs, timeZone);
    if (date < period.start || date > period.end) continue;
    const slot = line.meeting(startMs, endMs);
    if (slot !== undefined) issues.add(at, 'historyInPeriod', { date, slot: slot.id });
  }
}

/** The slots of one line, to be asked which of them a stretch of time meets. */
class LineTimes {
  readonly #slots: readonly Slot[];
  /** The latest end of the slots up to each. */
  readonly #ends: readonly number[];

  constructor(slots: readonly Slot[]) {
    this.#slots = slots;
    let latest = Number.NEGATIVE_INFINITY;
    this.#ends = slots.map(({ endMs }) => {
      latest = Math.max(latest, endMs);
      return latest;
    });
  }

  /** The last slot that starts before the end and ends after the start. */
  meeting(startMs: number, endMs: number): Slot | undefined {
    for (let i = this.#startedBefore(endMs) - 1; i >= 0 && this.#ends[i] > startMs; i--) {
      if (this.#slots[i].endMs > startMs) return this.#slots[i];
    }
    return undefined;
  }

  /** How many slots start before an instant. */
  #startedBefore(ms: number): number {
    let [low, high] = [0, this.#slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#slots[middle].startMs < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
