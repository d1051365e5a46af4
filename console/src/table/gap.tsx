import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { solvePatched } from '../roster/decisions.ts';
import { problem, view } from '../roster/store.ts';
import { figureText, t } from '../words/index.ts';
import type { Item } from './model.ts';

/** A gap: why it is one, what would mend it (each mending was solved), and what keeps each person out. */
export function GapPart({ item }: { readonly item: Item }) {
  const why = useSignal<Schemas['EmptyExplanation'] | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const id = view.value?.id ?? '';
    void attempt(async () => {
      const answer = await vigie().post('/v1/rosters/{id}/explanations', { path: { id }, body: { slot: item.slot }, signal: ended.signal });
      if (answer.kind === 'empty') why.value = answer;
    });
    return () => ended.abort();
  }, [item.slot]);
  const blockers = view.value?.shortfalls?.find(({ slot }) => slot === item.slot)?.blockers ?? [];
  return (
    <>
      <h3>{t('panel.whyGap')}</h3>
      <p>{why.value?.message ?? t('common.loading')}</p>
      <ol class="options">
        {why.value?.repairs.map((repair) => (
          <li key={repair.message}>
            <div>
              <p>{repair.message}</p>
              <p class="muted">
                {t('panel.recovers', { n: figureText(repair.found) })} {repair.proven && `· ${t('panel.proven')}`}
              </p>
            </div>
            {problem.value && repair.patch.length > 0 && (
              <button type="button" class="main" onClick={() => void solvePatched(repair.patch)}>
                {t('panel.apply')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {blockers.length > 0 && (
        <>
          <h3>{t('panel.blockers')}</h3>
          <ul class="plain">
            {blockers.slice(0, 40).map(({ participant, rule, message }) => (
              <li key={participant + rule}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
