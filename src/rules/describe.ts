import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { ruleMessages } from '../messages/rules.ts';
import type { IneligibilityCode } from './eligibility.ts';
import type { Violation } from './rule.ts';

/** The sentence for a violation, without the participant's name. Rules with variants say which in `params.of`. */
export function describeViolation(lang: Lang, { rule, params }: Pick<Violation, 'rule' | 'params'>): string {
  const key = `rule.${rule}.violation`;
  const variant = `${key}.${params.of}`;
  const known = isKey(variant) ? variant : isKey(key) ? key : null;
  if (known === null) throw new RangeError(`no message for a violation of ${rule}`);
  return render(lang, known, params);
}

/** The sentence for an eligibility code. */
export function describeIneligibility(lang: Lang, code: IneligibilityCode): string {
  return say(lang, `ineligible.${code}`);
}

function isKey(key: string): key is MessageKey & keyof typeof ruleMessages {
  return Object.hasOwn(ruleMessages, key);
}
