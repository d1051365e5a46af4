import type { Slot } from '../../src/calendar/index.ts';
import type { Ledger } from '../../src/domain/options.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { localDate } from './plain.ts';

type Person = Problem['participants'][number];

/** One account, as the design defines it. */
export interface PlainAccount {
  readonly participant: string;
  readonly share: number;
  readonly carriedIn: number;
}

/**
 * Fair shares read once more off the design (level fairness), pair by pair and day by day, with nothing of the code that
 * groups people: pools of a ledger, each with its members' shares and the balances they bring, centred.
 */
export function plainPools(problem: Problem, slots: readonly Slot[], ledger: Ledger): PlainAccount[][] {
  const named = ledger.scope?.participants;
  const all = Map.groupBy(problem.participants, ({ territory, roles, status }) =>
    JSON.stringify([territory, [...new Set(roles)].toSorted(), status === 'salaried' ? 'installed' : status]),
  );
  return [...all.values()].flatMap((everybody) => {
    const members = everybody.filter(({ id }) => named?.includes(id) ?? true);
    if (members.length === 0) return [];
    const shares = members.map((person) => plainShare(problem, slots, ledger, person, everybody));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const brought = members.map(({ balances }) => balances[ledger.id] ?? 0);
    const excess = brought.reduce((sum, amount) => sum + amount, 0);
    return [
      members.map(({ id }, i) => ({
        participant: id,
        share: shares[i],
        carriedIn: brought[i] - (total > 0 ? (shares[i] * excess) / total : excess / members.length),
      })),
    ];
  });
}

function plainShare(problem: Problem, slots: readonly Slot[], ledger: Ledger, person: Person, everybody: readonly Person[]): number {
  const days = datesOf(problem);
  const counted = new Set(days.filter((date) => counts(person, date)));
  const widened = !everybody.some((member) => slots.some((slot) => slot.headcount > 0 && stands(problem, member, slot, false)));
  const members = everybody.filter(({ id }) => ledger.scope?.participants?.includes(id) ?? true);
  let own = 0;
  let all = 0;
  for (const slot of slots) {
    if (!counted.has(slot.date)) continue;
    const units = slot.headcount * unitsOf(ledger, slot);
    if (stands(problem, person, slot, widened)) own += units;
    if (members.some((member) => stands(problem, member, slot, widened))) all += units;
  }
  return own === 0 ? 0 : (person.activityRate * (counted.size / days.length) * own) / all;
}

function datesOf({ period }: Problem): string[] {
  const dates: string[] = [];
  for (let ms = Date.parse(period.start); ms <= Date.parse(period.end); ms += 86_400_000)
    dates.push(new Date(ms).toISOString().slice(0, 10));
  return dates;
}

/** Active, not wholly exempted, not on leave. */
function counts({ activeFrom, activeTo, exemptions, availability }: Person, date: string): boolean {
  if (date < (activeFrom ?? date) || date > (activeTo ?? date)) return false;
  if (exemptions.some(({ from, to, tags }) => tags === undefined && from <= date && date <= (to ?? date))) return false;
  return !availability.unavailable.some(({ from, to, reducesShare }) => reducesShare && takesWhole(from, to, date));
}

/** Whether an absence, by dates or by local times, takes the whole of a date; as text, which sorts as the times do. */
function takesWhole(from: string, to: string, date: string): boolean {
  const begins = from.includes('T') ? from : `${from}T00:00`;
  const ends = to.includes('T') ? to : `${nextDate(to)}T00:00`;
  return begins <= `${date}T00:00` && `${nextDate(date)}T00:00` <= ends;
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

function stands(problem: Problem, person: Person, { line, tags, startMs, endMs }: Slot, widened: boolean): boolean {
  const mine = widened ? person.serves : [person.territory];
  const first = localDate(startMs, problem.timeZone);
  const last = localDate(endMs - 1, problem.timeZone);
  return (
    person.volunteer &&
    fits(person, line) &&
    person.roles.includes(line.role) &&
    (line.territories.length === 0 || line.territories.some((territory) => mine.includes(territory))) &&
    line.requires.every((skill) => person.skills.includes(skill)) &&
    !person.exemptions.some(
      ({ from, to, tags: only }) =>
        from <= last && (to === null || to >= first) && (only === undefined || only.some((tag) => tags.has(tag))),
    )
  );
}

function fits({ kind }: Person, { kinds, role }: Slot['line']): boolean {
  if (kinds !== undefined) return kinds.includes(kind);
  return kind === (role === 'dental' ? 'dentist' : role === 'pharmacy' || role === 'ambulance' ? role : 'doctor');
}

/** What a head of the slot weighs in a ledger; 0 outside its scope. */
export function unitsOf({ unit, scope }: Ledger, { line, tags, date, startMs, endMs, points }: Slot): number {
  const inside =
    (scope?.lines?.includes(line.id) ?? true) &&
    (scope?.roles?.includes(line.role) ?? true) &&
    (scope?.territories?.some((territory) => line.territories.includes(territory)) ?? true) &&
    (scope?.tags?.some((tag) => tags.has(tag)) ?? true) &&
    (scope?.from ?? date) <= date &&
    date <= (scope?.to ?? date);
  if (!inside) return 0;
  return unit === 'points' ? points : unit === 'duties' ? 1 : (endMs - startMs) / 3_600_000;
}

/** Σ_k w_k Σ_d (b + L)² / a over everybody with a share. */
export function plainUnevenness(
  problem: Problem,
  slots: readonly Slot[],
  duties: readonly { readonly slot: string; readonly participant: string }[],
): number {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  let sum = 0;
  for (const ledger of problem.ledgers) {
    for (const { participant, share, carriedIn } of plainPools(problem, slots, ledger).flat()) {
      if (share === 0) continue;
      const load = duties
        .filter((duty) => duty.participant === participant)
        .reduce((units, { slot }) => {
          const held = byId.get(slot);
          return held ? units + unitsOf(ledger, held) : units;
        }, 0);
      sum += (ledger.weight * (carriedIn + load) ** 2) / share;
    }
  }
  return sum;
}
