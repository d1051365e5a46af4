import type { Slot } from '../../src/calendar/index.ts';
import type { Problem } from '../../src/domain/problem.ts';

type Person = Problem['participants'][number];
type Scope = NonNullable<Problem['rules'][number]['scope']>;

/**
 * Who may hold what, read once more off the design ("A candidate for a slot is …"), with nothing of the code that
 * decides it: what stands against a person on a slot, by the names of the fields; empty for a candidate. That a locum
 * needs a principal is left to the verifier.
 */
export function standsAgainst(problem: Problem, person: Person, slot: Slot): string[] {
  const { line } = slot;
  const touched = datesBetween(localDate(slot.startMs, problem.timeZone), localDate(slot.endMs - 1, problem.timeZone));
  const touches = (from: string | null, to: string | null): boolean =>
    touched.some((date) => (from === null || from <= date) && (to === null || date <= to));
  const { mode, available, unavailable, weekdays, leaveFrom } = person.availability;
  const morning = (leaveFrom ?? problem.options.leaveFrom) === 'morning';
  const weekday = ((new Date(`${slot.date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const objections: Record<string, boolean> = {
    volunteer: !person.volunteer,
    kinds: !(line.kinds ?? usual(line.role)).includes(person.kind),
    roles: !person.roles.includes(line.role),
    serves: line.territories.length > 0 && !line.territories.some((territory) => person.serves.includes(territory)),
    skills: line.requires.some((skill) => !person.skills.includes(skill)),
    active: touched.some((date) => date < (person.activeFrom ?? date) || date > (person.activeTo ?? date)),
    exemptions: person.exemptions.some(({ from, to, tags }) => touches(from, to) && (tags?.some((tag) => slot.tags.has(tag)) ?? true)),
    unavailable: unavailable.some((range) => meets(range, slot, morning)),
    available: (mode === 'optIn' || weekdays !== null) && !weekdays?.includes(weekday) && !available.some((range) => isWithin(range, slot)),
    forbidden: problem.forbidden.some(
      (one) =>
        one.participant === person.id &&
        (one.slot === undefined || one.slot === slot.id) &&
        (one.line === undefined || one.line === line.id) &&
        (one.scope === undefined || inScope(one.scope, slot)),
    ),
  };
  return Object.keys(objections).filter((field) => objections[field]);
}

/** Who serves a line that does not say it. */
function usual(role: Slot['line']['role']): readonly Person['kind'][] {
  if (role === 'pharmacy' || role === 'ambulance') return [role];
  return role === 'dental' ? ['dentist'] : ['doctor'];
}

/** What the local clock shows: date and time as text, which sorts as they do. */
function shown(instant: string): string {
  return instant.slice(0, 16);
}

interface Range {
  readonly from: string;
  readonly to: string;
}

/** Whether some of the slot lies in an absence, written as text of the local clock throughout. */
function meets({ from, to }: Range, slot: Slot, morning: boolean): boolean {
  const begins = from.includes('T') ? from : `${from}T00:00`;
  const ends = to.includes('T') ? to : `${to}T24:00`;
  const [start, end] = [shown(slot.start), shown(slot.end)];
  if (end <= begins || start >= ends) return false;
  return !(morning && !from.includes('T') && start < begins && end <= `${from}T12:00`);
}

/** Whether a slot is among what is offered: by the dates on which it starts, or wholly between times. */
function isWithin({ from, to }: Range, slot: Slot): boolean {
  const begun = from.includes('T') ? shown(slot.start) >= from : slot.date >= from;
  return begun && (to.includes('T') ? shown(slot.end) <= to : slot.date <= to);
}

function inScope({ lines, roles, territories, tags, from, to }: Scope, { line, tags: own, date }: Slot): boolean {
  return (
    (lines?.includes(line.id) ?? true) &&
    (roles?.includes(line.role) ?? true) &&
    (territories?.some((territory) => line.territories.includes(territory)) ?? true) &&
    (tags?.some((tag) => own.has(tag)) ?? true) &&
    (from ?? date) <= date &&
    date <= (to ?? date)
  );
}

/** Local date of an instant, by the platform's own calendar. */
export function localDate(ms: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(ms);
}

/** One a zone: making a format takes longer than using it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += 86_400_000) dates.push(new Date(ms).toISOString().slice(0, 10));
  return dates;
}

/** Head-minutes that nobody holds, a priority class of lines or all. */
export function missing(slots: readonly Slot[], held: readonly { readonly slot: string }[], priority?: number): number {
  const heads = Map.groupBy(held, ({ slot }) => slot);
  return slots
    .filter(({ line }) => priority === undefined || line.priority === priority)
    .reduce(
      (sum, slot) => sum + Math.max(0, slot.headcount - (heads.get(slot.id)?.length ?? 0)) * ((slot.endMs - slot.startMs) / 60_000),
      0,
    );
}
