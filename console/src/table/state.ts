import { computed, signal } from '@preact/signals';
import { earlier, type Line, lineName, nameOf, type Participant, problem, slots, view } from '../roster/store.ts';
import { datesOf, type Item, itemsOf, lineRows, personRows } from './model.ts';

export type By = 'line' | 'person';
export type Density = 'compact' | 'names';

export const by = signal<By>('line');
export const density = signal<Density>('compact');
export const search = signal('');
export const territory = signal('');
export const onlyGaps = signal(false);
/** The duty that the panel tells of. */
export const chosen = signal<Item | null>(null);

/** Dates of the period; of a roster whose request is not known here, those of its duties. */
export const days = computed(() => {
  const period = problem.value?.period;
  if (period) return datesOf(period.start, period.end);
  const dates = (view.value?.assignments ?? []).map(({ start }) => start.slice(0, 10)).sort();
  return dates.length > 0 ? datesOf(dates[0], dates.at(-1) ?? dates[0]) : [];
});

/** What kind of day each date is, as the calendar of the request has it. */
export const dayTypes = computed(() => {
  const types = new Map<string, string>();
  for (const { date, dayType } of slots.value) types.set(date, dayType);
  return days.value.map((date) => types.get(date) ?? plainType(date));
});

export const items = computed(() =>
  itemsOf({
    days: days.value,
    assignments: view.value?.assignments ?? [],
    shortfalls: view.value?.shortfalls ?? [],
    slots: slots.value,
    earlier: earlier.value,
  }),
);

export const gaps = computed(() =>
  items.value.filter(({ participant }) => participant === null).sort((a, b) => (a.start < b.start ? -1 : 1)),
);

const territoryName = (id: string | null | undefined): string =>
  (problem.value?.territories ?? []).find((found) => found.id === id)?.name ?? id ?? '';

/** Rows of the grid, filtered. */
export const rows = computed(() => {
  const wanted = search.value.trim().toLowerCase();
  const matches = (item: Item) =>
    wanted === '' || `${lineName(item.line)} ${item.participant === null ? '' : nameOf(item.participant)}`.toLowerCase().includes(wanted);
  const shown = items.value.filter((item) => (!onlyGaps.value || item.participant === null) && matches(item));
  if (by.value === 'line') {
    const lines: readonly Line[] = problem.value?.lines ?? [...new Set(items.value.map(({ line }) => line))].map((id) => ({ id }));
    const here = lines.filter((line) => territory.value === '' || line.territories?.includes(territory.value));
    return lineRows(shown, here, (line) => (line.territories ?? []).map(territoryName).join(', '));
  }
  const people: readonly Participant[] =
    problem.value?.participants ?? [...new Set(items.value.flatMap(({ participant }) => participant ?? []))].map((id) => ({ id }));
  const here = people.filter((person) => territory.value === '' || person.territory === territory.value);
  const named =
    wanted === ''
      ? here
      : here.filter(
          (person) => nameOf(person.id).toLowerCase().includes(wanted) || shown.some(({ participant }) => participant === person.id),
        );
  return personRows(wanted === '' ? shown : items.value, named, days.value, territoryName);
});

/** What kind of day a date is where no window opens on it. */
function plainType(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 ? 'sunday' : day === 6 ? 'saturday' : 'weekday';
}
