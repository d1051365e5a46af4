import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { solveDecided } from '../roster/decisions.ts';
import { nameOf, problem, view } from '../roster/store.ts';
import { figureText, levelText, t } from '../words/index.ts';
import { dutyText } from './text.ts';

/** Who could take a duty, best first, each with what it would do to every level. */
export function Replacements({ slot, participant }: { readonly slot: string; readonly participant: string }) {
  const found = useSignal<Schemas['ReplacementList'] | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const id = view.value?.id ?? '';
    void attempt(async () => {
      found.value = await vigie().post('/v1/rosters/{id}/replacements', {
        path: { id },
        body: { slot, participant, max: 12 },
        signal: ended.signal,
      });
    });
    return () => ended.abort();
  }, [slot, participant]);
  if (found.value === null) return <p class="muted">{t('common.loading')}</p>;
  if (found.value.replacements.length === 0) return <p>{t('panel.none')}</p>;
  return (
    <ol class="options">
      {found.value.replacements.map((replacement) => (
        <li key={replacement.changes.map(({ slot: id, to }) => `${id}${to}`).join()}>
          <div>
            <strong>{nameOf(replacement.changes[0]?.to ?? '')}</strong> <span class="badge">{t(`panel.${replacement.kind}`)}</span>
            {replacement.changes.map(({ slot: id, from, to }) => (
              <p key={id}>{t('panel.takes', { to: nameOf(to ?? ''), from: nameOf(from ?? ''), duty: dutyText(id) })}</p>
            ))}
            <Effects levels={replacement.levels} />
          </div>
          {problem.value && (
            <button type="button" onClick={() => take(replacement)}>
              {t('panel.take')}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Every duty of the replacement is fixed to who takes it over, and the rest solved around it. */
function take({ changes }: Schemas['Replacement']): void {
  void solveDecided(changes.flatMap(({ slot, to }) => (to === null ? [] : [{ kind: 'pin' as const, slot, participant: to }])));
}

function Effects({ levels }: { readonly levels: readonly Schemas['LevelDifference'][] }) {
  const moved = levels.filter(({ change }) => Math.abs(change) > 1e-9);
  if (moved.length === 0) return <p class="muted">{t('panel.effects')}</p>;
  return (
    <p class="muted">
      {moved
        .map(({ level, class: priority, change }) =>
          t('panel.worse', { level: levelText(level, priority), change: `${change > 0 ? '+' : ''}${figureText(change)}` }),
        )
        .join(' · ')}
    </p>
  );
}
