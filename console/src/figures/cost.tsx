import { lineName, problem, slots, view } from '../roster/store.ts';
import { eurosText, figureText, percentText, t } from '../words/index.ts';
import { hoursCovered } from './heat.ts';

/** What the roster costs, line by line, and at which hours each territory has someone. */
export function CostPage() {
  const { cost, indicators } = view.value ?? {};
  return (
    <div class="figures">
      <section aria-labelledby="cost">
        <h2 id="cost">
          {t('cost.title')} {cost && <strong class="total">{eurosText(cost.total)}</strong>}
        </h2>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t('cost.line')}</th>
              <th scope="col" class="number">
                {t('fair.duties')}
              </th>
              <th scope="col" class="number">
                {t('fair.hours')}
              </th>
              <th scope="col" class="number">
                {t('cost.total')}
              </th>
              <th scope="col" class="number">
                {t('cost.perHour')}
              </th>
              <th scope="col" class="number">
                {t('cover.fill')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cost?.byLine.map(({ line, total, duties, hours }) => (
              <tr key={line}>
                <th scope="row">{lineName(line)}</th>
                <td class="number">{duties}</td>
                <td class="number">{figureText(hours)}</td>
                <td class="number">{eurosText(total)}</td>
                <td class="number">{hours > 0 ? figureText(total / hours, 2) : '–'}</td>
                <td class="number">{percentText(indicators?.byLine.find((entry) => entry.line === line)?.fillRate ?? 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Heat />
    </div>
  );
}

/** Territories by the hours of the day. It is a table that is coloured: the figures stand in it. */
function Heat() {
  const territories = problem.value?.territories ?? [];
  if (territories.length === 0 || slots.value.length === 0) return null;
  const rows = hoursCovered(
    territories,
    problem.value?.lines ?? [],
    view.value?.assignments ?? [],
    problem.value?.period ?? { start: '', end: '' },
  );
  return (
    <section aria-labelledby="cover">
      <h2 id="cover">{t('cover.title')}</h2>
      <p class="muted">{t('cover.hint')}</p>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="cover">
        <table class="heat">
          <thead>
            <tr>
              <th scope="col">{t('cover.territory')}</th>
              {Array.from({ length: 24 }, (_, hour) => (
                <th scope="col" key={hour}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, shares }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {shares.map((share, hour) => (
                  <td key={hour} class={`heat-${Math.round(share * 5)}`}>
                    {share === 0 ? '' : Math.round(share * 100)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
