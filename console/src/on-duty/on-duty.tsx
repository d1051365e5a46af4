import { t } from '../words/index.ts';

/** Who is on duty now. */
export function OnDuty() {
  return (
    <section class="on-duty">
      <h1>{t('onDuty.title')}</h1>
      <p class="empty">{t('onDuty.noTable')}</p>
    </section>
  );
}
