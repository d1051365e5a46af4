/**
 * The same request 52 weeks earlier: each date falls on the same day of the week, and what it plans is past. Holidays
 * move with the calendar and not with it.
 */
export function yearBefore<T>(value: T): T {
  const earlier = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) - 364 * 86_400_000).toISOString().slice(0, 10);
  return JSON.parse(JSON.stringify(value).replaceAll(/\d{4}-\d\d-\d\d/g, earlier)) as T;
}
