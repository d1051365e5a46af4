/** A shift type: days are counted from 0, shifts and people by their names in the file. */
export interface Shift {
  readonly id: string;
  readonly minutes: number;
  /** Shifts that may not follow on the next day. */
  readonly notNext: readonly string[];
}

export interface Employee {
  readonly id: string;
  /** Most shifts of each type. */
  readonly maxShifts: ReadonlyMap<string, number>;
  readonly maxMinutes: number;
  readonly minMinutes: number;
  readonly maxConsecutive: number;
  readonly minConsecutive: number;
  readonly minDaysOff: number;
  readonly maxWeekends: number;
}

/** A request for (or not for) a shift, and what it costs not to heed it. */
export interface ShiftRequest {
  readonly employee: string;
  readonly day: number;
  readonly shift: string;
  readonly weight: number;
}

export interface Demand {
  readonly day: number;
  readonly shift: string;
  readonly need: number;
  readonly under: number;
  readonly over: number;
}

/** An instance of the shift scheduling benchmark (T. Curtois, R. Qu), as its file says it. */
export interface CurtoisData {
  readonly days: number;
  readonly shifts: readonly Shift[];
  readonly staff: readonly Employee[];
  readonly daysOff: ReadonlyMap<string, readonly number[]>;
  readonly on: readonly ShiftRequest[];
  readonly off: readonly ShiftRequest[];
  readonly demand: readonly Demand[];
}

export function parseCurtois(text: string): CurtoisData {
  const sections = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('SECTION_')) {
      rows = [];
      sections.set(line.slice('SECTION_'.length), rows);
    } else if (line !== '' && !line.startsWith('#')) rows.push(line.split(','));
  }
  const section = (name: string) => sections.get(name) ?? [];
  const requests = (name: string): ShiftRequest[] =>
    section(name).map(([employee, day, shift, weight]) => ({ employee, day: Number(day), shift, weight: Number(weight) }));
  return {
    days: Number(section('HORIZON')[0][0]),
    shifts: section('SHIFTS').map(([id, minutes, after]) => ({ id, minutes: Number(minutes), notNext: list(after) })),
    staff: section('STAFF').map(([id, shifts, ...figures]) => {
      const [maxMinutes, minMinutes, maxConsecutive, minConsecutive, minDaysOff, maxWeekends] = figures.map(Number);
      const maxShifts = new Map(list(shifts).map((entry) => [entry.split('=')[0], Number(entry.split('=')[1])]));
      return { id, maxShifts, maxMinutes, minMinutes, maxConsecutive, minConsecutive, minDaysOff, maxWeekends };
    }),
    daysOff: new Map(section('DAYS_OFF').map(([id, ...days]) => [id, days.map(Number)])),
    on: requests('SHIFT_ON_REQUESTS'),
    off: requests('SHIFT_OFF_REQUESTS'),
    demand: section('COVER').map(([day, shift, need, under, over]) => ({
      day: Number(day),
      shift,
      need: Number(need),
      under: Number(under),
      over: Number(over),
    })),
  };
}

function list(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split('|');
}
