import { type DayType, weekdayNames } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { dateOfDay, dayNumber, weekdayOfDay } from './dates.ts';
import { publicHolidays } from './holidays.ts';

/** What the day types of a request depend on. */
export interface DayTypeSource extends Pick<Problem, 'department'> {
  readonly calendar: Omit<Problem['calendar'], 'eves'>;
}

/** Day types of any date, inside or outside the period. */
export interface DayTypes {
  /** The one day type of a date; precedence `holiday`, `sunday`, `bridge`, `saturday`, `weekday`. */
  readonly of: (date: string) => DayType;
  /** Automatic tags of a date: day type, `mon` to `sun`, `eve` before a public holiday. Equal lists are the same object. */
  readonly tagsOf: (date: string) => readonly string[];
}

const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The day types of a request. Holidays are those of the department plus `addHolidays` minus `removeHolidays`. Bridge days (when `bridgeDays`: Monday
 * before a Tuesday holiday, Friday after a Thursday one, Saturday after a Thursday or Friday one; the "ponts" of article
 * R.6315-1) hang on these same holidays, wherever the period begins or ends.
 */
export function dayTypes({ department, calendar }: DayTypeSource): DayTypes {
  const added = new Set(calendar.addHolidays);
  const removed = new Set(calendar.removeHolidays);
  const years = new Map<string, ReadonlySet<string>>();
  const known = new Map<string, DayType>();
  const lists = new Map<string, readonly string[]>();

  const ofYear = (year: string): ReadonlySet<string> => {
    let holidays = years.get(year);
    if (holidays === undefined) {
      holidays = new Set(publicHolidays(Number(year), department));
      years.set(year, holidays);
    }
    return holidays;
  };
  const isHoliday = (date: string): boolean => !removed.has(date) && (added.has(date) || ofYear(date.slice(0, 4)).has(date));

  const isBridge = (day: number, weekday: number): boolean => {
    if (!calendar.bridgeDays) return false;
    const holidayIn = (days: number): boolean => isHoliday(dateOfDay(day + days));
    if (weekday === 1) return holidayIn(1);
    if (weekday === 5) return holidayIn(-1);
    return weekday === SATURDAY && (holidayIn(-1) || holidayIn(-2));
  };

  const decide = (date: string): DayType => {
    if (isHoliday(date)) return 'holiday';
    const day = dayNumber(date);
    const weekday = weekdayOfDay(day);
    if (weekday === SUNDAY) return 'sunday';
    if (isBridge(day, weekday)) return 'bridge';
    return weekday === SATURDAY ? 'saturday' : 'weekday';
  };

  const of = (date: string): DayType => {
    let type = known.get(date);
    if (type === undefined) {
      type = decide(date);
      known.set(date, type);
    }
    return type;
  };

  return {
    of,
    tagsOf(date) {
      const day = dayNumber(date);
      const tags = [of(date), weekdayNames[weekdayOfDay(day) - 1], ...(isHoliday(dateOfDay(day + 1)) ? ['eve'] : [])];
      const key = tags.join();
      const list = lists.get(key) ?? tags;
      lists.set(key, list);
      return list;
    },
  };
}
