import { dayNumber, instantMs, isTimeZone } from '../dates.ts';
import type { IssueList } from '../issues.ts';
import { sizeLimits } from '../problem.ts';
import { each, field, type Path, textField } from '../raw.ts';

/** Days that one duty of the history may last: the longest on-call weeks and fortnights, with room. */
export const historyDays = 31;

/** Reports stretches of time that are empty, run backwards or are too long, and a time zone that does not exist. */
export function checkTimes(json: unknown, issues: IssueList): void {
  checkPeriod(json, issues);
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

function checkParticipant(participant: unknown, path: Path, issues: IssueList): void {
  checkRange(participant, 'activeFrom', 'activeTo', path, issues);
  checkRanges(participant, 'exemptions', path, issues);
  checkRanges(participant, 'preferences', path, issues);
  const availability = field(participant, 'availability');
  checkRanges(availability, 'unavailable', [...path, 'availability'], issues);
  checkRanges(availability, 'available', [...path, 'availability'], issues);
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
