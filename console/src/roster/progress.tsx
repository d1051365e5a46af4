import type { Schemas } from '@vigie/client';
import { figureText, levelText, percentText, t } from '../words/index.ts';
import { Curve } from './curve.tsx';
import { running, stopRun, told, view } from './store.ts';

/** The levels of the objective: while the run lasts with their curve, afterwards as one quiet line. */
export function RunProgress() {
  const now = view.value;
  if (now === null) return null;
  if (now.state === 'failed') return <p class="trouble">{t('run.failed', { incident: now.incident ?? '' })}</p>;
  const levels = now.levels ?? [];
  const current = told.value.at(-1);
  return (
    <section class={`run no-print ${running.value ? 'live' : ''}`} aria-live="polite" aria-label={t('run.level')}>
      <ol class="levels">
        {levels.map((level) => (
          <Level
            key={`${level.level}${level.class ?? ''}`}
            level={level}
            live={running.value && current?.level === level.level && current.priority === level.class}
          />
        ))}
        {levels.length === 0 && <li>{t('run.waiting')}</li>}
      </ol>
      {running.value && (
        <button type="button" onClick={() => void stopRun()}>
          {t('run.stop')}
        </button>
      )}
      {running.value && told.value.length > 1 && <Curve told={told.value} />}
    </section>
  );
}

function Level({ level, live }: { readonly level: Schemas['LevelResult']; readonly live: boolean }) {
  const { value, gap, proven } = level;
  // Minutes of heads are told in hours; of squares and weights, only how near they are to the best.
  const unit = level.level === 'shortfall' || level.level === 'tier' ? `${figureText(value / 60)} h` : '';
  return (
    <li
      class={`${proven ? 'proven' : ''} ${live ? 'now' : ''}`}
      title={level.bound === null ? undefined : `${t('run.bound')} : ${figureText(level.bound)}`}
    >
      <span class="muted">{levelText(level.level, level.class)}</span>
      {unit && <strong>{unit}</strong>}
      <small>
        {proven ? `✓ ${t('run.atBest')}` : gap === null || gap >= 1 ? '' : t('run.within', { gap: percentText(Math.max(0, gap)) })}
      </small>
    </li>
  );
}
