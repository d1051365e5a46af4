import type { DutyNow, OnDuty, TableList } from '../domain/on-duty.ts';
import type { DutyInForce, TableInForce } from '../jobs/table-store.ts';
import { whomToCall } from './whom-to-call.ts';

/** What is looked for, beside the instant. */
export interface OnDutyFilter {
  readonly territory?: string | undefined;
  readonly role?: string | undefined;
  readonly kind?: string | undefined;
}

/** Tables in force as they are listed. */
export function tableList(tables: readonly TableInForce[]): TableList {
  return {
    tables: tables.map(({ roster, version, department, period, publishedAt, facts: { name, lines } }) => ({
      ...{ roster, version, name, department, period },
      lines: [...lines],
      publishedAt: new Date(publishedAt).toISOString(),
    })),
  };
}

/**
 * Who is on duty at an instant.
 *
 * @param duties under way at the instant, and the next ones of each line
 * @param phones whether the caller may see telephones
 */
export function onDutyAnswer(
  tables: readonly TableInForce[],
  duties: { readonly now: readonly DutyInForce[]; readonly next: readonly DutyInForce[] },
  at: number,
  { filter, phones }: { readonly filter: OnDutyFilter; readonly phones: boolean },
): OnDuty {
  const rosterOf = new Map(tables.map(({ table, roster }) => [table, roster]));
  const wanted = ({ facts, participant }: DutyInForce) =>
    (filter.territory === undefined || facts.territories.length === 0 || facts.territories.includes(filter.territory)) &&
    (filter.role === undefined || facts.role === filter.role) &&
    (filter.kind === undefined || participant === null || facts.profession === filter.kind);
  const lineOf = ({ table, line }: DutyInForce) => `${table}/${line}`;
  const next = new Map(duties.next.filter(({ participant }) => participant !== null).map((duty) => [lineOf(duty), duty]));
  const place = ({ table, slot, line, facts }: DutyInForce) => {
    const { lineName, territories, start, end } = facts;
    const role = facts.role as DutyNow['role'];
    return { roster: rosterOf.get(table) ?? table, slot, line, lineName, role, territories: [...territories], start, end };
  };
  const personOf = ({ participant, phone, facts }: DutyInForce) => ({
    ...{ participant: participant ?? '', name: facts.name, profession: facts.profession },
    phone: phones ? phone : null,
  });
  const dutyOf = (duty: DutyInForce) => {
    const { site, onBehalfOf } = duty.facts;
    return { ...place(duty), site, ...personOf(duty), onBehalfOf };
  };
  const held = duties.now.filter((duty) => duty.participant !== null);
  const served = new Set(held.map(lineOf));
  const territories = [...new Map(tables.flatMap(({ facts }) => facts.territories.map((one) => [one.id, one] as const))).values()];
  return {
    at: new Date(at).toISOString(),
    duties: held.filter(wanted).map((duty) => {
      const after = next.get(lineOf(duty));
      return { ...dutyOf(duty), next: after ? { start: after.facts.start, end: after.facts.end, ...personOf(after) } : null };
    }),
    gaps: duties.now.filter((duty) => duty.participant === null && wanted(duty)).map((duty) => ({ ...place(duty), missing: duty.missing })),
    territories: whomToCall(territories, held).filter(({ territory }) => filter.territory === undefined || territory === filter.territory),
    next: [...next.values()].filter((duty) => !served.has(lineOf(duty)) && wanted(duty)).map(dutyOf),
  };
}
