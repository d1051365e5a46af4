import { crewsOf } from '../crews.ts';
import type { CompileContext } from '../rule.ts';
import { edgeCliques, intervalCliques } from './cliques.ts';
import { type Item, sumOf } from './items.ts';
import { atMost, type Head } from './rows.ts';

const HOUR_MS = 3_600_000;

/** How a rest rule sees items. */
export interface RestTerms {
  /** Rest owed after the item. */
  restMs(item: Item): number;
  /** The line of an item when time on duty on one line is no gap, else null. */
  readonly mergeLine: ((item: Item) => string) | null;
}

/** Rows of a rest rule over the items of one participant, sorted by start. */
export function compileRest(context: CompileContext, head: Head, items: readonly Item[], terms: RestTerms): void {
  const until = (item: Item): number => item.endMs + terms.restMs(item);
  const crews = head.participant === null ? 1 : crewsOf(context.problem, head.participant);
  if (crews > 1) {
    for (const clique of intervalCliques(items, (item) => item.startMs, until)) {
      atMost(context, head, sumOf(clique), crews);
    }
  } else if (head.weight !== undefined) priced(context, { ...head, weight: head.weight }, items, until, terms);
  else if (terms.mergeLine === null) {
    for (const clique of intervalCliques(items, (item) => item.startMs, until)) atMost(context, head, sumOf(clique), 1);
  } else merged(context, head, items, until, terms.mergeLine);
}

/** Soft: a row a pair that does not overlap, each at the price of what it lacks. */
function priced(
  context: CompileContext,
  head: Head & { readonly weight: number },
  items: readonly Item[],
  until: (item: Item) => number,
  { mergeLine }: RestTerms,
): void {
  for (const [i, a] of items.entries()) {
    for (let j = i + 1; j < items.length && items[j].startMs < until(a); j++) {
      const b = items[j];
      if (b.startMs < a.endMs || a.constant + b.constant === 2) continue;
      const short = (until(a) - b.startMs) / HOUR_MS;
      if (mergeLine === null || mergeLine(a) !== mergeLine(b)) {
        atMost(context, head, sumOf([a, b]), 1, short);
        continue;
      }
      const line = items.filter((item) => mergeLine(item) === mergeLine(a));
      for (const { covers, share } of segments(a, b, line)) together(context, head, a, b, covers, short * share);
    }
  }
}

/** Hard with merged stretches: cliques of what conflicts come what may, and rows for pairs that others may join up. */
function merged(
  context: CompileContext,
  head: Head,
  items: readonly Item[],
  until: (item: Item) => number,
  lineOf: (item: Item) => string,
): void {
  const numbered = items.map((item, index) => ({ ...item, index, until: until(item), line: lineOf(item) }));
  type Numbered = (typeof numbered)[number];
  const ofLine = Map.groupBy(numbered, (item) => item.line);
  const known = new Map<number, Segment[]>();
  const gapOf = (a: Numbered, b: Numbered): Segment[] => {
    const pair = a.index * items.length + b.index;
    const found = known.get(pair) ?? segments(a, b, ofLine.get(a.line) ?? []);
    known.set(pair, found);
    return found;
  };
  const edge = (a: Numbered, b: Numbered): boolean =>
    b.startMs < a.until && (a.line !== b.line || gapOf(a, b).some(({ covers }) => covers.length === 0));
  const apart = (a: Numbered, b: Numbered): boolean => b.startMs < a.endMs || edge(a, b);
  const longest = numbered.reduce((most, item) => Math.max(most, item.until - item.startMs), 0);
  const reach = (a: Numbered, b: Numbered): boolean => b.startMs < a.startMs + longest;
  for (const clique of edgeCliques(numbered, edge, apart, reach)) atMost(context, head, sumOf(clique), 1);
  for (const list of ofLine.values()) {
    for (const [i, a] of list.entries()) {
      for (let j = i + 1; j < list.length && list[j].startMs < a.until; j++) {
        const b = list[j];
        if (a.constant + b.constant === 2 || edge(a, b)) continue;
        for (const { covers } of gapOf(a, b)) together(context, head, a, b, covers, 1);
      }
    }
  }
}

/** Both only with one of `covers`. */
function together(context: CompileContext, head: Head, a: Item, b: Item, covers: readonly Item[], unit: number): void {
  const both = sumOf([a, b]);
  const { columns } = sumOf(covers);
  atMost(
    context,
    head,
    {
      columns: [...both.columns, ...columns],
      coefficients: [...both.columns.map(() => 1), ...columns.map(() => -1)],
      constant: both.constant,
    },
    1,
    unit,
  );
}

/** A piece of the gap between two items and the items that would fill it. */
interface Segment {
  readonly covers: readonly Item[];
  /** Part of the whole gap. */
  readonly share: number;
}

/** The gap between two items of `line`, cut where coverage may change; pieces that the history fills are left out. */
function segments(a: Item, b: Item, line: readonly Item[]): Segment[] {
  const gap = b.startMs - a.endMs;
  if (gap <= 0) return [];
  const between = line.filter((item) => item.startMs < b.startMs && item.endMs > a.endMs);
  const cuts = new Set([a.endMs, b.startMs]);
  for (const { startMs, endMs } of between) for (const at of [startMs, endMs]) if (at > a.endMs && at < b.startMs) cuts.add(at);
  const sorted = [...cuts].sort((x, y) => x - y);
  const found: Segment[] = [];
  for (let k = 0; k + 1 < sorted.length; k++) {
    const covers = between.filter((item) => item.startMs <= sorted[k] && item.endMs >= sorted[k + 1]);
    if (!covers.some((item) => item.constant === 1)) found.push({ covers, share: (sorted[k + 1] - sorted[k]) / gap });
  }
  return found;
}
