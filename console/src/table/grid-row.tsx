import { lineName, nameOf } from '../roster/store.ts';
import { dateText, figureText, hourText, type Lang, t } from '../words/index.ts';
import { initials, type Item, type Row } from './model.ts';
import { by, chosen } from './state.ts';

interface RowProps {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly wide: boolean;
  readonly lang: Lang;
}

/** One row: its name at the side, what happens on its days. */
export function GridRow({ row, index, top, wide }: RowProps) {
  const byDay = Map.groupBy(row.items, ({ day }) => day);
  return (
    <div class={`grid-row ${row.first ? 'first' : ''}`} role="row" aria-rowindex={index + 2} style={{ top: `${top}px` }}>
      <div class="row-head" role="rowheader" title={`${row.label} ${row.detail}`}>
        <span>{row.label}</span>
        {row.totals ? (
          <small title={`${row.totals.duties} · ${figureText(row.totals.hours)} ${t('table.hours')}`}>
            {row.totals.duties} · {figureText(row.totals.hours, 0)} {t('table.hours')}
          </small>
        ) : (
          <small>{row.detail}</small>
        )}
      </div>
      {row.marks.map(({ day, kind }, i) => (
        <i key={i} class={`mark ${kind}`} aria-hidden="true" style={{ left: `calc(var(--head) + ${day} * var(--col))` }} />
      ))}
      {[...byDay.values()].flatMap((items) =>
        items.map((item, n) => <Chip key={item.key} item={item} wide={wide} share={items.length} place={n} />),
      )}
    </div>
  );
}

interface ChipProps {
  readonly item: Item;
  readonly wide: boolean;
  /** Duties of the row on this day, and which of them this is. */
  readonly share: number;
  readonly place: number;
}

function Chip({ item, wide, share, place }: ChipProps) {
  const { participant, line, start, end, moment, pinned, changed, slot, day } = item;
  const person = participant === null ? t('table.gap') : nameOf(participant);
  const name = by.value === 'line' ? person : lineName(line);
  const text = participant === null && by.value === 'line' ? '!' : wide ? name.replace(/^Dr /, '') : initials(name);
  const hours = `${hourText(start)} – ${hourText(end)}`;
  const words = [
    person,
    lineName(line),
    dateText(slot.split('/')[1] ?? start, 'long'),
    hours,
    ...(pinned ? [t('table.pinned')] : []),
    ...(changed ? [t('table.changed')] : []),
  ];
  const classes = [
    'chip',
    participant === null ? 'gap' : moment,
    pinned ? 'pinned' : '',
    changed ? 'changed' : '',
    chosen.value?.key === item.key ? 'chosen' : '',
  ];
  return (
    <button
      type="button"
      role="gridcell"
      aria-colindex={day + 2}
      tabIndex={-1}
      data-key={item.key}
      data-text={text}
      class={classes.filter(Boolean).join(' ')}
      aria-label={words.join(', ')}
      title={words.join('\n')}
      style={{
        left: `calc(var(--head) + ${day} * var(--col) + ${place} * var(--col) / ${share})`,
        width: `calc(var(--col) / ${share} - 2px)`,
      }}
      onClick={() => (chosen.value = chosen.value?.key === item.key ? null : item)}
    />
  );
}
