import type { Problem } from '../domain/problem.ts';
import { type IneligibilityCode, ineligibilities, ineligibility } from '../rules/index.ts';
import type { Holding } from './holdings.ts';

/** A duty that the prefect requisitions (R.6315-4). */
export interface Requisition {
  readonly slot: string;
  readonly participant: string;
  /** Grounds that the requisition overrides. */
  readonly codes: readonly IneligibilityCode[];
  /** The first ground that it does not override. */
  readonly other: IneligibilityCode | null;
}

/** What a requisition overrides: that a doctor is no volunteer, or is exempted. */
const overridden: ReadonlySet<IneligibilityCode> = new Set(['notVolunteer', 'exempted']);

/** The requisitioned duties of a roster. */
export function requisitionsOf(problem: Problem, holdings: readonly Holding[]): Map<Holding, Requisition> {
  const ordered = new Set(problem.pinned.filter(({ requisition }) => requisition).map(({ slot, participant }) => `${slot}/${participant}`));
  const found = new Map<Holding, Requisition>();
  if (ordered.size === 0) return found;
  for (const holding of holdings) {
    const { slot, participant } = holding;
    if (!ordered.has(`${slot.id}/${participant.id}`)) continue;
    const codes = ineligibilities(problem, participant, slot).filter((code) => overridden.has(code));
    const other = ineligibility(problem, { ...participant, volunteer: true, exemptions: [] }, slot, holding.onBehalfOf);
    found.set(holding, { slot: slot.id, participant: participant.id, codes, other });
  }
  return found;
}
