import type { z } from 'zod';
import { dateIn, monthAfter } from './dates.ts';
import { distinctPast } from './past-duties.ts';
import { usualRoles } from './professions.ts';
import type { openProblem, Problem } from './problem.ts';

/** What the schema answers: its own defaults filled in, those that depend on other fields not yet. */
export type ParsedProblem = z.output<typeof openProblem>;

/** Time zones of the departments that do not live on the clock of Paris (IANA database). */
const overseasZones = new Map([
  ['971', 'America/Guadeloupe'],
  ['972', 'America/Martinique'],
  ['973', 'America/Cayenne'],
  ['974', 'Indian/Reunion'],
  ['975', 'America/Miquelon'],
  ['976', 'Indian/Mayotte'],
  ['977', 'America/St_Barthelemy'],
  ['978', 'America/Marigot'],
]);

/** The time zone of a department; Europe/Paris without one. */
export function zoneOfDepartment(department: string | null): string {
  return overseasZones.get(department ?? '') ?? 'Europe/Paris';
}

/**
 * The defaults that depend on other fields and concern the whole: time zone by department, `asOf` today in that zone,
 * the period the calendar month after `asOf`. A given `timeZone` must exist (see `isTimeZone`).
 */
export function completeFrame(
  given: Pick<ParsedProblem, 'timeZone' | 'department' | 'period'> & { readonly asOf?: string },
  now: Date,
): { timeZone: string; asOf: string; period: { start: string; end: string } } {
  const timeZone = given.timeZone ?? zoneOfDepartment(given.department);
  const asOf = given.asOf ?? dateIn(timeZone, now);
  return { timeZone, asOf, period: given.period ?? monthAfter(asOf) };
}

/**
 * Fills in every default that the schema cannot: those of `completeFrame`, and for participants roles by kind,
 * `serves` the own territory, and a balance of 0 in every ledger; past duties told twice are joined (see `distinctPast`).
 *
 * @param parsed output of the schema, with a `timeZone` that exists
 * @param now the instant that counts as today
 */
export function completeProblem(parsed: ParsedProblem, now: Date = new Date()): Problem {
  const { timeZone, asOf, period } = completeFrame({ ...parsed, asOf: parsed.options.asOf }, now);
  return {
    ...parsed,
    timeZone,
    period,
    options: { ...parsed.options, asOf },
    history: [...distinctPast(parsed.history).duties],
    participants: parsed.participants.map((participant) => ({
      ...withUsualRoles(participant),
      // Every ledger is an own key, so that looking one up never meets a property that objects inherit.
      balances: Object.fromEntries(
        parsed.ledgers.map(({ id }) => [id, Object.hasOwn(participant.balances, id) ? participant.balances[id] : 0]),
      ),
    })),
  };
}

/** A participant with the roles of its kind and the own territory, where nothing is said. */
export function withUsualRoles<P extends ParsedProblem['participants'][number]>(participant: P) {
  return {
    ...participant,
    roles: participant.roles ?? [...usualRoles[participant.kind]],
    serves: participant.serves ?? (participant.territory === null ? [] : [participant.territory]),
  };
}
