import { describe, expect, it } from 'vitest';
import { expandSlots, requestSize } from '../../src/calendar/index.ts';
import { reunion } from './reunion.ts';

/** Person-duties by role. */
function dutiesByRole(start: string, end: string): Record<string, number> {
  const total: Record<string, number> = {};
  for (const slot of expandSlots(reunion(start, end)).slots) total[slot.line.role] = (total[slot.line.role] ?? 0) + slot.headcount;
  return total;
}

/** Counted from the table by hand: 13 fixed posts a day, 11 on each Saturday and Sunday/holiday, and so on. */
function byTable(days: { weekdays: number; saturdays: number; sundays: number }) {
  const { weekdays, saturdays, sundays } = days;
  const all = weekdays + saturdays + sundays;
  return {
    fixed: 13 * all + 11 * (saturdays + sundays),
    mobile: 5 * (all + saturdays + sundays),
    regulation: 4 * weekdays + 5 * saturdays + 7 * sundays,
  };
}

/** The twelve holidays of La Réunion in 2027, from the published calendar. */
const holidays2027 = [
  ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17'],
  ...['2027-07-14', '2027-08-15', '2027-11-01', '2027-11-11', '2027-12-20', '2027-12-25'],
];

/** Days of 2027 up to a date, counted with `Date` alone. */
function countDays(end: string) {
  const counts = { weekdays: 0, saturdays: 0, sundays: 0 };
  for (const at = new Date('2027-01-01'); at <= new Date(end); at.setUTCDate(at.getUTCDate() + 1)) {
    if (at.getUTCDay() === 0 || holidays2027.includes(at.toISOString().slice(0, 10))) counts.sundays++;
    else if (at.getUTCDay() === 6) counts.saturdays++;
    else counts.weekdays++;
  }
  return counts;
}

const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((a, b) => a + b, 0);

describe("the counts of La Réunion's specification", () => {
  it('January 2027: 524 fixed + 210 mobile + 147 regulation = 881', () => {
    const january = dutiesByRole('2027-01-01', '2027-01-31');
    expect(january).toEqual({ fixed: 524, mobile: 210, regulation: 147 });
    expect(sum(january)).toBe(881);
    expect(january).toEqual(byTable(countDays('2027-01-31')));
  });

  it('first quarter of 2027: 2 486', () => {
    const quarter = dutiesByRole('2027-01-01', '2027-03-31');
    expect(sum(quarter)).toBe(2486);
    expect(quarter).toEqual(byTable(countDays('2027-03-31')));
  });

  it('the year 2027: 253 weekdays, 49 Saturdays, 63 Sundays and holidays, 10 060 duties', () => {
    expect(countDays('2027-12-31')).toEqual({ weekdays: 253, saturdays: 49, sundays: 63 });
    const year = dutiesByRole('2027-01-01', '2027-12-31');
    expect(year).toEqual({ fixed: 5977, mobile: 2385, regulation: 1698 });
    expect(sum(year)).toBe(10_060);
    expect(year).toEqual(byTable(countDays('2027-12-31')));
  });

  it('the size is known without building the slots', () => {
    const year = reunion('2027-01-01', '2027-12-31');
    expect(requestSize(year)).toMatchObject({ days: 365, slots: expandSlots(year).slots.length, heads: 10_060, idleReinforcements: [] });
  });

  it('yearly hours of regulation of the document, at the day counts of 2027', () => {
    const hours = expandSlots(reunion('2027-01-01', '2027-12-31'))
      .slots.filter((slot) => slot.line.role === 'regulation' && slot.window !== 'week-19')
      .reduce((total, slot) => total + (slot.headcount * slot.minutes) / 60, 0);
    expect(hours).toBe(253 * (6 + 8) + 49 * (12 + 6 + 8) + 63 * (14 + 12 + 6 + 8));
  });

  it('has no warning: no bridge days, no clock changes', () => {
    expect(expandSlots(reunion('2027-01-01', '2027-12-31')).warnings).toEqual([]);
  });
});
