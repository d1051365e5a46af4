import { createHash } from 'node:crypto';
import { monthOf } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Claims, ClaimSheet, VisaRecord } from '../domain/claims.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import type { PublishedVersion } from '../domain/publication.ts';
import { lineOf } from '../domain/table.ts';
import type { RealisedRecord } from '../domain/realised.ts';
import type { Roster } from '../domain/roster.ts';
import { handoversBefore, type OwnRow, plannedRow, rowOf, withHandovers } from './claim-rows.ts';
import { realise } from '../fairness/realised.ts';
import type { Holding } from '../roster/holdings.ts';
import { resolveAssignments } from '../roster/resolve.ts';

/** A roster with the problem it answers and its slots. */
export interface Claimed {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Pick<Roster, 'id' | 'assignments'>;
  /** What was published of the table, oldest first: who gave which duty to whom before it was served. */
  readonly versions?: readonly PublishedVersion[];
}

/** The same, with what decides whether anything of it is payable. */
export interface Payable extends Claimed {
  /** Whether this roster is the table in force: a draft owes nothing, and what is payable is payable by one roster's sheets. */
  readonly inForce: boolean;
}

type Sheet = Omit<ClaimSheet, 'visa' | 'visaBy' | 'visaOn' | 'payable'>;

/**
 * Payment sheets of a roster: what was served is due, what has a visa is payable. A duty belongs to the month of its
 * start date. A visa holds through later versions of the table for as long as the sheet says the same.
 *
 * @param given realised duties that were given last; null: none, and nothing is due
 */
export function buildClaims(claimed: Payable, given: RealisedRecord | null, visas: readonly VisaRecord[]): Claims {
  const { roster, versions = [], inForce } = claimed;
  const line = lineOf({ versions }, roster.id);
  const sheets = claimSheets(claimed, given).map((sheet): ClaimSheet => {
    const visa = visas.findLast((one) => line.includes(one.roster) && one.participant === sheet.participant && one.month === sheet.month);
    const state = visa === undefined ? 'none' : visa.fingerprint === fingerprintOf(sheet) ? 'given' : 'outdated';
    const payable = state === 'given' && inForce ? sheet.amount : 0;
    return { ...sheet, visa: state, visaBy: visa?.by ?? null, visaOn: visa?.on ?? null, payable };
  });
  return {
    roster: claimed.roster.id,
    realised: given !== null,
    inForce,
    sheets,
    amount: sum(sheets.map(({ amount }) => amount)),
    payable: sum(sheets.map(({ payable }) => payable)),
  };
}

/** The sheets without their visas, by month, then participant. */
export function claimSheets({ problem, slots, roster, versions = [] }: Claimed, given: RealisedRecord | null): Sheet[] {
  const people = new Map(problem.participants.map((person) => [person.id, person]));
  const planned = resolveAssignments(problem, slots, roster.assignments).holdings;
  const known = given === null ? planned.map((holding) => plannedRow(holding)) : realisedRows(problem, slots, planned, given);
  const rows = withHandovers(known, handoversBefore(versions, roster.id), slots);
  const grouped = Map.groupBy(rows, ({ participant, row }) => `${monthOf(row.date)}/${participant}`);
  return [...grouped]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const { participant } = own[0];
      const person = people.get(participant);
      const served = own.map(({ row }) => row).filter(({ state }) => state === 'served');
      return {
        participant,
        rpps: person?.rpps ?? null,
        name: person?.name ?? null,
        month: monthOf(own[0].row.date),
        duties: served.length,
        hours: served.reduce((total, { minutes }) => total + minutes, 0) / 60,
        amount: sum(served.map(({ amount }) => amount)),
        rows: own.map(({ row }) => row).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.slot < b.slot ? -1 : 1)),
      };
    });
}

/** What a visa speaks of: everything on the sheet that is no mere plan. */
export function fingerprintOf({ participant, month, rows }: Pick<Sheet, 'participant' | 'month' | 'rows'>): string {
  const facts = rows.filter(({ state }) => state !== 'planned');
  return createHash('sha256')
    .update(JSON.stringify([participant, month, facts]))
    .digest('base64url');
}

function realisedRows(problem: Problem, slots: readonly Slot[], planned: readonly Holding[], { request, asOf }: RealisedRecord): OwnRow[] {
  const { holdings, deviations } = realise(problem, slots, planned, request, asOf);
  const known = new Set([...holdings.map(({ slot }) => slot.id), ...deviations.map(({ slot }) => slot)]);
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const served = holdings.map((holding) => {
    const deviation = deviations.find(
      (one) => one.slot === holding.slot.id && one.served === holding.participant.id && one.kind === 'replaced',
    );
    return rowOf(holding.participant.id, holding.slot, 'served', { replaces: deviation?.planned ?? null, amount: holding.slot.fee ?? 0 });
  });
  const present = new Set(holdings.map(({ slot, participant }) => `${slot.id}/${participant.id}`));
  const missed = deviations.flatMap(({ slot: id, kind, planned: whom, served: by }) => {
    const slot = bySlot.get(id);
    if (slot === undefined || whom === null || present.has(`${id}/${whom}`)) return [];
    return [rowOf(whom, slot, kind === 'unserved' ? 'unserved' : 'replaced', { replacedBy: kind === 'unserved' ? null : by })];
  });
  const open = planned.filter(({ slot }) => !known.has(slot.id)).map((holding) => plannedRow(holding));
  return [...served, ...missed, ...open];
}

function sum(euros: readonly number[]): number {
  return eurosOf(euros.reduce((total, amount) => total + centsOf(amount), 0));
}
