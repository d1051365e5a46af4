import { crewsOf } from '../crews.ts';
import { pinnedIn } from '../pins.ts';
import type { CompileContext, ModelDuty } from '../rule.ts';
import type { Sum } from './rows.ts';

/**
 * Duties of one participant that are alike to a pair rule: same hours, same kind. Only one of them can be held, so a
 * pair rule needs one row for two items, however many columns they have.
 */
export interface Item {
  readonly startMs: number;
  readonly endMs: number;
  /** Local start date. */
  readonly date: string;
  readonly kind: string;
  readonly columns: readonly number[];
  /** 1 for a duty of the history, which is held come what may; else 0. */
  readonly constant: 0 | 1;
}

/**
 * Groups duties into items, sorted by start. History and pins stay single: two pins at the same hours may well be held
 * together, and a row of two items counts on that not to happen.
 */
export function itemsOf(context: CompileContext, duties: readonly ModelDuty[], kindOf: (duty: ModelDuty) => string = () => ''): Item[] {
  const pinned = pinnedIn(context.problem);
  // A company of several crews may hold several at the same hours.
  const alone = duties.length > 0 && crewsOf(context.problem, duties[0].participant) > 1;
  const items: (Item & { columns: number[] })[] = [];
  /** Items that begin where the last one does and may take more columns. */
  let open: (Item & { columns: number[] })[] = [];
  for (const duty of duties) {
    const { startMs, endMs, date, column } = duty;
    const kind = kindOf(duty);
    if (open.length > 0 && open[0].startMs !== startMs) open = [];
    const twin = alone || column === null || pinned(duty) ? undefined : open.find((item) => item.endMs === endMs && item.kind === kind);
    if (twin !== undefined && column !== null) {
      twin.columns.push(column);
      continue;
    }
    const item: Item & { columns: number[] } = {
      startMs,
      endMs,
      date,
      kind,
      columns: column === null ? [] : [column],
      constant: column === null ? 1 : 0,
    };
    items.push(item);
    if (column !== null && !pinned(duty)) open.push(item);
  }
  return items;
}

/** How many of these items are held. */
export function sumOf(items: readonly Item[]): Sum {
  let constant = 0;
  for (const item of items) constant += item.constant;
  return { columns: items.flatMap((item) => item.columns), constant };
}
