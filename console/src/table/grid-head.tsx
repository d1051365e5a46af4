import { dateText, type Lang, t } from '../words/index.ts';

interface HeadProps {
  readonly days: readonly string[];
  readonly types: readonly string[];
  readonly lang: Lang;
}

/** Months and days above the grid. */
export function GridHead({ days, types }: HeadProps) {
  const months = days.flatMap((date, day) => (day === 0 || date.endsWith('-01') ? [{ date, day }] : []));
  return (
    <div class="grid-head" role="row" aria-rowindex={1}>
      <div class="corner" role="columnheader">
        {months.length === 1 && days.length > 0 ? dateText(days[0], 'month') : t('table.legend')}
      </div>
      {days.map((date, day) => {
        const month = months.length > 1 && months.some((first) => first.day === day);
        return (
          <div
            key={date}
            role="columnheader"
            class={`day ${types[day]}`}
            title={dateText(date, 'long')}
            aria-label={dateText(date, 'long')}
          >
            <small>{dateText(date, 'day')}</small>
            <span>{Number(date.slice(8))}</span>
            {month && <b>{dateText(date, 'month').slice(0, 4)}</b>}
          </div>
        );
      })}
    </div>
  );
}
