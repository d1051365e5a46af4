import type { Naming } from '../calendar/naming.ts';
import { say } from '../messages/index.ts';
import { describeIneligibility, describeViolation, type IneligibilityCode, ruleTitle, type ViolationParams } from '../rules/index.ts';

interface Place {
  readonly participant: string | null;
  /** Slot ids; `line@start` for duties of the history. */
  readonly slots: readonly string[];
}

/**
 * Something that is broken:
 * - `rule`: a rule of the problem, or a built-in one (`noOverlap`, `headcount`, `limits`, `locum`);
 * - `eligibility`: a participant who may not hold the slot;
 * - `roster`: a duty named twice, or a pinned one left out.
 */
export type Breach =
  | (Place & { readonly kind: 'rule'; readonly rule: string; readonly params: ViolationParams })
  | (Place & { readonly kind: 'eligibility'; readonly rule: IneligibilityCode; readonly participant: string })
  | (Place & { readonly kind: 'roster'; readonly rule: 'duplicate' | 'pinned'; readonly participant: string });

/** The sentence for a breach: who, which duties, which figures. */
export function describeBreach(naming: Naming, breach: Breach): string {
  if (breach.kind === 'rule') {
    const message = describeViolation(naming, breach);
    return breach.participant === null
      ? capitalised(message)
      : say(naming.lang, 'roster.broken', { who: naming.person(breach.participant), message });
  }
  const about = { who: naming.person(breach.participant), slot: naming.slots(breach.slots) };
  if (breach.kind === 'roster') return say(naming.lang, `roster.${breach.rule}`, about);
  return say(naming.lang, 'roster.ineligible', { ...about, reason: describeIneligibility(naming.lang, breach.rule) });
}

/** What is broken, in a few words: the title of the rule where it is one. */
export function breachTitle(naming: Naming, breach: Breach): string {
  return breach.kind === 'rule' ? ruleTitle(naming.lang, breach.rule) : say(naming.lang, `roster.${breach.kind}.title`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
