import { auditMessages } from './audit.ts';
import { environmentMessages } from './environment.ts';
import { callMessages } from './calls.ts';
import { httpMessages } from './http.ts';
import { moneyMessages } from './money.ts';
import { problemMessages } from './problem.ts';
import { reportMessages } from './report.ts';
import { rosterMessages } from './roster.ts';
import { ruleMessages } from './rules.ts';
import { scenarioMessages } from './scenario.ts';
import { tableMessages } from './table.ts';
import { termMessages } from './terms.ts';

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
  ...termMessages,
  ...httpMessages,
  ...callMessages,
  ...tableMessages,
  ...reportMessages,
  ...moneyMessages,
  ...scenarioMessages,
  ...environmentMessages,
  ...auditMessages,
};

export type MessageKey = keyof typeof catalogue;

/**
 * Renders a message. A placeholder without a value stays visible, so that a test finds it. Figures and dates are written
 * as the language has them; what is wrong with a request is told in the words of the request.
 */
export function say(lang: Lang, key: MessageKey, params: Params = {}): string {
  const asSent = key.startsWith('issue.');
  return catalogue[key][lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (lang !== 'fr') return String(value);
    if (typeof value === 'number') return String(value).replace('.', ',');
    return !asSent && isoDate.test(value) ? value.split('-').reverse().join('/') : value;
  });
}

const isoDate = /^\d{4}-\d\d-\d\d$/;
