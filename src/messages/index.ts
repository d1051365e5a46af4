import { environmentMessages } from './environment.ts';
import { callMessages } from './calls.ts';
import { httpMessages } from './http.ts';
import { moneyMessages } from './money.ts';
import { problemMessages } from './problem.ts';
import { reportMessages } from './report.ts';
import { rosterMessages } from './roster.ts';
import { ruleMessages } from './rules.ts';
import { tableMessages } from './table.ts';

/** Languages of the catalogue; French first. */
export type Lang = 'fr' | 'en';

/** A sentence in both languages, with `{name}` placeholders. */
export type Message = Readonly<Record<Lang, string>>;

export type Params = Readonly<Record<string, string | number>>;

/** The one catalogue of everything that is said to people. Code decides with codes; only this file speaks. */
const catalogue = {
  ...problemMessages,
  ...ruleMessages,
  ...rosterMessages,
  ...httpMessages,
  ...callMessages,
  ...tableMessages,
  ...reportMessages,
  ...moneyMessages,
  ...environmentMessages,
};

export type MessageKey = keyof typeof catalogue;

/** Renders a message. A placeholder without a value stays visible, so that a test finds it. */
export function say(lang: Lang, key: MessageKey, params: Params = {}): string {
  return catalogue[key][lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' && lang === 'fr' ? String(value).replace('.', ',') : String(value);
  });
}
