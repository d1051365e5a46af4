import { dateList, dayTypes, localDate } from '../calendar/index.ts';
import type { Line } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { type Alternating, balanceKey, holidayPart, partnersOf, turnsOf } from '../domain/sharing.ts';

/**
 * Definitions of shared lines that the model and the verifier read alike: for whom a duty counts, and how balanced
 * holidays are dealt out. Whose turn it is otherwise is written twice, in `turns.ts` and `check/turns.ts`.
 */

const known = new WeakMap<Problem, (participant: string, onBehalfOf?: string | null) => string | null>();

/** The establishment that a duty counts for: the participant's own, else that of the doctor whom a locum replaces. */
export function houseOf(problem: Problem): (participant: string, onBehalfOf?: string | null) => string | null {
  let house = known.get(problem);
  if (house === undefined) {
    const own = new Map(problem.participants.map(({ id, establishment }) => [id, establishment]));
    house = (participant, onBehalfOf = null) => own.get(participant) ?? (onBehalfOf === null ? null : (own.get(onBehalfOf) ?? null));
    known.set(problem, house);
  }
  return house;
}

/** The establishment that an exception of the turns names for a date. */
export function exceptionOn({ exceptions }: Alternating, date: string): string | null {
  return exceptions.find(({ from, to }) => from <= date && date <= to)?.establishment ?? null;
}

/** How many public holidays each partner had on a line before the period: as carried in, else as the history tells. */
export function holidaysBefore(problem: Problem, line: Line & { readonly sharing: Alternating }): Map<string, number> {
  const partners = partnersOf(line.sharing);
  const key = balanceKey(line.id, holidayPart);
  const carried = new Map(problem.establishments.map(({ id, balances }) => [id, Object.hasOwn(balances, key) ? balances[key] : null]));
  if (partners.some((id) => typeof carried.get(id) === 'number')) return new Map(partners.map((id) => [id, carried.get(id) ?? 0]));
  const types = dayTypes(problem);
  const house = houseOf(problem);
  const worked = new Set<string>();
  for (const { line: of, start, participant } of problem.history) {
    const date = of === line.id ? localDate(Date.parse(start), problem.timeZone) : null;
    const establishment = date !== null && types.of(date) === 'holiday' ? house(participant) : null;
    if (establishment !== null) worked.add(`${establishment}/${date}`);
  }
  return new Map(partners.map((id) => [id, [...worked].filter((one) => one.startsWith(`${id}/`)).length]));
}

/**
 * The public holidays of the period with the establishment that each is dealt to, for a line with balanced holidays: in
 * the order of the dates, to the one that has the fewest; of several, to the first in the order of the turns. Dates of
 * exceptions are counted beforehand and stay where they are.
 */
export function dealtHolidays(problem: Problem, line: Line & { readonly sharing: Alternating }): Map<string, string> {
  const types = dayTypes(problem);
  const dates = dateList(problem.period.start, problem.period.end).filter(
    (date) =>
      types.of(date) === 'holiday' &&
      (line.validFrom === null || date >= line.validFrom) &&
      (line.validTo === null || date <= line.validTo),
  );
  const count = holidaysBefore(problem, line);
  const dealt = new Map<string, string>();
  const deal = (date: string, establishment: string): void => {
    dealt.set(date, establishment);
    count.set(establishment, (count.get(establishment) ?? 0) + 1);
  };
  for (const date of dates) {
    const fixed = exceptionOn(line.sharing, date);
    if (fixed !== null) deal(date, fixed);
  }
  const order = partnersOf(line.sharing);
  for (const date of dates) {
    if (dealt.has(date)) continue;
    deal(
      date,
      order.reduce((fewest, one) => ((count.get(one) ?? 0) < (count.get(fewest) ?? 0) ? one : fewest)),
    );
  }
  return dealt;
}

/** A line with turns, told apart for the compiler. */
export function hasTurns(line: Line): line is Line & { sharing: Alternating } {
  return line.sharing?.mode === 'alternating' && turnsOf(line.sharing).length > 0;
}
