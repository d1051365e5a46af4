import { addDays, addMonths } from '../calendar/index.ts';
import { zoneOfDepartment } from '../domain/defaults.ts';
import { openProblem, type ProblemInput } from '../domain/problem.ts';
import { aude } from './aude.ts';
import { assertDate, periodName } from './dates.ts';
import { inventHistory } from './history.ts';
import { meanDepartment } from './mean-department.ts';
import { inventPeople } from './people.ts';
import type { Preset } from './preset.ts';
import { reunion } from './reunion.ts';

export interface DemoOptions {
  /** Department code: decides territories, lines, calendar, time zone. */
  readonly department: string;
  /** First date, `YYYY-MM-DD`. */
  readonly from: string;
  /** Length in months, 1 to 13. */
  readonly months: number;
  /** Same seed, same bytes. */
  readonly seed: number;
  /** Fewer volunteers and more leave in some sectors, so that gaps cannot be avoided. Default false. */
  readonly shortage?: boolean;
  /**
   * Factor, 0.1 to 12, default 1: on the people of a department with a preset (974, 11), whose sectors stay; on the
   * sectors, and with them on the people, of any other.
   */
  readonly size?: number;
}

/** Days between the deposit of a table at the CDOM and its start (article R.6315-2). */
const depositDays = 45;

const presets: readonly Preset[] = [reunion, aude];

/**
 * A realistic problem with invented people: 974 is La Réunion, 11 is Aude, any other code a department of mean size.
 * Deterministic: no clock and no randomness but the seed's.
 *
 * @throws {RangeError} on a department, date, length, seed or size outside what it knows, naming it
 */
export function demoProblem(options: DemoOptions): ProblemInput {
  const { department, from, months, seed, shortage = false, size = 1 } = options;
  assertDate(from);
  if (!Number.isInteger(months) || months < 1 || months > 13) throw new RangeError(`months is ${months}, not 1 to 13`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  if (!(size >= 0.1 && size <= 12)) throw new RangeError(`size is ${size}, not 0.1 to 12`);
  if (!openProblem.shape.department.safeParse(department).success) throw new RangeError(`unknown department ${department}`);

  const own = presets.find((preset) => preset.department === department);
  const preset = own ?? meanDepartment(department, seed, size);
  const to = addDays(addMonths(from, months), -1);
  const participants = inventPeople(preset, { from, to, seed, shortage, size: own ? size : 1 });
  return {
    name: `${preset.name}, ${periodName(from, to)}${shortage ? ', pénurie' : ''} (personnes inventées)`,
    timeZone: zoneOfDepartment(department),
    department,
    period: { start: from, end: to },
    calendar: { bridgeDays: preset.bridgeDays },
    territories: [...preset.territories],
    lines: [...preset.lines],
    participants,
    rules: preset.rules(from, to),
    ...(preset.ledgers ? { ledgers: preset.ledgers } : {}),
    history: inventHistory(preset, participants, from, to, seed),
    options: {
      seed: 1,
      lang: 'fr',
      asOf: addDays(from, -depositDays),
      noticeDays: 10,
      ...(preset.mergeContiguous ? { mergeContiguous: true } : {}),
    },
  };
}
