import type { Naming } from '../calendar/naming.ts';
import { dateText, type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { ruleMessages } from '../messages/rules.ts';
import type { IneligibilityCode } from './eligibility.ts';
import type { Mention, Violation } from './rule.ts';

/** The sentence for a violation, without the participant's name. Rules with variants say which in `params.of`. */
export function describeViolation(naming: Naming, { rule, params }: Pick<Violation, 'rule' | 'params'>): string {
  const key = `rule.${rule}.violation`;
  const variant = `${key}.${params.of}`;
  const known = isKey(variant) ? variant : isKey(key) ? key : null;
  if (known === null) throw new RangeError(`no message for a violation of ${rule}`);
  const texts = Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? mentioned(naming, value) : value]);
  return render(naming.lang, known, Object.fromEntries(texts));
}

/** A violation that one more duty of the participant would make. */
export function describeBlocker(naming: Naming, participant: string, violation: Pick<Violation, 'rule' | 'params'>): string {
  return say(naming.lang, 'blocker', { who: naming.person(participant), message: describeViolation(naming, violation) });
}

function mentioned(naming: Naming, mention: Mention): string {
  if ('duty' in mention) return naming.duty(mention.duty);
  if ('person' in mention) return naming.person(mention.person);
  if ('people' in mention) return naming.people(mention.people);
  if ('establishment' in mention) return naming.establishment(mention.establishment);
  if ('line' in mention) return naming.line(mention.line);
  return naming.list(mention.dates.map((date) => dateText(date, naming.lang)));
}

/** The title of a rule, listed or built in. */
export function ruleTitle(lang: Lang, rule: string): string {
  const key = `rule.${rule}.title`;
  if (!isKey(key)) throw new RangeError(`no title of rule ${rule}`);
  return render(lang, key);
}

/** The sentence for an eligibility code. */
export function describeIneligibility(lang: Lang, code: IneligibilityCode): string {
  return say(lang, `ineligible.${code}`);
}

function isKey(key: string): key is MessageKey & keyof typeof ruleMessages {
  return Object.hasOwn(ruleMessages, key);
}
