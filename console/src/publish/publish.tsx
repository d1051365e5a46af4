import { useSignal } from '@preact/signals';
import { type Schemas, VigieError } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { nameOf, running, view } from '../roster/store.ts';
import { dutyText } from '../table/text.ts';
import { dateText, t, type Word } from '../words/index.ts';

/** From a draft to the table in force: versions, what changed and who is told, deadlines, the report of gaps. */
export function PublishPage({ id }: { readonly id: string }) {
  const list = useSignal<Schemas['VersionList'] | null>(null);
  const made = useSignal<Schemas['Version'] | null>(null);
  const label = useSignal('');
  const by = useSignal('');
  const load = () => attempt(async () => (list.value = await versionsOf(id)));
  useEffect(() => void load(), [id]);
  const publish = async (event: Event) => {
    event.preventDefault();
    const body = { ...(label.value ? { label: label.value } : {}), ...(by.value ? { actor: by.value } : {}) };
    made.value = await attempt(() => vigie().post('/v1/rosters/{id}/publication', { path: { id }, body }));
    await load();
  };
  return (
    <div class="figures two">
      <section aria-labelledby="publish">
        <h2 id="publish">{t('publish.title')}</h2>
        <form class="fields" onSubmit={publish}>
          <label class="field">
            <span>{t('publish.label')}</span>
            <input value={label.value} onInput={(event) => (label.value = event.currentTarget.value)} />
          </label>
          <label class="field">
            <span>{t('publish.by')}</span>
            <input value={by.value} autocomplete="organization" onInput={(event) => (by.value = event.currentTarget.value)} />
          </label>
          <button type="submit" class="main" disabled={running.value}>
            {t('publish.do')}
          </button>
        </form>
        <div role="status">
          {made.value && (
            <>
              <p class="good">{t('publish.done', { n: made.value.version })}</p>
              {made.value.warnings.map(({ message }) => (
                <p key={message} class="muted">
                  {message}
                </p>
              ))}
            </>
          )}
        </div>
        {(view.value?.shortfalls?.length ?? 0) > 0 && (
          <>
            <h2>{t('publish.report')}</h2>
            <a class="button" href={`/v1/rosters/${id}/shortfall-report?format=html`} target="_blank" rel="noreferrer">
              {t('publish.reportOpen')}
            </a>
          </>
        )}
        <h2>{t('publish.deadlines')}</h2>
        <ul class="plain">
          {list.value?.deadlines.map((deadline) => (
            <li key={deadline.code} class={deadline.overdue ? 'late' : ''}>
              {deadline.message}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">{t('publish.versions')}</h2>
        {(list.value?.versions.length ?? 0) === 0 && <p class="empty">{t('publish.none')}</p>}
        {list.value?.versions.toReversed().map((version) => (
          <VersionCard key={version.version} version={version} />
        ))}
      </section>
    </div>
  );
}

/** Nothing published yet is no error. */
async function versionsOf(id: string): Promise<Schemas['VersionList'] | null> {
  try {
    return await vigie().get('/v1/rosters/{id}/versions', { path: { id } });
  } catch (error) {
    if (error instanceof VigieError && error.status === 409) return null;
    throw error;
  }
}

function VersionCard({ version }: { readonly version: Schemas['VersionList']['versions'][number] }) {
  const kinds = [...new Set(version.recipients.map(({ kind }) => kind))];
  return (
    <article class="card version">
      <h3>
        {t('publish.version')} {version.version} {version.label && `· ${version.label}`}
      </h3>
      <p class="muted">
        {t('publish.on')} {dateText(version.publishedOn, 'long')} {version.actor && `· ${version.actor}`}
      </p>
      {kinds.length > 0 && (
        <p>
          <strong>{t('publish.told')}</strong> {kinds.map((kind) => t(`to.${kind}` as Word)).join(', ')}
        </p>
      )}
      {version.changes.length > 0 && (
        <details>
          <summary>
            {t('publish.changes')} <span class="count">{version.changes.length}</span>
          </summary>
          <ul class="plain">
            {version.changes.slice(0, 100).map(({ slot, from, to }) => (
              <li key={`${slot}${from}${to}`}>
                {dutyText(slot)} : {from === null ? t('publish.nobody') : nameOf(from)} →{' '}
                <strong>{to === null ? t('publish.nobody') : nameOf(to)}</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
