import { useSignal, useSignalEffect } from '@preact/signals';
import type { Problem } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { before, change, draft, mistakes, recallDraft, solve, undo } from '../draft.ts';
import { t } from '../words/index.ts';
import { Field } from './field.tsx';
import { Lines } from './lines.tsx';
import { People } from './people.tsx';
import { Rules } from './rules.tsx';

/** The request as forms: what must be covered, by whom, under which rules. */
export function Request() {
  const busy = useSignal(false);
  useEffect(() => void recallDraft(), []);
  useSignalEffect(() => {
    if (mistakes.value.length > 0) setTimeout(focusMistake, 50);
  });
  const problem = draft.value;
  if (problem === null) return <p class="empty">{t('desk.none')}</p>;
  const { name = '', period, lines, participants, rules = [], options } = problem;
  const set = (part: Partial<Problem>) => change((now) => ({ ...now, ...part }));
  const start = async () => {
    busy.value = true;
    await solve(draft.value ?? problem);
    busy.value = false;
  };
  return (
    <div class="request">
      <header class="head">
        <div>
          <h1>{name || t('draft.title')}</h1>
          <p class="muted">{t('draft.summary', { lines: lines.length, people: participants.length, rules: rules.length })}</p>
        </div>
        <span class="spring" />
        <button type="button" class="quiet" disabled={before.value.length === 0} onClick={undo}>
          {t('draft.undo')}
        </button>
        <button type="button" class="main" disabled={busy.value} onClick={start}>
          {t('draft.solve')}
        </button>
      </header>
      <Mistakes />
      <section class="fields" aria-label={t('draft.title')}>
        <Field label={t('draft.name')} pointer="/name" value={name ?? ''} change={(value) => set({ name: value })} />
        <Field
          label={t('draft.from')}
          pointer="/period/start"
          type="date"
          value={period?.start}
          change={(start) => set({ period: { end: period?.end ?? start, start } })}
        />
        <Field
          label={t('draft.to')}
          pointer="/period/end"
          type="date"
          value={period?.end}
          change={(end) => set({ period: { start: period?.start ?? end, end } })}
        />
        <Field
          label={t('draft.time')}
          pointer="/options/timeLimitSeconds"
          type="number"
          min={1}
          value={options?.timeLimitSeconds ?? 30}
          change={(value) => set({ options: { ...options, timeLimitSeconds: Number(value) } })}
        />
      </section>
      <People people={participants} territories={problem.territories ?? []} />
      <Lines lines={lines} />
      <Rules rules={rules} />
    </div>
  );
}

/** Everything that is wrong, each with its way to the field. */
function Mistakes() {
  const wrong = mistakes.value;
  if (wrong.length === 0) return null;
  return (
    <section class="mistakes" role="alert">
      <h2>{t('draft.wrong', { n: wrong.length })}</h2>
      <ul>
        {wrong.slice(0, 20).map(({ pointer, message }) => (
          <li key={pointer + message}>
            <button type="button" class="link" onClick={() => focusAt(pointer)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function focusMistake(): void {
  const [first] = mistakes.value;
  if (first) focusAt(first.pointer);
}

/** The field of a pointer, or the nearest one around it. A row that is folded away opens. */
function focusAt(pointer: string): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"], [data-pointer^="${CSS.escape(`${at}/`)}"]`);
    if (found === null) continue;
    const folded = found.closest('details');
    if (folded) folded.open = true;
    found.focus();
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
