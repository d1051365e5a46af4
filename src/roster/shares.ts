import { daysBetween, wholeDates } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Ledger } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import { selectableSlot, selects } from '../rules/index.ts';
import type { Person } from './holdings.ts';

/**
 * Definitions of the fair share, read alike by the model and by the answers: who shares with whom, in what proportion,
 * and how much a duty counts. They are definitions, not rules: there is nothing here to verify against.
 */

/** One participant among those who share a load. */
export interface PoolMember {
  readonly participant: Person;
  /** a_d, 0 to 1. */
  readonly share: number;
  /** Balance carried in, centred in the pool: b_d − a_d · Σb / Σa. */
  readonly carriedIn: number;
}

export interface Pool {
  /** `territory/role+role`, `/locum` behind it for locums; no territory: nothing before the slash. */
  readonly name: string;
  readonly members: readonly PoolMember[];
  /** Σ a_d. */
  readonly shares: number;
}

/**
 * Part of a full load that a participant owes over the period, a_d = activity rate × counted days / days of the period.
 * Counted: dates of the period on which the participant is active, under no exemption without tags, and not on leave
 * (an `unavailable` range, unless it says `reducesShare: false`). Dates are local dates of the period's days; the
 * hours of a night after its last date do not matter.
 */
export function activeShare(problem: Problem, participant: Person): number {
  const { start, end } = problem.period;
  const days = daysBetween(start, end) + 1;
  const away = new Uint8Array(days);
  const strike = (from: string, to: string | null) => {
    const first = Math.max(0, daysBetween(start, from));
    const last = to === null ? days - 1 : Math.min(days - 1, daysBetween(start, to));
    if (first <= last) away.fill(1, first, last + 1);
  };
  const { activeFrom, activeTo } = participant;
  if (activeFrom !== null) away.fill(1, 0, Math.min(days, Math.max(0, daysBetween(start, activeFrom))));
  if (activeTo !== null) away.fill(1, Math.min(days, Math.max(0, daysBetween(start, activeTo) + 1)));
  for (const exemption of participant.exemptions) if (exemption.tags === undefined) strike(exemption.from, exemption.to);
  for (const range of participant.availability.unavailable) {
    const dates = range.reducesShare ? wholeDates(range, problem.timeZone) : null;
    if (dates !== null) strike(dates.from, dates.to);
  }
  const counted = days - away.reduce((sum, day) => sum + day, 0);
  return (participant.activityRate * counted) / days;
}

/** Name of the pool: same territory and same set of roles, locums apart. */
export function poolName(participant: Person): string {
  const roles = [...new Set(participant.roles)].sort().join('+');
  return `${participant.territory ?? ''}/${roles}${participant.status === 'locum' ? '/locum' : ''}`;
}

/**
 * The pools of a ledger, in the order in which the problem names their first members. A ledger whose scope names
 * participants concerns these alone.
 *
 * Members without a share (a_d = 0) keep the balance they bring. Where no member has one, nothing can be owed in
 * proportion: balances are centred by equal parts, so that the pool still sums to 0.
 */
export function pools(problem: Problem, ledger: Ledger): Pool[] {
  const concerned = ledger.scope?.participants;
  const groups = new Map<string, { participant: Person; share: number; raw: number }[]>();
  for (const participant of problem.participants) {
    if (concerned && !concerned.includes(participant.id)) continue;
    const name = poolName(participant);
    const entry = { participant, share: activeShare(problem, participant), raw: participant.balances[ledger.id] ?? 0 };
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups].map(([name, group]) => {
    const shares = group.reduce((sum, { share }) => sum + share, 0);
    const excess = group.reduce((sum, { raw }) => sum + raw, 0);
    const members = group.map(({ participant, share, raw }) => ({
      participant,
      share,
      carriedIn: raw - excess * (shares > 0 ? share / shares : 1 / group.length),
    }));
    return { name, members, shares };
  });
}

/**
 * What holding a slot adds to a ledger, in its unit: points, elapsed hours or duties; null outside its scope. Prepared
 * once per ledger, to be asked for many slots. Whom the ledger concerns is for {@link pools} to say.
 */
export function ledgerAmount(ledger: Ledger): (slot: Slot) => number | null {
  const selected = selects(ledger.scope);
  return (slot) => {
    if (!selected(selectableSlot(slot))) return null;
    if (ledger.unit === 'hours') return slot.minutes / 60;
    return ledger.unit === 'duties' ? 1 : slot.points;
  };
}
