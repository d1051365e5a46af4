import { otherInForce } from '../domain/table.ts';
import type { Roster } from '../domain/roster.ts';
import { answerFromTable, type CallOutcome } from '../jobs/call.ts';
import { setDutyContact } from './contact-descriptors.ts';

/** Keeps the telephone for one duty of the table in force. */
export const dutyContact = answerFromTable(setDutyContact, (context, { participant: asked, phone }): CallOutcome => {
  const { table, copies, params, limit, issues } = context;
  const last = table.versions.at(-1);
  const copy = last && copies.get(last.version);
  if (last === undefined || copy === undefined) return { kind: 'forbidden', code: 'not-published' };
  const other = otherInForce(table, context.id);
  if (other !== null) return { kind: 'forbidden', code: 'not-in-force', params: { version: other.version, roster: other.roster } };
  const { slot } = params;
  const { assignments } = JSON.parse(copy.roster) as Roster;
  const holders = assignments.filter((duty) => duty.slot === slot).map((duty) => duty.participant);
  if (holders.length === 0) return { kind: 'forbidden', code: 'unknown-duty', params: { slot } };
  const own = limit.kind === 'own' ? limit.participant : null;
  if (own !== null && (!holders.includes(own) || (asked ?? own) !== own)) return { kind: 'forbidden', code: 'not-yours' };
  const participant = asked ?? own ?? (holders.length === 1 ? holders[0] : null);
  if (participant === null) issues.add(['participant'], 'required');
  else if (!holders.includes(participant)) issues.add(['participant'], 'notHeld', { participant, slot });
  if (participant === null || issues.total > 0) return { kind: 'refused' };
  const contact = { slot, participant, phone };
  const others = (table.contacts ?? []).filter((one) => one.slot !== slot || one.participant !== participant);
  const contacts = phone === null ? others : [...others, contact];
  const usual = phone ?? usualPhone(copy.request, participant);
  return { kind: 'answered', value: contact, news: { record: { ...table, contacts }, contact: { ...contact, phone: usual } } };
});

/** Telephone of a person in a request as it came. */
function usualPhone(request: string, participant: string): string | null {
  const { participants } = JSON.parse(request) as { participants?: { id?: string; contact?: { phone?: string | null } | null }[] };
  return participants?.find(({ id }) => id === participant)?.contact?.phone ?? null;
}
