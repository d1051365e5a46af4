import { IntlMessageFormat } from 'intl-messageformat';
import type { Lang } from './message.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

const figures = {
  fr: new Intl.NumberFormat(locales.fr, { maximumFractionDigits: 2, useGrouping: 'min2' }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 2, useGrouping: 'min2' }),
};

const plurals = { fr: new Intl.PluralRules(locales.fr), en: new Intl.PluralRules(locales.en) };

const longDate = new Intl.DateTimeFormat(locales.en, { dateStyle: 'long', timeZone: 'UTC' });

/** A figure as the language writes it: at most two decimals, French with a comma, thousands apart from 10 000 on. */
export function figureText(value: number, lang: Lang): string {
  return figures[lang].format(value);
}

/** A date (`YYYY-MM-DD`, or the date of an instant) as people write it: 03/01/2027, 3 January 2027. Other text stays. */
export function dateText(date: string, lang: Lang): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(date);
  if (found === null) return date;
  const [, year, month, day] = found;
  return lang === 'fr' ? `${day}/${month}/${year}` : longDate.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/** The local clock of an ISO instant, `20:00`. Other text stays. */
function timeText(instant: string): string {
  return /T(\d\d:\d\d)/.exec(instant)?.[1] ?? instant;
}

/**
 * What the library asks for the texts of arguments. Plain arguments are written as figures (see `compiled`), hence texts
 * pass through; dates and times are local ones already and know no time zone.
 */
function formatters(lang: Lang): object {
  return {
    // The count of a plural that is missing comes as NaN.
    getNumberFormat: () => ({
      format: (value: string | number) => (Number.isNaN(value) ? '{#}' : typeof value === 'number' ? figureText(value, lang) : value),
    }),
    getDateTimeFormat: (_locales: unknown, options?: Intl.DateTimeFormatOptions) => ({
      format: (value: string) => (options?.hour === undefined ? dateText(value, lang) : timeText(value)),
    }),
    getPluralRules: () => plurals[lang],
  };
}

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];

/** Kinds of elements in the syntax tree of the library. */
const kind = { argument: 1, number: 2, select: 5, plural: 6 } as const;

interface Compiled {
  readonly format: IntlMessageFormat;
  readonly names: readonly string[];
}

const cache = new Map<string, Compiled>();

/** A text of the catalogue, parsed once. Plain arguments become figures, so that a number never shows in another language. */
function compiled(text: string, lang: Lang): Compiled {
  const key = `${lang} ${text}`;
  let known = cache.get(key);
  if (known === undefined) {
    const options = { ignoreTag: true };
    const elements = new IntlMessageFormat(text, locales[lang], undefined, options).getAst();
    const names = new Set<string>();
    asFigures(elements, names);
    known = {
      format: new IntlMessageFormat(elements, locales[lang], undefined, { ...options, formatters: formatters(lang) as never }),
      names: [...names],
    };
    cache.set(key, known);
  }
  return known;
}

function asFigures(elements: Elements, names: Set<string>): void {
  for (const [i, element] of elements.entries()) {
    if ('value' in element && element.type !== 0) names.add(element.value);
    if (element.type === kind.argument) elements[i] = { ...element, type: kind.number, style: null } as Element;
    if ('options' in element) for (const { value } of Object.values(element.options)) asFigures(value, names);
  }
}

/** Fills a text of the catalogue. An argument without a value stays visible, so that a test finds it. */
export function fill(text: string, lang: Lang, params: Readonly<Record<string, string | number>>): string {
  const { format, names } = compiled(text, lang);
  const missing = names.filter((name) => params[name] === undefined).map((name) => [name, `{${name}}`]);
  return String(format.format(missing.length === 0 ? { ...params } : { ...params, ...Object.fromEntries(missing) }));
}

/** Names of the arguments of a text, sorted. */
export function argumentsOf(text: string, lang: Lang): string[] {
  return [...compiled(text, lang).names].sort();
}
