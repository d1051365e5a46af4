import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { nameOf, problem, view } from '../roster/store.ts';
import { figureText, t, known } from '../words/index.ts';

type Balance = Schemas['Balance'];

/** What each person received beside the fair share, by pool and ledger: bars, or the same as a table. */
export function FairnessPage() {
  const asTable = useSignal(false);
  const balances = view.value?.balances ?? [];
  const pools = Map.groupBy(balances, ({ ledger, pool }) => `${ledger} · ${pool}`);
  const gini = view.value?.fairness?.gini;
  return (
    <section class="figures" aria-labelledby="fair">
      <header class="head">
        <h2 id="fair">{t('fair.title')}</h2>
        {gini !== undefined && gini !== null && <span class="muted">{t('fair.gini', { n: figureText(gini, 3) })}</span>}
        <span class="spring" />
        <button type="button" aria-pressed={asTable.value} onClick={() => (asTable.value = !asTable.value)}>
          {t(asTable.value ? 'fair.asPicture' : 'fair.asTable')}
        </button>
      </header>
      {!asTable.value && (
        <p class="legend">
          <span>
            <i class="key over" /> {t('fair.over')}
          </span>
          <span>
            <i class="key under" /> {t('fair.under')}
          </span>
          <span>
            <i class="key share" /> {t('fair.share')}
          </span>
        </p>
      )}
      {[...pools].map(([pool, members]) => (
        <Pool key={pool} name={pool} members={members} asTable={asTable.value} />
      ))}
    </section>
  );
}

function Pool({ name, members, asTable }: { readonly name: string; readonly members: readonly Balance[]; readonly asTable: boolean }) {
  const sharing = members.filter(({ share }) => share > 0).toSorted((a, b) => b.received - b.fairShare - (a.received - a.fairShare));
  const most = Math.max(1, ...sharing.map(({ received, fairShare }) => Math.max(received, fairShare)));
  const left = members.length - sharing.length;
  return (
    <article class="pool">
      <h3>
        {poolText(name)} <span class="count">{sharing.length}</span>
      </h3>
      {asTable ? <Figures members={sharing} /> : <Bars members={sharing} most={most} />}
      {left > 0 && <p class="muted">{t('fair.owes', { n: left })}</p>}
    </article>
  );
}

/** `points · nord/fixed+mobile/locum` in words. */
function poolText(name: string): string {
  const [ledger = '', pool = ''] = name.split(' · ');
  const [territory = '', roles = '', group = ''] = pool.split('/');
  const place = (problem.value?.territories ?? []).find(({ id }) => id === territory)?.name ?? territory;
  const parts = [
    place,
    roles
      .split('+')
      .map((role) => known(`role.${role}`, role))
      .join(', '),
    known(`group.${group}`, group),
    known(`ledger.${ledger}`, ledger),
  ];
  return parts.filter(Boolean).join(' · ');
}

function Bars({ members, most }: { readonly members: readonly Balance[]; readonly most: number }) {
  const part = (value: number) => `${(100 * Math.max(0, value)) / most}%`;
  return (
    <ul class="bars">
      {members.map(({ participant, received, fairShare, duties, hours }) => (
        <li key={participant} title={`${t('fair.duties')} ${duties} · ${t('fair.hours')} ${figureText(hours)}`}>
          <span class="who">{nameOf(participant)}</span>
          <span class="track">
            <i class={`bar ${received > fairShare ? 'over' : 'under'}`} style={{ width: part(received) }} />
            <i class="at" style={{ left: part(fairShare) }} />
          </span>
          <span class="figure">
            {figureText(received)} <small class="muted">/ {figureText(fairShare)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Figures({ members }: { readonly members: readonly Balance[] }) {
  const columns = ['carriedIn', 'received', 'fairShare', 'carriedOut', 'duties', 'hours'] as const;
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{t('fair.person')}</th>
          {columns.map((column) => (
            <th scope="col" class="number" key={column}>
              {t(`fair.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map((balance) => (
          <tr key={balance.participant}>
            <th scope="row">{nameOf(balance.participant)}</th>
            {columns.map((column) => (
              <td class="number" key={column}>
                {figureText(balance[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
