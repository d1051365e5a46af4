import type { Row } from './model.ts';
import { chosen } from './state.ts';
import { rowHeight } from './geometry.ts';

/** Arrows move between duties, in the row and from row to row; Enter opens (a button does so itself), Escape closes. */
export function moveFocus(event: KeyboardEvent, box: HTMLElement | null, rows: readonly Row[]): void {
  if (box === null) return;
  if (event.key === 'Escape') {
    chosen.value = null;
    return;
  }
  const key = (document.activeElement as HTMLElement | null)?.dataset.key;
  const next = target(event.key, key, rows);
  if (next === null) return;
  event.preventDefault();
  const top = next.row * rowHeight;
  if (top < box.scrollTop + rowHeight) box.scrollTop = Math.max(0, top - 3 * rowHeight);
  else if (top > box.scrollTop + box.clientHeight - 4 * rowHeight) box.scrollTop = top - box.clientHeight + 5 * rowHeight;
  // The row may have to be made first.
  requestAnimationFrame(() => requestAnimationFrame(() => box.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()));
}

function target(pressed: string, key: string | undefined, rows: readonly Row[]): { row: number; key: string } | null {
  const row = rows.findIndex(({ items }) => items.some((item) => item.key === key));
  if (!/^(Arrow|Home|End)/.test(pressed)) return null;
  if (row < 0) {
    const first = rows.findIndex(({ items }) => items.length > 0);
    return first < 0 ? null : { row: first, key: rows[first].items[0].key };
  }
  const { items } = rows[row];
  const at = items.findIndex((item) => item.key === key);
  const side = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: items.length - 1 }[pressed];
  if (side !== undefined) return items[side] ? { row, key: items[side].key } : null;
  const step = pressed === 'ArrowUp' ? -1 : 1;
  for (let next = row + step; rows[next]; next += step) {
    const near = rows[next].items.toSorted((a, b) => Math.abs(a.day - items[at].day) - Math.abs(b.day - items[at].day))[0];
    if (near) return { row: next, key: near.key };
  }
  return null;
}
