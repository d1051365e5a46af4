import { dayNumber, instantMs, isTimeZone } from '../dates.ts';
import type { IssueList } from '../issues.ts';
import { sizeLimits } from '../problem.ts';
import { each, field, items, type Path, textField } from '../raw.ts';

/** Days that one duty of the history may last: the longest on-call weeks and fortnights, with room. */
export const historyDays = 31;

/** Reports stretches of time that are empty, run backwards or are too long, and a time zone that does not exist. */
export function checkTimes(json: unknown, issues: IssueList): void {
  checkPeriod(json, issues);
  checkCalendar(field(json, 'calendar'), issues);
  const zone = textField(json, 'timeZone');
  if (zone !== undefined && !isTimeZone(zone)) issues.add(['timeZone'], 'unknownTimeZone', { id: zone });
  for (const [line, at] of each(json, 'lines')) {
    checkRange(line, 'validFrom', 'validTo', at, issues);
    for (const [window, windowAt] of each(line, 'windows', at)) {
      checkWindow(window, windowAt, issues);
      checkRanges(window, 'rates', windowAt, issues);
    }
    checkRanges(line, 'supplements', at, issues);
    checkRanges(field(line, 'sharing'), 'exceptions', [...at, 'sharing'], issues);
    for (const [supplement, supplementAt] of each(line, 'supplements', at)) checkWindow(supplement, supplementAt, issues);
  }
  for (const [participant, at] of each(json, 'participants')) checkParticipant(participant, at, issues);
  checkRanges(json, 'reinforcements', [], issues);
  for (const key of ['forbidden', 'rules', 'ledgers']) {
    for (const [item, at] of each(json, key)) checkRange(field(item, 'scope'), 'from', 'to', [...at, 'scope'], issues);
  }
  for (const [duty, at] of each(json, 'history')) checkHistory(duty, at, issues);
}

function checkPeriod(json: unknown, issues: IssueList): void {
  const period = field(json, 'period');
  const start = dayNumber(field(period, 'start'));
  const end = dayNumber(field(period, 'end'));
  if (start === null || end === null) return;
  const days = end - start + 1;
  const params = { start: String(field(period, 'start')), end: String(field(period, 'end')) };
  if (days < 1) issues.add(['period', 'end'], 'periodReversed', params);
  if (days > sizeLimits.days) issues.add(['period'], 'periodTooLong', { ...params, days, max: sizeLimits.days });
}

/** Days that are named in two ways that cannot both hold. */
function checkCalendar(calendar: unknown, issues: IssueList): void {
  const added = new Set(items(field(calendar, 'addHolidays')));
  for (const [date, at] of each(calendar, 'removeHolidays', ['calendar'])) {
    if (typeof date === 'string' && added.has(date)) issues.add(at, 'holidayBothWays', { date });
  }
  const eves = new Set<string>();
  for (const [eve, at] of each(calendar, 'eves', ['calendar'])) {
    const date = textField(eve, 'date');
    if (date !== undefined && eves.has(date)) issues.add([...at, 'date'], 'eveTwice', { date });
    if (date !== undefined) eves.add(date);
  }
}

function checkParticipant(participant: unknown, path: Path, issues: IssueList): void {
  checkRange(participant, 'activeFrom', 'activeTo', path, issues);
  checkRanges(participant, 'exemptions', path, issues);
  checkRanges(participant, 'preferences', path, issues);
  const availability = field(participant, 'availability');
  for (const key of ['unavailable', 'available']) {
    for (const [range, at] of each(availability, key, [...path, 'availability'])) checkMoments(range, at, issues);
  }
  const byWeekday = field(availability, 'weekdays') ?? null;
  if (items(field(availability, 'available')).length > 0 && byWeekday === null && field(availability, 'mode') !== 'optIn') {
    issues.add([...path, 'availability', 'available'], 'availableToAll');
  }
}

/** A range between dates or times; on its last date it runs to the end, at its last time it is over. */
export function checkMoments(range: unknown, path: Path, issues: IssueList): void {
  const from = textField(range, 'from');
  const to = textField(range, 'to');
  if (from === undefined || to === undefined) return;
  if (from.includes('T') && to.includes('T') && hasOffset(from) !== hasOffset(to)) issues.add([...path, 'to'], 'momentsMixed');
  else if (isReversed(from, to))
    issues.add([...path, 'to'], from.includes('T') || to.includes('T') ? 'momentsReversed' : 'rangeReversed', { from, to });
}

function hasOffset(moment: string): boolean {
  return instantMs(moment) !== null;
}

function isReversed(from: string, to: string): boolean {
  if (hasOffset(from) && hasOffset(to)) return Number(instantMs(from)) >= Number(instantMs(to));
  if (!to.includes('T')) return from.slice(0, 10) > to;
  // Local date-times, or a date and a time: their texts sort as they do; a date starts at its midnight.
  return (from.includes('T') ? from : `${from}T00:00`) >= to;
}

/** Every `from`-`to` of a list. */
function checkRanges(parent: unknown, key: string, path: Path, issues: IssueList): void {
  for (const [range, at] of each(parent, key, path)) checkRange(range, 'from', 'to', at, issues);
}

function checkRange(range: unknown, first: string, last: string, path: Path, issues: IssueList): void {
  const from = dayNumber(field(range, first));
  const to = dayNumber(field(range, last));
  if (from === null || to === null || from <= to) return;
  issues.add([...path, last], 'rangeReversed', { from: String(field(range, first)), to: String(field(range, last)) });
}

/** `20:00`-`44:00` is a whole day and fine; only an end equal to the start leaves open whether nothing or a day is meant. */
function checkWindow(window: unknown, path: Path, issues: IssueList): void {
  const start = textField(window, 'start');
  if (start !== undefined && start === textField(window, 'end')) issues.add([...path, 'end'], 'emptyWindow', { time: start });
}

function checkHistory(duty: unknown, path: Path, issues: IssueList): void {
  const start = instantMs(field(duty, 'start'));
  const end = instantMs(field(duty, 'end'));
  if (start === null || end === null) return;
  const params = { start: String(field(duty, 'start')), end: String(field(duty, 'end')) };
  if (end <= start) issues.add([...path, 'end'], 'historyReversed', params);
  if (end - start > historyDays * 86_400_000) issues.add([...path, 'end'], 'historyTooLong', { ...params, max: historyDays });
}
