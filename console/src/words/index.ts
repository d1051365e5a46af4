import { signal } from '@preact/signals';
import { en } from './en.ts';
import { fr, type Word } from './fr.ts';

export type { Word } from './fr.ts';
export type Lang = 'fr' | 'en';

const kept = localStorage.getItem('vigie.lang');

/** The language of the page: the one chosen before, else French unless the browser asks for English first. */
export const lang = signal<Lang>(kept === 'fr' || kept === 'en' ? kept : /^en/i.test(navigator.language) ? 'en' : 'fr');
document.documentElement.lang = lang.value;

export function chooseLang(next: Lang): void {
  lang.value = next;
  localStorage.setItem('vigie.lang', next);
  document.documentElement.lang = next;
}

/** A sentence of the console; of two forms, the one for `n`: French counts 0 as one. */
export function t(word: Word, params: Readonly<Record<string, string | number>> = {}): string {
  const text = (lang.value === 'en' ? en : fr)[word];
  const [one, other = one] = text.split('|');
  const n = Number(params.n ?? 1);
  const single = lang.value === 'en' ? n === 1 : n < 2;
  return (single ? one : other).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** What the console calls a thing of the service; a name of the caller’s own stays as it is. */
export function known(word: string, otherwise: string): string {
  return word in fr ? t(word as Word) : otherwise;
}

const locale = () => (lang.value === 'en' ? 'en-GB' : 'fr-FR');

/** A date in words; the date is one of the roster's own calendar, so no zone moves it. */
export function dateText(date: string, style: 'short' | 'long' | 'day' | 'month' = 'short'): string {
  const shapes = {
    short: { day: 'numeric', month: 'short' },
    long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    day: { weekday: 'narrow' },
    month: { month: 'long', year: 'numeric' },
  } as const;
  return new Intl.DateTimeFormat(locale(), { ...shapes[style], timeZone: 'UTC' }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** `20 h`, `7 h 30`: the clock of the roster, as its instants carry it. */
export function hourText(instant: string): string {
  const [hours, minutes] = instant.slice(11, 16).split(':');
  if (lang.value === 'en') return `${hours}:${minutes}`;
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
}

export function figureText(value: number, digits = 1): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

export function eurosText(value: number): string {
  return new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR', maximumFractionDigits: value % 1 === 0 ? 0 : 2 }).format(
    value,
  );
}

export function percentText(value: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** The name of a level of the objective. */
export function levelText(level: string, priority?: number): string {
  const word = `run.level.${level}`;
  const name = word in fr ? t(word as Word) : level;
  return priority === undefined ? name : `${name} · ${t('run.priority', { n: priority })}`;
}
