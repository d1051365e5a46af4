import type { Naming } from '../calendar/naming.ts';
import type { ReportedViolation, RosterWarning } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { type MessageKey, type Params, render, say } from '../messages/index.ts';
import { type Breach, describeBreach } from '../roster/breach.ts';
import type { Requisition } from '../roster/requisition.ts';
import type { Unblocked } from '../roster/shortfalls.ts';

/** A broken rule as it is answered. */
export function reportViolation(naming: Naming, breach: Breach): ReportedViolation {
  const { rule, participant, slots } = breach;
  return { rule, participant, slots: [...slots], message: describeBreach(naming, breach) };
}

/** What a pin breaks on its own. */
export function pinConflictWarning(naming: Naming, breach: Breach): RosterWarning {
  const { rule, participant, slots } = breach;
  const message = say(naming.lang, 'warning.pinConflict', { message: describeBreach(naming, breach) });
  const warning = { code: 'pinConflict', message, rule, slots: [...slots] };
  return participant === null ? warning : { ...warning, participant };
}

/** A duty that a participant holds only because the prefect requisitions. */
export function requisitionWarning(naming: Naming, { slot, participant, codes }: Requisition): RosterWarning {
  const reasons = codes.map((code) => say(naming.lang, `ineligible.${code}`)).join(' ');
  const message = say(naming.lang, 'warning.requisition', { who: naming.person(participant), slot: naming.slot(slot), reasons });
  return { code: 'requisition', message, participant, slots: [slot] };
}

/** A head that could be held as things are. */
export function unblockedWarning(naming: Naming, { slot, participant }: Unblocked): RosterWarning {
  const message = say(naming.lang, 'warning.unblocked', { slot: naming.slot(slot), participant: naming.person(participant) });
  return { code: 'unblocked', message, participant, slots: [slot] };
}

/** Something odd in the request, said by `warning.<code>`. */
export function requestWarning(naming: Naming, { code, params, pointer }: Warning): RosterWarning {
  // A test of the catalogue holds codes and sentences together.
  const warning = { code, message: render(naming.lang, `warning.${code}` as MessageKey, named(naming, params)) };
  return pointer === undefined ? warning : { ...warning, pointer };
}

/** Parameters of warnings that hold an id, with what names it. */
const names: Readonly<Record<string, (naming: Naming, id: string) => string>> = {
  participant: (naming, id) => naming.person(id),
  other: (naming, id) => naming.person(id),
  principal: (naming, id) => naming.person(id),
  line: (naming, id) => naming.line(id),
  otherLine: (naming, id) => naming.line(id),
  territory: (naming, id) => naming.territory(id),
  establishment: (naming, id) => naming.establishment(id),
  slot: (naming, id) => naming.slot(id),
  otherSlot: (naming, id) => naming.slot(id),
};

/** Ids among the parameters of a warning replaced by names. */
function named(naming: Naming, params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' && Object.hasOwn(names, key) ? names[key](naming, value) : value,
    ]),
  );
}
