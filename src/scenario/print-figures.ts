import type { Lang } from '../messages/index.ts';

/** A figure as a table shows it: at most so many digits after the decimal point, which is a comma in French. */
export function figure(value: number, lang: Lang, digits = 2): string {
  const rounded = String(Math.round(value * 10 ** digits) / 10 ** digits);
  return lang === 'fr' ? rounded.replace('.', ',') : rounded;
}

/** A figure of five digits or more in groups of three, for eyes; anything else as it is. */
export function grouped(text: string, lang: Lang): string {
  if (!/^-?\d{5,}(?:[.,]\d+)?$/.test(text)) return text;
  const [whole, ...rest] = text.split(/(?=[.,])/);
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, lang === 'fr' ? '\u202F' : ','), ...rest].join('');
}

/** A share as a figure in percent. */
export function percent(share: number, lang: Lang): string {
  return figure(share * 100, lang);
}

/** A figure with its sign. */
export function signed(value: number, lang: Lang): string {
  const text = figure(value, lang);
  return value > 0 ? `+${text}` : text.replace('-', '−');
}

/** `01/01/2027 – 31/01/2027`, as people write dates in the language. */
export function periodText({ start, end }: { readonly start: string; readonly end: string }, lang: Lang): string {
  return [start, end].map((date) => (lang === 'fr' ? date.split('-').reverse().join('/') : date)).join(' – ');
}
