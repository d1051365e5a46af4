/**
 * The calendar: day types, local time, and the slots that a request stands for. The only room that knows luxon; the
 * others work on dates (`YYYY-MM-DD`), instants (UTC milliseconds) and these helpers.
 */
export { addDays, addMonths, dateList, dayNumber, daysBetween, isoWeek, isoWeekday, monthOf, weekendOf } from './dates.ts';
export { type DayTypeSource, type DayTypes, dayTypes } from './day-type.ts';
export { partFee } from './fees.ts';
export { followedDates, withFollowedWindows } from './following.ts';
export { floorWarnings } from './floors.ts';
export { windowMinutes } from './hours.ts';
export { inTheMorning, isWholeDate, type MomentRange, rangeEnd, rangeStart, wholeDates } from './moments.ts';
export { publicHolidays } from './holidays.ts';
export { type RequestSize, requestSize } from './size.ts';
export type { Slot } from './slot.ts';
export type { SlotWarning } from './open-window.ts';
export { type Expansion, expandSlots, type SlotSource } from './slots.ts';
export { timeTags } from './tags.ts';
export { dutyFee } from './worth.ts';
export { datesTouched, formatInstant, localClockMinutes, localDate, localInstant } from './zone.ts';
