import type { Schemas } from '@vigie/client';
import { change } from '../draft.ts';
import { t } from '../words/index.ts';
import { Field } from './field.tsx';

type Line = Schemas['Line'];

/** The lines to cover and their windows. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">
        {t('draft.lines')} <span class="count">{lines.length}</span>
      </h2>
      <div class="rows">
        {lines.map((line, index) => (
          <Row key={line.id} line={line} index={index} />
        ))}
      </div>
    </section>
  );
}

function Row({ line, index }: { readonly line: Line; readonly index: number }) {
  const at = `/lines/${index}`;
  const set = (part: Partial<Line>) =>
    change((now) => ({ ...now, lines: now.lines.map((old, i) => (i === index ? { ...old, ...part } : old)) }));
  const windows = line.windows ?? [];
  const setWindow = (n: number, part: Partial<(typeof windows)[number]>) =>
    set({ windows: windows.map((old, i) => (i === n ? { ...old, ...part } : old)) });
  return (
    <details class="row">
      <summary>
        <strong>{line.name ?? line.id}</strong>
        <span class="muted">
          {t('draft.windows')} {windows.length}
        </span>
      </summary>
      <div class="fields">
        <Field label={t('cost.line')} pointer={`${at}/name`} value={line.name ?? ''} change={(name) => set({ name })} />
        <Field
          label={t('draft.priority')}
          pointer={`${at}/priority`}
          type="number"
          min={1}
          value={line.priority ?? 2}
          change={(value) => set({ priority: Number(value) })}
        />
      </div>
      {windows.map((window, n) => (
        <fieldset key={window.id}>
          <legend>
            {window.id} · {(window.days ?? []).join(', ')}
          </legend>
          <div class="fields tight">
            <Field
              label={t('draft.from')}
              pointer={`${at}/windows/${n}/start`}
              value={window.start}
              change={(start) => setWindow(n, { start })}
            />
            <Field label={t('draft.to')} pointer={`${at}/windows/${n}/end`} value={window.end} change={(end) => setWindow(n, { end })} />
            <Field
              label={t('table.total')}
              pointer={`${at}/windows/${n}/headcount`}
              type="number"
              min={0}
              value={window.headcount ?? 1}
              change={(value) => setWindow(n, { headcount: Number(value) })}
            />
            <Field
              label={t('panel.fee')}
              pointer={`${at}/windows/${n}/fee`}
              type="number"
              min={0}
              value={window.fee ?? ''}
              change={(value) => setWindow(n, { fee: value === '' ? null : Number(value) })}
            />
          </div>
        </fieldset>
      ))}
    </details>
  );
}
