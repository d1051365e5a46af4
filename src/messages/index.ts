import { catalogue, type MessageKey } from './catalogue.ts';
import { fill } from './format.ts';
import type { Lang } from './message.ts';
import type { Params, ParamsOf } from './params.ts';

export type { MessageKey } from './catalogue.ts';
export { dateText } from './format.ts';
export type { Lang, Message } from './message.ts';
export type { Params, ParamsOf, Phrase } from './params.ts';

/** Parameters may be left out where a message has none. */
type Given<K extends MessageKey> = keyof ParamsOf<K> extends never ? [] : [params: ParamsOf<K>];

/**
 * Renders a message of the catalogue; the compiler checks the parameters against its English text.
 *
 * Figures and dates are written as the language has them (3,5 and 31/12/2026; 3.5 and 31 December 2026).
 */
export function say<K extends MessageKey>(lang: Lang, key: K, ...[params]: Given<K>): string {
  return render(lang, key, (params ?? {}) as Params);
}

/** Like {@link say}, for a key and parameters that were kept: an issue, a warning, a violation. */
export function render(lang: Lang, key: MessageKey, params: Params = {}): string {
  const texts = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? render(lang, value.say, value.params) : value,
  ]);
  return fill(catalogue[key][lang], lang, Object.fromEntries(texts));
}
