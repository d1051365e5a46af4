import { useSignal } from '@preact/signals';
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { running } from '../roster/store.ts';
import { lang, t } from '../words/index.ts';
import { rowHeight } from './geometry.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { moveFocus } from './keys.ts';
import { chosen, dayTypes, days, density, rows } from './state.ts';

/** Rows made beyond the edge of the window: a wheel turn finds them there. */
const beyond = 10;
const Shown = memo(GridRow);

/** The grid. Only rows in sight are in the page, whatever the size of the roster. */
export function Grid() {
  const box = useRef<HTMLDivElement>(null);
  const from = useSignal(0);
  const height = useSignal(700);
  const printing = useSignal(false);
  const all = rows.value;
  const count = days.value.length;
  const wide = density.value === 'names';
  const columns = useSignal(0);
  const width = wide ? 96 : Math.max(24, Math.floor(columns.value / Math.max(1, count)));

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      height.value = element.clientHeight;
      columns.value = element.clientWidth - headWidth(element);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const print = (on: boolean) => () => (printing.value = on);
    const [begin, end] = [print(true), print(false)];
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  useEffect(() => showChosen(box.current), [chosen.value?.key]);

  const start = printing.value ? 0 : Math.max(0, from.value - beyond);
  const end = printing.value ? all.length : Math.min(all.length, from.value + Math.ceil(height.value / rowHeight) + beyond);
  const onScroll = () => {
    const next = Math.floor((box.current?.scrollTop ?? 0) / rowHeight);
    // A new set of rows once in a while, not at every pixel.
    if (Math.abs(next - from.value) >= beyond / 2 || next === 0) from.value = next;
  };
  return (
    <div
      class={`grid ${wide ? 'wide' : ''}`}
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={t('tab.table')}
      aria-rowcount={all.length + 1}
      aria-colcount={count + 1}
      onScroll={onScroll}
      onKeyDown={(event) => moveFocus(event, box.current, all)}
      style={{ '--col': `${width}px`, '--days': count }}
    >
      <GridHead days={days.value} types={dayTypes.value} lang={lang.value} />
      <div class="grid-body" role="rowgroup" style={{ height: `${all.length * rowHeight}px` }}>
        <div class="grid-days" aria-hidden="true">
          {dayTypes.value.map((type, day) => (
            <i key={day} class={type} style={{ left: `calc(var(--head) + ${day} * var(--col))` }} />
          ))}
        </div>
        {all.length === 0 && running.value && <p class="waiting">{t('run.first')}</p>}
        {all.slice(start, end).map((row, i) => (
          <Shown key={row.key} row={row} index={start + i} top={(start + i) * rowHeight} wide={wide} lang={lang.value} />
        ))}
      </div>
    </div>
  );
}

function headWidth(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--head-px')) || 210;
}

/** Brings the row of the chosen duty into sight. */
function showChosen(box: HTMLElement | null): void {
  const item = chosen.value;
  if (box === null || item === null) return;
  const index = rows.value.findIndex(({ items }) => items.some(({ key }) => key === item.key));
  if (index < 0) return;
  const top = index * rowHeight;
  if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 90) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
