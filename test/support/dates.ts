let weeks = 0;

/**
 * The same request some weeks later, each time later than the last: tables of one department that are published side by
 * side are of other dates. Without a holiday in it, nothing else is different.
 */
export function ofItsOwn<T>(value: T): T {
  weeks += 1;
  return shifted(value, weeks * 7);
}

/**
 * The same request 52 weeks earlier: each date falls on the same day of the week, and what it plans is past. Holidays
 * move with the calendar and not with it.
 */
export function yearBefore<T>(value: T): T {
  return shifted(value, -364);
}

function shifted<T>(value: T, days: number): T {
  const other = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return JSON.parse(JSON.stringify(value).replaceAll(/\d{4}-\d\d-\d\d/g, other)) as T;
}
