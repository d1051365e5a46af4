import type { Lang } from '../messages/index.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
const formats = (options: Intl.DateTimeFormatOptions) => ({
  fr: new Intl.DateTimeFormat(locales.fr, { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(locales.en, { ...options, timeZone: 'UTC' }),
});
const days = formats({ weekday: 'short', day: 'numeric' });
const months = formats({ month: 'long', year: 'numeric' });

/** `lun. 4`, `Mon 4`. @param date local date `YYYY-MM-DD` */
export function dayWord(date: string, lang: Lang): string {
  return days[lang].format(Date.parse(date));
}

/** `janvier 2027`. @param date any date of the month */
export function monthWord(date: string, lang: Lang): string {
  return months[lang].format(Date.parse(date));
}
