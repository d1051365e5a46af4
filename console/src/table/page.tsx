import { attempt, vigie } from '../client.ts';
import { pending, solveDecided } from '../roster/decisions.ts';
import { nameOf, problem, running, view } from '../roster/store.ts';
import { t } from '../words/index.ts';
import { Grid } from './grid.tsx';
import { Panel } from './panel.tsx';
import { dutyText } from './text.ts';
import { by, chosen, density, gaps, items, onlyGaps, search, territory } from './state.ts';

/** The table, what filters it, and the panel of the chosen duty. */
export function TablePage() {
  const territories = problem.value?.territories ?? [];
  return (
    <>
      <div class="toolbar no-print">
        <Choice
          label={t('table.rows')}
          value={by.value}
          choices={[
            ['line', t('table.byLine')],
            ['person', t('table.byPerson')],
          ]}
          choose={(value) => (by.value = value)}
        />
        <Choice
          label={t('table.density')}
          value={density.value}
          choices={[
            ['compact', t('table.compact')],
            ['names', t('table.names')],
          ]}
          choose={(value) => (density.value = value)}
        />
        <input
          type="search"
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          value={search.value}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
        {territories.length > 1 && (
          <select
            aria-label={t('table.territory')}
            value={territory.value}
            onChange={(event) => (territory.value = event.currentTarget.value)}
          >
            <option value="">
              {t('table.territory')} : {t('table.all')}
            </option>
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? id}
              </option>
            ))}
          </select>
        )}
        <span class="spring" />
        <Gaps />
        <button type="button" class="quiet" onClick={() => window.print()}>
          {t('table.print')}
        </button>
        <button type="button" class="quiet" disabled={running.value} onClick={() => void save()}>
          {t('table.csv')}
        </button>
      </div>
      <Pending />
      <div class="table-area">
        <Grid />
        <Panel />
      </div>
      <Legend />
    </>
  );
}

function Gaps() {
  const all = gaps.value;
  if (items.value.length === 0) return null;
  if (all.length === 0) return <span class="badge complete">{t('table.noGap')}</span>;
  const next = () => {
    const at = all.findIndex(({ key }) => key === chosen.value?.key);
    chosen.value = all[(at + 1) % all.length];
  };
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={onlyGaps.value} onChange={(event) => (onlyGaps.value = event.currentTarget.checked)} />
        {t('table.onlyGaps')}
      </label>
      <button type="button" class="danger" onClick={next} title={t('table.nextGap')}>
        {t('table.gaps', { n: all.length })} ›
      </button>
    </>
  );
}

/** Decisions that wait: each can be taken back, all are solved together. */
function Pending() {
  const waiting = pending.value;
  if (waiting.length === 0) return null;
  return (
    <section class="pending no-print" aria-live="polite">
      <strong>{t('pending.n', { n: waiting.length })}</strong>
      <ul>
        {waiting.map(({ kind, slot, participant }) => (
          <li key={`${slot}${participant}`}>{t(`pending.${kind}`, { name: nameOf(participant), duty: dutyText(slot) })}</li>
        ))}
      </ul>
      <span class="spring" />
      <button type="button" onClick={() => (pending.value = waiting.slice(0, -1))}>
        {t('pending.undo')}
      </button>
      <button type="button" class="main" onClick={() => void solveDecided()}>
        {t('pending.solve')}
      </button>
    </section>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly (readonly [V, string])[];
  readonly choose: (value: V) => void;
}

function Choice<V extends string>({ label, value, choices, choose }: ChoiceProps<V>) {
  return (
    <div class="choice" role="group" aria-label={label}>
      {choices.map(([choice, text]) => (
        <button type="button" key={choice} aria-pressed={choice === value} onClick={() => choose(choice)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function Legend() {
  return (
    <p class="legend">
      <span>
        <i class="chip day" /> {t('table.day')}
      </span>
      <span>
        <i class="chip evening" /> {t('table.evening')}
      </span>
      <span>
        <i class="chip night" /> {t('table.night')}
      </span>
      <span>
        <i class="chip gap">!</i> {t('table.gap')}
      </span>
      <span>
        <i class="chip day pinned" /> {t('table.pinned')}
      </span>
      <span>
        <i class="chip day changed" /> {t('table.changed')}
      </span>
      <span>
        <i class="chip leave" /> {t('table.leave')}
      </span>
      <span class="muted no-print">{t('table.keys')}</span>
      <span class="muted">{t('table.duties', { n: items.value.length })}</span>
    </p>
  );
}

async function save(): Promise<void> {
  const id = view.value?.id;
  if (id === undefined) return;
  const blob = await attempt(() => vigie().file('/v1/rosters/{id}', 'text/csv', { path: { id } }));
  if (blob === null) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'tableau.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
