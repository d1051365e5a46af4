import type { Balance, Roster } from '../../src/domain/roster.ts';
import type { Career } from './year.ts';

/** How even the load is after one month. */
export interface MonthFigures {
  readonly month: string;
  readonly proof: string;
  readonly seconds: number;
  readonly missingHeads: number;
  /** Points that a full-time doctor of the median pool owes in the month. */
  readonly fairShare: number;
  /** Largest, 95th percentile and mean of |carriedOut|, in points, over those with a share. */
  readonly largest: number;
  readonly p95: number;
  readonly mean: number;
  /** Received / fair share in this month: of everybody, and of those back from absence or newly joined. */
  readonly receivedAll: number;
  readonly receivedBack: number | null;
}

/** @param back those who have been away or have joined by this month, and serve in it */
export function monthFigures(month: string, roster: Roster, back: ReadonlySet<string>): MonthFigures {
  const counted = roster.balances.filter(({ share, fairShare }) => share > 0 && fairShare > 0);
  const spread = (some: readonly Balance[]) => some.map(({ carriedOut }) => Math.abs(carriedOut)).sort((a, b) => a - b);
  const all = spread(counted);
  const ratio = (some: readonly Balance[]) => sum(some, ({ received }) => received) / sum(some, ({ fairShare }) => fairShare);
  const returned = counted.filter(({ participant }) => back.has(participant));
  const full = counted.map(({ fairShare, share }) => fairShare / share).sort((a, b) => a - b);
  return {
    month,
    proof: roster.proof,
    seconds: roster.run.seconds,
    missingHeads: roster.shortfalls.reduce((total, { missing }) => total + missing, 0),
    fairShare: round(full[Math.floor(full.length / 2)]),
    largest: round(all.at(-1) ?? 0),
    p95: round(all[Math.floor(0.95 * all.length)] ?? 0),
    mean: round(sum(all, (one) => one) / all.length),
    receivedAll: round(ratio(counted)),
    receivedBack: returned.length === 0 ? null : round(ratio(returned)),
  };
}

/** Those who serve in a month after months away, or after joining. */
export function backBy(careers: ReadonlyMap<string, Career>, month: number): Set<string> {
  return new Set([...careers].filter(([, { fate, last }]) => fate !== 'stays' && fate !== 'leaves' && month > last).map(([id]) => id));
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((total, item) => total + of(item), 0);
const round = (value: number): number => Math.round(value * 100) / 100;
