import { trouble } from '../client.ts';
import { Desk } from '../desk/desk.tsx';
import { Request } from '../desk/request.tsx';
import { OnDuty } from '../on-duty/on-duty.tsx';
import { place, to } from '../router.ts';
import { RosterPage } from '../roster/page.tsx';
import { chooseLang, lang, t } from '../words/index.ts';
import { toggleTheme } from './theme.ts';

/** What stands around every page. */
export function Frame() {
  const { page, id, tab } = place.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('nav.skip')}
      </button>
      <header class="bar">
        <a class="brand" href={to.desk}>
          <img src="/icon.svg" alt="" width="24" height="24" />
          <strong>{t('app.title')}</strong>
          <span class="muted wide-only">{t('app.tagline')}</span>
        </a>
        <nav aria-label={t('app.title')}>
          <a href={to.desk} aria-current={page === 'desk' ? 'page' : undefined}>
            {t('nav.desk')}
          </a>
          <a href={to.onDuty} aria-current={page === 'onDuty' ? 'page' : undefined}>
            {t('nav.onDuty')}
          </a>
          <a href="/docs" class="wide-only">
            {t('nav.api')}
          </a>
        </nav>
        <span class="spring" />
        <button
          type="button"
          class="quiet"
          lang={lang.value === 'fr' ? 'en' : 'fr'}
          onClick={() => chooseLang(lang.value === 'fr' ? 'en' : 'fr')}
        >
          {t('nav.lang')}
        </button>
        <button type="button" class="quiet" aria-label={t('nav.theme')} title={t('nav.theme')} onClick={toggleTheme}>
          ◐
        </button>
      </header>
      <Trouble />
      <main id="main" tabIndex={-1} class={`page-${page}`}>
        {page === 'desk' && <Desk />}
        {page === 'draft' && <Request />}
        {page === 'roster' && <RosterPage id={id} tab={tab} />}
        {page === 'onDuty' && <OnDuty />}
      </main>
    </>
  );
}

function Trouble() {
  const now = trouble.value;
  return (
    <div role="alert" class="trouble" hidden={now === null}>
      {now && (
        <>
          <p>{now.text}</p>
          {now.details.length > 0 && (
            <ul>
              {now.details.slice(0, 8).map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          )}
          <button
            type="button"
            onClick={() => {
              trouble.value = null;
            }}
          >
            {t('error.close')}
          </button>
        </>
      )}
    </div>
  );
}
