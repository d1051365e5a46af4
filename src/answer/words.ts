import type { ReportedViolation, RosterWarning } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { type Breach, describeBreach } from '../roster/breach.ts';
import type { Unblocked } from '../roster/shortfalls.ts';

/** A broken rule as it is answered. */
export function reportViolation(lang: Lang, breach: Breach): ReportedViolation {
  const { rule, participant, slots } = breach;
  return { rule, participant, slots: [...slots], message: describeBreach(lang, breach) };
}

/** What a pin breaks on its own. */
export function pinConflictWarning(lang: Lang, breach: Breach): RosterWarning {
  const { rule, participant, slots } = breach;
  const params = { rule, who: participant ?? '-', slots: slots.join(', '), message: describeBreach(lang, breach) };
  const warning = { code: 'pinConflict', message: say(lang, 'warning.pinConflict', params), rule, slots: [...slots] };
  return participant === null ? warning : { ...warning, participant };
}

/** A head that could be held as things are. */
export function unblockedWarning(lang: Lang, { slot, participant }: Unblocked): RosterWarning {
  return { code: 'unblocked', message: say(lang, 'warning.unblocked', { slot, participant }), participant, slots: [slot] };
}

/** Something odd in the request, said by `warning.<code>`. */
export function requestWarning(lang: Lang, { code, params, pointer }: Warning): RosterWarning {
  // Whoever adds a code adds its sentence; a test of the catalogue holds the two together.
  const warning = { code, message: render(lang, `warning.${code}` as MessageKey, params) };
  return pointer === undefined ? warning : { ...warning, pointer };
}
