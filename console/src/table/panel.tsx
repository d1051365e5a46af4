import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { useEffect, useRef } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { decide } from '../roster/decisions.ts';
import { lineName, nameOf, problem, running, slotById, view } from '../roster/store.ts';
import { dateText, eurosText, figureText, hourText, t } from '../words/index.ts';
import { GapPart } from './gap.tsx';
import type { Item } from './model.ts';
import { Replacements } from './replacements.tsx';
import { chosen } from './state.ts';

/** What there is to say and to decide about the chosen duty. */
export function Panel() {
  const item = chosen.value;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (item !== null) title.current?.focus({ preventScroll: true });
  }, [item?.key]);
  if (item === null) return null;
  return (
    <aside class="panel no-print" aria-labelledby="panel-title" onKeyDown={(event) => event.key === 'Escape' && close(item)}>
      <header>
        <h2 id="panel-title" tabIndex={-1} ref={title}>
          {item.participant === null ? t('table.gap') : nameOf(item.participant)}
        </h2>
        <button type="button" class="quiet" aria-label={t('panel.close')} onClick={() => close(item)}>
          ✕
        </button>
      </header>
      <Facts item={item} />
      {running.value ? null : item.participant === null ? (
        <GapPart key={item.key} item={item} />
      ) : (
        <HeldPart key={item.key} item={item} participant={item.participant} />
      )}
    </aside>
  );
}

/** Closes, and gives the keyboard back to the duty. */
function close(item: Item): void {
  chosen.value = null;
  document.querySelector<HTMLElement>(`[data-key="${CSS.escape(item.key)}"]`)?.focus();
}

function Facts({ item }: { readonly item: Item }) {
  const slot = slotById.value.get(item.slot);
  const held = view.value?.assignments?.find(({ slot: id, participant }) => id === item.slot && participant === item.participant);
  const gap = view.value?.shortfalls?.find(({ slot: id }) => id === item.slot);
  const fee = held?.fee ?? slot?.fee ?? null;
  return (
    <div class="facts">
      <p>
        <strong>{lineName(item.line)}</strong>
        <br />
        {dateText(item.slot.split('/')[1] ?? item.start, 'long')}
        <br />
        {hourText(item.start)} – {hourText(item.end)}
        {held?.onBehalfOf && ` · ${t('panel.for', { name: nameOf(held.onBehalfOf) })}`}
      </p>
      <p class="muted">
        {slot && `${t('panel.points')} ${figureText(slot.points)}`}
        {fee !== null && ` · ${eurosText(fee)}`}
      </p>
      {gap && <p class={gap.overdue ? 'late' : 'muted'}>{t('panel.report', { date: dateText(gap.reportBy, 'long') })}</p>}
    </div>
  );
}

/** A duty that is held: why, by whom else, and what the council decides. */
function HeldPart({ item, participant }: { readonly item: Item; readonly participant: string }) {
  const why = useSignal<Schemas['Explanation'] | null>(null);
  const { slot } = item;
  useEffect(() => {
    const ended = new AbortController();
    const id = view.value?.id ?? '';
    void attempt(async () => {
      why.value = await vigie().post('/v1/rosters/{id}/explanations', { path: { id }, body: { slot, participant }, signal: ended.signal });
    });
    return () => ended.abort();
  }, [slot, participant]);
  return (
    <>
      {problem.value && (
        <div class="actions">
          <button type="button" onClick={() => decide({ kind: item.pinned ? 'unpin' : 'pin', slot, participant })}>
            {t(item.pinned ? 'panel.unpin' : 'panel.pin')}
          </button>
          <button type="button" onClick={() => decide({ kind: 'forbid', slot, participant })}>
            {t('panel.forbid')}
          </button>
        </div>
      )}
      <h3>{t('panel.why')}</h3>
      <p>{why.value?.message ?? t('common.loading')}</p>
      {why.value?.kind === 'holds' && <p class="muted">{why.value.effect.message}</p>}
      <h3>{t('panel.who')}</h3>
      <Replacements slot={slot} participant={participant} />
    </>
  );
}
