import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { hourText, lang, t } from '../words/index.ts';

/** The answer is fresh for so long. */
const freshMs = 30_000;

/** Who is on duty now, with telephones: read from across the room. */
export function OnDuty() {
  const now = useSignal<Schemas['OnDuty'] | null>(null);
  const read = useSignal('');
  useEffect(() => {
    const ended = new AbortController();
    const ask = async () => {
      const answer = await attempt(() => vigie().get('/v1/on-duty', { signal: ended.signal }));
      // What was last known stays while the service is not there; its hour says how old it is.
      if (answer === null) return;
      now.value = answer;
      read.value = new Date().toLocaleTimeString(lang.value, { hour: '2-digit', minute: '2-digit' });
    };
    void ask();
    const timer = setInterval(ask, freshMs);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, []);
  const { duties = [], gaps = [], next = [] } = now.value ?? {};
  return (
    <section class="on-duty">
      <header class="head">
        <h1>{t('onDuty.title')}</h1>
        <span class="muted" role="status">
          {read.value && t('onDuty.refreshed', { time: read.value })}
        </span>
      </header>
      {now.value === null && <p class="empty">{t('common.loading')}</p>}
      {now.value !== null && duties.length + gaps.length === 0 && <p class="empty">{t('onDuty.noTable')}</p>}
      <ul class="now">
        {gaps.map((gap) => (
          <li key={gap.slot} class="open">
            <span>{gap.lineName ?? gap.line}</span>
            <strong>{t('onDuty.nobody')}</strong>
            <span class="muted">{t('onDuty.until', { time: hourText(gap.end) })}</span>
          </li>
        ))}
        {duties.map((duty) => (
          <li key={`${duty.slot}${duty.participant}`}>
            <span>{duty.lineName ?? duty.line}</span>
            <strong>{duty.name ?? duty.participant}</strong>
            {duty.phone ? <a href={`tel:${duty.phone.replaceAll(' ', '')}`}>{duty.phone}</a> : <span>{t('onDuty.noPhone')}</span>}
            <span class="muted">{t('onDuty.until', { time: hourText(duty.end) })}</span>
          </li>
        ))}
      </ul>
      {next.length > 0 && <h2>{t('onDuty.next')}</h2>}
      <ul class="plain">
        {next.map((duty) => (
          <li key={`${duty.slot}${duty.participant}`}>
            {hourText(duty.start)} · {duty.lineName ?? duty.line} · <strong>{duty.name ?? duty.participant}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
