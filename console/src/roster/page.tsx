import { useEffect } from 'preact/hooks';
import { Badge } from '../desk/desk.tsx';
import { startDraft } from '../draft.ts';
import { CostPage } from '../figures/cost.tsx';
import { FairnessPage } from '../figures/fairness.tsx';
import { PublishPage } from '../publish/publish.tsx';
import { to } from '../router.ts';
import { TablePage } from '../table/page.tsx';
import { dateText, t, type Word } from '../words/index.ts';
import { RunProgress } from './progress.tsx';
import { openRoster, problem, running, view } from './store.ts';

const tabs = ['table', 'fairness', 'cost', 'publish'] as const;

/** One roster: its state above, its parts as tabs. */
export function RosterPage({ id, tab }: { readonly id: string; readonly tab: string }) {
  useEffect(() => void openRoster(id), [id]);
  const now = view.value;
  if (now === null || now.id !== id) return <p class="empty">{t('common.loading')}</p>;
  const given = problem.value;
  return (
    <div class="roster">
      <header class="head no-print">
        <h1>{given?.name ?? (given?.period ? dateText(given.period.start, 'month') : t('tab.table'))}</h1>
        <Badge state={now.state} outcome={now.outcome} />
        {!running.value && now.proof && <span class="muted">{t(`proof.${now.proof}` as Word)}</span>}
        <span class="spring" />
        {given && (
          <button type="button" class="quiet" onClick={() => startDraft(given)}>
            {t('draft.edit')}
          </button>
        )}
      </header>
      <RunProgress />
      <nav class="tabs no-print" aria-label={t('nav.tabs')}>
        {tabs.map((name) => (
          <a key={name} href={to.roster(id, name)} aria-current={name === tab ? 'page' : undefined}>
            {t(`tab.${name}`)}
          </a>
        ))}
      </nav>
      {tab === 'fairness' ? <FairnessPage /> : tab === 'cost' ? <CostPage /> : tab === 'publish' ? <PublishPage id={id} /> : <TablePage />}
    </div>
  );
}
