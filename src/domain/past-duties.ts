import type { HistoryDuty } from './problem.ts';
import { pointerOf } from './raw.ts';
import type { Warning } from './warnings.ts';

/** The history with each duty once, and what was odd about it. */
export interface PastDuties {
  readonly duties: readonly HistoryDuty[];
  /** Positions in the list given: `index` says again, or runs beside, what `other` says; `other` comes first. */
  readonly repeated: readonly PastPair[];
  readonly overlapping: readonly PastPair[];
}

interface PastPair {
  readonly index: number;
  readonly other: number;
}

/** A duty of the list on its way, with the place of the entry that it came from. */
interface Entry {
  duty: HistoryDuty;
  readonly index: number;
  readonly startMs: number;
  endMs: number;
}

/**
 * Counts each past duty once. Duties of one person on one line that overlap are one duty told twice: it lasts from the
 * first start to the last end, and bears the tags of both. On different lines they both count; that somebody was on two
 * duties at once is only odd. The order of the list is kept. Takes n log n.
 */
export function distinctPast(history: readonly HistoryDuty[]): PastDuties {
  const entries = history.map((duty, index): Entry => ({ duty, index, startMs: Date.parse(duty.start), endMs: Date.parse(duty.end) }));
  const kept: Entry[] = [];
  const repeated: PastPair[] = [];
  const overlapping: PastPair[] = [];
  for (const own of Map.groupBy(entries, ({ duty }) => duty.participant).values()) {
    const distinct = [...Map.groupBy(own, ({ duty }) => duty.line).values()].flatMap((ofLine) => joined(ofLine, repeated));
    overlapping.push(...pairsAtOnce(distinct));
    kept.push(...distinct);
  }
  const inOrder = (a: PastPair, b: PastPair): number => a.index - b.index;
  return {
    duties: kept.sort((a, b) => a.index - b.index).map(({ duty }) => duty),
    repeated: repeated.sort(inOrder),
    overlapping: overlapping.sort(inOrder),
  };
}

function joined(ofLine: readonly Entry[], repeated: PastPair[]): Entry[] {
  const distinct: Entry[] = [];
  for (const entry of ofLine.toSorted((a, b) => a.startMs - b.startMs || a.index - b.index)) {
    const before = distinct.at(-1);
    if (before === undefined || before.endMs <= entry.startMs) {
      distinct.push({ ...entry });
      continue;
    }
    repeated.push({ index: Math.max(entry.index, before.index), other: Math.min(entry.index, before.index) });
    const tags = [...new Set([...before.duty.tags, ...entry.duty.tags])];
    const end = entry.endMs > before.endMs ? entry.duty.end : before.duty.end;
    before.duty = { ...before.duty, end, tags };
    before.endMs = Math.max(before.endMs, entry.endMs);
  }
  return distinct;
}

/** Each duty that begins while another one lasts, with that one: one pair a duty, however many there are. */
function pairsAtOnce(duties: readonly Entry[]): PastPair[] {
  const pairs: PastPair[] = [];
  let longest: Entry | null = null;
  for (const entry of duties.toSorted((a, b) => a.startMs - b.startMs || a.index - b.index)) {
    if (longest !== null && entry.startMs < longest.endMs) {
      pairs.push({ index: Math.max(entry.index, longest.index), other: Math.min(entry.index, longest.index) });
    }
    if (longest === null || entry.endMs > longest.endMs) longest = entry;
  }
  return pairs;
}

/** Says what was told twice, and who was on two duties at once. */
export function pastWarnings(
  history: readonly HistoryDuty[],
  { participants, lines }: { readonly participants: readonly (Named & { readonly capacity: number })[]; readonly lines: readonly Named[] },
): Warning[] {
  const nameOf = new Map([...participants, ...lines].map(({ id, name }) => [id, name ?? id]));
  const { repeated, overlapping } = distinctPast(history);
  // Several crews may well have been on duty at once.
  const companies = new Set(participants.filter(({ capacity }) => capacity > 1).map(({ id }) => id));
  const told = (code: string, { index, other }: PastPair): Warning => {
    const [duty, first] = [history[index], history[other]];
    const params = {
      who: nameOf.get(duty.participant) ?? duty.participant,
      line: nameOf.get(duty.line) ?? duty.line,
      date: duty.start.slice(0, 10),
      otherLine: nameOf.get(first.line) ?? first.line,
      otherDate: first.start.slice(0, 10),
    };
    return { code, params, pointer: pointerOf(['history', index]) };
  };
  return [
    ...repeated.map((pair) => told('historyTwice', pair)),
    ...overlapping.filter(({ index }) => !companies.has(history[index].participant)).map((pair) => told('historyAtOnce', pair)),
  ];
}

interface Named {
  readonly id: string;
  readonly name: string | null;
}
