import type { IssueList } from '../issues.ts';
import { each, field, items, type Path, pointerOf, textField } from '../raw.ts';

/**
 * Reports a person with several crews, and decisions that contradict the request and need no slot to be seen: the same pin twice, a pinned participant
 * who is no volunteer (article R.6315-4: volunteers only, unless the prefect requisitions), and an entry of
 * `forbidden` that does not say what is forbidden, or says it in two ways that might mean "and" or "or".
 */
export function checkDecisions(json: unknown, issues: IssueList): void {
  const reluctant = nonVolunteers(json);
  const seen = new Map<string, Map<string, Path>>();
  for (const [pin, at] of each(json, 'pinned')) {
    const slot = textField(pin, 'slot');
    const participant = textField(pin, 'participant');
    if (participant === undefined) continue;
    if (reluctant.has(participant) && field(pin, 'requisition') !== true) {
      issues.add([...at, 'participant'], 'pinNotVolunteer', { participant, slot: slot ?? '?' });
    }
    if (slot === undefined) continue;
    const those = seen.get(slot) ?? new Map<string, Path>();
    const first = those.get(participant);
    if (first === undefined) seen.set(slot, those.set(participant, at));
    else issues.add(at, 'pinTwice', { participant, slot, first: pointerOf(first) });
  }
  for (const [person, at] of each(json, 'participants')) {
    const kind = textField(person, 'kind') ?? 'doctor';
    const crews = field(person, 'capacity');
    if (typeof crews === 'number' && crews > 1 && kind !== 'pharmacy' && kind !== 'ambulance')
      issues.add([...at, 'capacity'], 'capacityOfPerson', { count: crews });
  }
  for (const [item, at] of each(json, 'forbidden')) {
    const said = ['slot', 'line', 'scope'].filter((key) => field(item, key) !== undefined);
    if (said.length !== 1) issues.add(at, 'forbiddenWhat', { count: said.length });
  }
}

function nonVolunteers(json: unknown): ReadonlySet<string> {
  // Of an id declared twice, the first counts; the second has been reported.
  const volunteers = new Map<string, boolean>();
  for (const participant of items(field(json, 'participants'))) {
    const id = textField(participant, 'id');
    if (id !== undefined && !volunteers.has(id)) volunteers.set(id, field(participant, 'volunteer') !== false);
  }
  return new Set([...volunteers].filter(([, volunteer]) => !volunteer).map(([id]) => id));
}
