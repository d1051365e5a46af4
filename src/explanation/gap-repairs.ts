import type { Problem } from '../domain/problem.ts';
import { candidates } from '../rules/index.ts';
import { BlockerSearch } from '../roster/blockers.ts';
import type { BlockedVolunteer, GapQuestion } from './gap.ts';
import { type GapOption, gapOptions } from './gap-options.ts';
import { levelPlan } from '../roster/level-plan.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { missingMinutes } from '../roster/terms/shortfall.ts';
import { type Allowance, allowance, type LevelProof, solveVariant, type Variant } from '../roster/solve-variant.ts';
import { type Verdict, verify } from '../roster/verify.ts';

/** An option that helps: a roster with it was found and verified. */
export interface GapRemedy extends GapOption {
  /**
   * The slot is filled in a roster that is as good as any with this option, as far as is known; false: rosters with the
   * option that fill it are worse (proven); null: none was found in the time.
   */
  readonly fills: boolean | null;
  /** Head-minutes of each class's shortfall that the roster found recovers, by class, ascending; below 0: lost there. */
  readonly recovered: ReadonlyMap<number, number>;
  /** Both shortfalls are proven up to the slot's class: it recovers that much and no more. */
  readonly proven: boolean;
  /** Who takes the slot in the roster found. */
  readonly holder: string | null;
}

export interface GapRemedies {
  readonly remedies: readonly GapRemedy[];
  /** Time ran out: more may help, or what helps may help more. */
  readonly cut: boolean;
}

/** Of options alike (neighbours, absences …), at most this many are tried by hand, and of these so many are solved. */
const mostTried = 20;
const mostSolved = 8;

/** An option and the roster as it stands with the duty that the option makes possible, if one does. */
export interface Trial {
  readonly kind: GapOption['kind'];
  readonly option: GapOption;
  readonly byHand: Found | null;
}

/**
 * Tries options by hand: who can now take the slot as the roster stands? The work is bounded by numbers, so that the same
 * question finds the same whatever the load of the machine. Those that help come first.
 */
export function trialsByHand(question: GapQuestion, volunteers: readonly BlockedVolunteer[]): Trial[] {
  const trials = fewAlike(gapOptions(question, volunteers), mostTried).map((option) => ({
    kind: option.kind,
    option,
    byHand: takenByHand(question, option),
  }));
  trials.sort((a, b) => Number(b.byHand !== null) - Number(a.byHand !== null));
  return fewAlike(trials, mostSolved);
}

/**
 * The options that recover head-hours of the slot's class or of an earlier one. Best first: those that fill the slot, then
 * by what is recovered class by class, proven ones first. Each is solved in its share of the time, up to the level of the
 * shortfall, from what was found by hand.
 */
export async function gapRepairs(question: GapQuestion, trials: readonly Trial[], time: Allowance): Promise<GapRemedies> {
  const before = await reference(question, shareOf(time, referenceShare));
  let cut = !before.proven;
  const remedies: GapRemedy[] = [];
  for (const [i, { option, byHand }] of trials.entries()) {
    const best = await bestWith(question, option, before, byHand, shareOf(time, 1 / (trials.length - i)));
    if (best === null || !best.proven) cut = true;
    if (best !== null && helps(question, best)) remedies.push(best);
  }
  return { remedies: remedies.sort(byRecovery), cut };
}

/**
 * The best roster found with an option. Where the best for the classes leaves the slot open, the best that fills it is
 * looked for: if it is as good, it is the one told.
 */
async function bestWith(
  question: GapQuestion,
  option: GapOption,
  before: Found,
  byHand: Found | null,
  time: Allowance,
): Promise<GapRemedy | null> {
  const found = [...(byHand ? [byHand] : []), ...(await solved(question, option.problem, shareOf(time, 2 / 3), byHand))];
  const told = found.map((roster) => remedy(question, option, before, roster)).sort((a, b) => byClasses(a, b) || byFilling(a, b));
  if (told.length === 0) return null;
  // What is proven of one roster holds for those that are as good.
  const best = { ...told[0], proven: told.some((one) => one.proven && byClasses(one, told[0]) === 0) };
  if (best.fills === true || !helps(question, best)) return best;
  const [filled] = await solved(slotFirst(question), withSlotFirst(question, option.problem), time, byHand);
  if (filled === undefined) return { ...best, fills: null };
  const other = remedy(question, option, before, filled);
  if (other.fills === true && byClasses(other, best) === 0) return { ...other, proven: best.proven };
  return { ...best, fills: filled.proven && best.proven ? false : null };
}

/** Class of the slot in question where it comes before all others; classes of requests begin at 1. */
const first = 0;

function slotFirst(question: GapQuestion): GapQuestion {
  const slot = { ...question.slot, line: { ...question.slot.line, priority: first } };
  return { ...question, slot, slots: question.slots.with(slot.index, slot) };
}

/** The problem with a class for the slot alone; the line that declares it has no windows. */
function withSlotFirst({ slot: { line } }: GapQuestion, problem: Problem): Problem {
  let id = `${line.id}-first`;
  while (problem.lines.some((one) => one.id === id)) id += '-';
  return { ...problem, lines: [...problem.lines, { ...line, id, priority: first, windows: [] }] };
}

/** Part of the time for the shortfall to compare with, where the roster's own is not proven. */
const referenceShare = 0.3;
/** A shorter share of the time finds nothing; later options may go without. */
const leastSeconds = 1;

function shareOf(time: Allowance, share: number): Allowance {
  return allowance(Math.min(time.left(), Math.max(leastSeconds, time.left() * share)), time.signal);
}

/** A roster and what is proven of its shortfall. */
export interface Found {
  readonly verdict: Verdict;
  readonly proven: boolean;
}

/** The first few of each kind. */
function fewAlike<T extends { readonly kind: string }>(options: readonly T[], most: number): T[] {
  return [...Map.groupBy(options, ({ kind }) => kind).values()].flatMap((alike) => alike.slice(0, most));
}

/** The roster as it stands with one more duty that nothing objects to any more, or null. */
function takenByHand({ slots, slot, verdict }: GapQuestion, { problem, participant: concerned }: GapOption): Found | null {
  const assignments = assignmentsOf(verdict);
  const holders = new Set(verdict.holdings.filter((one) => one.slot === slot).map(({ participant }) => participant.id));
  const search = new BlockerSearch(problem, slots, verdict.holdings);
  for (const { participant, onBehalfOf } of candidates(problem, [slot])) {
    if (concerned !== null && participant !== concerned) continue;
    if (holders.has(participant) || search.blockers(participant, slot, onBehalfOf).length > 0) continue;
    const next = verify(problem, slots, [...assignments, { slot: slot.id, participant, onBehalfOf }]);
    if (next.violations.length === 0) return { verdict: next, proven: false };
  }
  return null;
}

/** The shortfall to compare with: that of the roster, or a smaller one, if the roster's is not proven and there is one. */
async function reference(question: GapQuestion, time: Allowance): Promise<Found> {
  const { problem, verdict, levels } = question;
  const own = { verdict, proven: provenUpTo(question, problem, levels) };
  if (own.proven) return own;
  const [other] = await solved(question, problem, time);
  return other && lexicographic(recovered(question, own.verdict, other.verdict)) > 0 ? other : { ...own, proven: other?.proven ?? false };
}

/** The best roster found of a variant, levels after the shortfall left out; none when time is up. */
async function solved(question: GapQuestion, problem: Problem, time: Allowance, from: Found | null = null): Promise<Found[]> {
  const short = upToShortfall(problem);
  if (short === null || time.left() === 0) return [];
  const { verdict, levels }: Variant = await solveVariant(short, question.slots, time, assignmentsOf((from ?? question).verdict));
  return [{ verdict, proven: provenUpTo(question, short, levels) }];
}

/** The problem with the objective cut after the last level that knows a shortfall; null when none does. */
function upToShortfall(problem: Problem): Problem | null {
  const levels = problem.objective ?? [[{ term: 'shortfall' as const, weight: 1 }]];
  const last = levels.findLastIndex((level) => level.some(({ term }) => term === 'shortfall'));
  return last < 0 ? null : { ...problem, objective: levels.slice(0, last + 1) };
}

function provenUpTo({ slot, slots }: GapQuestion, problem: Problem, levels: readonly LevelProof[]): boolean {
  const plan = levelPlan(problem, slots);
  const at = plan.findIndex(({ terms }) =>
    terms.some(({ term, class: of }) => term === 'shortfall' && (of ?? slot.line.priority) === slot.line.priority),
  );
  // Of a mixed level, the sum is proven, not the shortfall in it.
  return at >= 0 && plan[at].terms.length === 1 && levels.slice(0, at + 1).every(({ proven }) => proven);
}

function remedy(question: GapQuestion, option: GapOption, before: Found, { verdict, proven }: Found): GapRemedy {
  const { slot } = question;
  const holders = ({ holdings }: Verdict) => holdings.filter((one) => one.slot.id === slot.id).map(({ participant }) => participant.id);
  const had = new Set(holders(question.verdict));
  const now = holders(verdict);
  return {
    ...option,
    recovered: recovered(question, before.verdict, verdict),
    proven: proven && before.proven,
    fills: now.length >= slot.headcount ? true : null,
    holder: now.find((id) => !had.has(id)) ?? null,
  };
}

/** Head-minutes of the shortfall that the second roster has less than the first, class by class. */
function recovered({ problem, slots }: GapQuestion, before: Verdict, after: Verdict): Map<number, number> {
  const classes = [...new Set(problem.lines.map(({ priority }) => priority))].sort((a, b) => a - b);
  return new Map(classes.map((of) => [of, missingMinutes(slots, before.holdings, of) - missingMinutes(slots, after.holdings, of)]));
}

/** The first class in which something is recovered or lost; 0 when there is none. */
function lexicographic(of: ReadonlyMap<number, number>): number {
  return [...of.values()].find((minutes) => minutes !== 0) ?? 0;
}

/** It recovers something of the slot's class, and loses nothing of an earlier one. */
function helps({ slot }: GapQuestion, { recovered: of }: GapRemedy): boolean {
  return lexicographic(of) > 0 && (of.get(slot.line.priority) ?? 0) > 0;
}

function byRecovery(a: GapRemedy, b: GapRemedy): number {
  return byFilling(a, b) || byClasses(a, b) || Number(b.proven) - Number(a.proven);
}

function byFilling(a: GapRemedy, b: GapRemedy): number {
  return Number(b.fills === true) - Number(a.fills === true);
}

function byClasses(a: GapRemedy, b: GapRemedy): number {
  for (const [of, minutes] of a.recovered) {
    const difference = (b.recovered.get(of) ?? 0) - minutes;
    if (difference !== 0) return difference;
  }
  return 0;
}

function assignmentsOf({ holdings }: Verdict): AssignmentIds[] {
  return holdings.map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant: participant.id, onBehalfOf }));
}
