import { type Lang, type Params, say } from '../messages/index.ts';
import { describeIneligibility, describeViolation, type IneligibilityCode } from '../rules/index.ts';

interface Place {
  readonly participant: string | null;
  /** Slot ids; `line@start` for duties of the history. */
  readonly slots: readonly string[];
}

/**
 * Something that is broken:
 * - `rule`: a rule of the problem, or a built-in one (`noOverlap`, `headcount`, `limits`, `locum`);
 * - `eligibility`: somebody who may not hold the slot;
 * - `roster`: a duty named twice, or a pinned one left out.
 */
export type Breach =
  | (Place & { readonly kind: 'rule'; readonly rule: string; readonly params: Params })
  | (Place & { readonly kind: 'eligibility'; readonly rule: IneligibilityCode })
  | (Place & { readonly kind: 'roster'; readonly rule: 'duplicate' | 'pinned' });

/** The sentence for a breach; it names slots and figures, never a person. */
export function describeBreach(lang: Lang, breach: Breach): string {
  switch (breach.kind) {
    case 'rule':
      return describeViolation(lang, breach);
    case 'eligibility':
      return describeIneligibility(lang, breach.rule);
    case 'roster':
      return say(lang, `roster.${breach.rule}`, { slot: breach.slots.join(', ') });
  }
}
