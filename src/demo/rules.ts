import { yearEndGroups } from './history.ts';
import type { RuleInput } from './preset.ts';

/**
 * Rules of plausible tables. No statute asks for them (self-employed doctors have no legal rest): each council writes
 * its own.
 */

/** One duty at a time, then eleven hours of rest; two a week; one of the feasts; at most two weekends a month, if it can be. */
export function strictRules(from: string, to: string): RuleInput[] {
  return [
    { type: 'minRest', hours: 11 },
    { type: 'maxDuties', max: 2, per: { rollingDays: 7 } },
    ...feasts(from, to, 1),
    // Wishes of the table as a whole: two weekends a month, not two running, and three days between two deep nights.
    { type: 'maxWeekends', max: 2, per: 'calendarMonth', weight: 3 },
    { type: 'maxConsecutive', max: 1, of: 'weekends', weight: 3 },
    { type: 'forbiddenSuccession', from: ['deepNight'], to: ['deepNight'], days: 3, weight: 2 },
  ];
}

/**
 * For tables with `mergeContiguous`: an evening may go on into the deep night of the same line, up to twelve hours
 * started on one date; three duties a week, two of the feasts.
 */
export function mergingRules(from: string, to: string): RuleInput[] {
  return [
    { type: 'minRest', hours: 11 },
    { type: 'maxHours', max: 12, per: { rollingDays: 1 } },
    { type: 'maxDuties', max: 3, per: { rollingDays: 7 } },
    { type: 'maxWeekends', max: 2, per: 'calendarMonth' },
    ...feasts(from, to, 2),
    { type: 'maxConsecutive', max: 2, of: 'nights', weight: 2 },
  ];
}

function feasts(from: string, to: string, max: number): RuleInput[] {
  const groups = yearEndGroups(from, to);
  return groups.length > 0 ? [{ type: 'holidayGroups', groups, max }] : [];
}
