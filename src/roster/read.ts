import {
  type Expansion,
  expandSlots,
  floorWarnings,
  followedDates,
  type RequestSize,
  requestSize,
  type Slot,
  type SlotSource,
  withFollowedWindows,
} from '../calendar/index.ts';
import { dayNumber, isTimeZone } from '../domain/dates.ts';
import { completeFrame, completeProblem, withUsualRoles } from '../domain/defaults.ts';
import { cutLists, type ReadFields, readFields } from '../domain/fields.ts';
import { isFollower } from '../domain/invariants/following.ts';
import { reinforcedWindows } from '../domain/invariants/references.ts';
import { addCrossIssues } from '../domain/invariants.ts';
import { type Issue, IssueList } from '../domain/issues.ts';
import { type Problem, sizeLimits } from '../domain/problem.ts';
import { pastWarnings } from '../domain/past-duties.ts';
import { field, items, pointerOf } from '../domain/raw.ts';
import { problemWarnings, type Warning } from '../domain/warnings.ts';
import { modelSize, problemSchema, resolveRule } from '../rules/index.ts';
import { addHistoryIssues } from './history-issues.ts';
import { idleWarnings } from './idle-warnings.ts';
import { levelPlan } from './level-plan.ts';
import { reserveWarnings } from './reserve.ts';
import { addSlotIssues } from './slot-issues.ts';

/** A request understood, with its slots and what seems odd in it; or everything that is wrong with it at once. */
export type ReadResult =
  | { readonly ok: true; readonly problem: Problem; readonly slots: readonly Slot[]; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads a request: shape, meaning, defaults, slots. The only door to a {@link Problem}.
 *
 * Every mistake is reported, whatever its kind; at most a thousand, then `tooManyIssues`. Checks that need the slots
 * run as soon as period, zone, calendar, lines and reinforcements are sound, whatever else is wrong. Never throws on
 * JSON, of whatever shape; takes time linear in its size.
 *
 * @param json a value that `JSON.parse` gave
 * @param now the instant that counts as today, for the defaults of `asOf` and the period
 */
export function readProblem(json: unknown, now: Date = new Date()): ReadResult {
  const issues = new IssueList(json);
  const fields = readFields(problemSchema.shape, json, issues);
  addCrossIssues(json, issues);
  const frame = soundFrame(json, fields, now);
  const expansion = frame === null ? null : expandWithinLimits(frame, fields, issues);
  const rules = fields.sound.has('rules') ? (fields.values.rules ?? []) : null;
  if (frame !== null && expansion !== null) {
    addSlotIssues(cutLists(json), expansion.slots, rules, issues);
    addHistoryIssues(cutLists(json), expansion.slots, frame, issues);
  }
  if (fields.whole === null || issues.total > 0 || expansion === null) return { ok: false, issues: issues.list() };
  const problem = completeProblem({ ...fields.whole, lines: expansion.lines }, now);
  return {
    ok: true,
    problem,
    slots: expansion.slots,
    warnings: [
      ...problemWarnings(problem),
      ...pastWarnings(fields.whole.history, problem),
      ...calledLastWarnings(problem, expansion.slots),
      ...floorWarnings(problem, expansion.slots),
      ...expansion.warnings,
      ...idleWarnings(problem, expansion),
      ...expansion.cutShort.map((line): Warning => ({ code: 'followedBeyondPeriod', params: { line, date: problem.period.end } })),
      ...ruleWarnings(problem, expansion.slots),
    ],
  };
}

/** What is missing for rules to be of use. */
function ruleWarnings(problem: Problem, slots: readonly Slot[]): Warning[] {
  return problem.rules.flatMap((input, i) => {
    const { rule, settings } = resolveRule(input);
    return (rule.warnings?.(settings, problem, slots) ?? []).map((warning) => ({ pointer: pointerOf(['rules', i]), ...warning }));
  });
}

/** Who is called last, where a level sees to it. */
function calledLastWarnings(problem: Problem, slots: readonly Slot[]): Warning[] {
  const called = levelPlan(problem, slots).some(({ terms }) => terms.some(({ term }) => term === 'reserve'));
  return called ? reserveWarnings(problem, slots) : [];
}

/** The slots, and the reinforcements that fall on none of them, by position. */
interface SizedExpansion extends Expansion {
  readonly idleReinforcements: readonly number[];
  /** Lines that follow duties beyond the period. */
  readonly cutShort: readonly string[];
  /** The lines, with the windows of those that follow others. */
  readonly lines: Problem['lines'];
}

type Fields = ReadFields<typeof problemSchema.shape>;

const frameFields = ['timeZone', 'department', 'period', 'calendar', 'lines', 'reinforcements'] as const;

/** What the slots come from, or null when a part of it is not sound. */
function soundFrame(json: unknown, { values, sound }: Fields, now: Date): SlotSource | null {
  const { timeZone, department = null, calendar, lines, reinforcements } = values;
  if (!frameFields.every((key) => sound.has(key)) || !calendar || !lines || !reinforcements) return null;
  if (timeZone !== undefined && !isTimeZone(timeZone)) return null;
  // Without a period, it follows from `asOf`.
  if (values.period === undefined && !sound.has('options')) return null;
  const frame = completeFrame({ timeZone, department, period: values.period, asOf: values.options?.asOf }, now);
  const days = daysOf(frame.period);
  if (days < 1 || days > sizeLimits.days) return null;
  if (reinforcedWindows({ lines, reinforcements }) > sizeLimits.reinforcedWindows) return null;
  // The schema gives a line without windows the national ones; a line that follows others has theirs.
  const written = items(field(json, 'lines'));
  const own = lines.map((line, i) => (isFollower(written[i]) ? { ...line, windows: [] } : line));
  return { timeZone: frame.timeZone, period: frame.period, department, calendar, lines: own, reinforcements };
}

function daysOf({ start, end }: Problem['period']): number {
  return (dayNumber(end) ?? 0) - (dayNumber(start) ?? 0) + 1;
}

/** The slots, or null when there would be too many to build. */
function expandWithinLimits(written: SlotSource, fields: Fields, issues: IssueList): SizedExpansion | null {
  const dates = followedDates(written);
  if (dates > sizeLimits.followedDates) {
    issues.add(['lines'], 'tooManyFollowed', { dates, max: sizeLimits.followedDates });
    return null;
  }
  const { lines, cutShort } = withFollowedWindows(written);
  const frame = { ...written, lines };
  const windows = frame.lines.reduce((sum, line) => sum + line.windows.length, 0);
  if (windows > sizeLimits.windows) {
    issues.add(['lines'], 'tooManyWindows', { windows, max: sizeLimits.windows });
    return null;
  }
  const size = requestSize(frame);
  const { slots, heads, idleReinforcements } = size;
  if (heads > sizeLimits.heads) issues.add(['lines'], 'tooManyHeads', { heads, max: sizeLimits.heads });
  if (slots > sizeLimits.slots) issues.add(['lines'], 'tooManySlots', { slots, max: sizeLimits.slots });
  if (slots > sizeLimits.slots || modelTooLarge(frame, size, fields, issues)) return null;
  return { ...expandSlots(frame), idleReinforcements, lines, cutShort };
}

/** Whether the model would be too large to build; looked at before a slot is. */
function modelTooLarge({ lines }: SlotSource, { slotsOfLine, days }: RequestSize, { values, sound }: Fields, issues: IssueList): boolean {
  const { participants, rules = [], forbidden = [], history = [] } = values;
  if (!participants || !['participants', 'rules', 'forbidden', 'history'].every((key) => sound.has(key))) return false;
  const people = participants.map(withUsualRoles);
  const { candidates, terms } = modelSize(
    { lines, participants: people, rules, forbidden, history },
    slotsOfLine,
    days,
    sizeLimits.candidates,
  );
  if (candidates > sizeLimits.candidates) issues.add([], 'tooManyCandidates', { candidates, max: sizeLimits.candidates });
  if (terms > sizeLimits.terms) issues.add(['rules'], 'tooMuchWork', { terms, max: sizeLimits.terms });
  return candidates > sizeLimits.candidates || terms > sizeLimits.terms;
}
