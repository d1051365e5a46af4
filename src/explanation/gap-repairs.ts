import type { Problem } from '../domain/problem.ts';
import { candidates } from '../rules/index.ts';
import { BlockerSearch } from '../roster/blockers.ts';
import type { BlockedVolunteer, GapQuestion } from './gap.ts';
import { type GapOption, gapOptions } from './gap-options.ts';
import { levelPlan } from '../roster/level-plan.ts';
import { missingMinutes } from '../roster/terms/shortfall.ts';
import { type Allowance, allowance, type LevelProof, solveVariant, type Variant } from '../roster/solve-variant.ts';
import { type Verdict, verify } from '../roster/verify.ts';

/** An option that helps: a roster with it was found and verified. */
export interface GapRemedy extends GapOption {
  /** Head-minutes of each class's shortfall recovered, by class, ascending; below 0: lost there. */
  readonly recovered: ReadonlyMap<number, number>;
  /** Both shortfalls are proven up to the slot's class: it recovers that much and no more. */
  readonly proven: boolean;
  readonly fills: boolean;
  /** Who takes the slot in the roster found. */
  readonly holder: string | null;
}

/** Of options alike (neighbours, absences …), at most this many are tried by hand, and of these so many are solved. */
const mostTried = 50;
const mostSolved = 8;
/** Part of the time for what is tried by hand. */
const handsShare = 0.4;

/**
 * The options that recover head-hours of the slot's class or of an earlier one, best first: by what is recovered class
 * by class, proven ones first. An option is first tried by hand (who can now take the slot as the roster stands?) and
 * then solved in what is left of the time, up to the level of the shortfall.
 */
export async function gapRepairs(question: GapQuestion, volunteers: readonly BlockedVolunteer[], time: Allowance): Promise<GapRemedy[]> {
  const handsEnd = time.left() * (1 - handsShare);
  const options = fewAlike(gapOptions(question, volunteers), mostTried);
  const trials = options.map((option) => ({
    kind: option.kind,
    option,
    byHand: time.left() > handsEnd ? takenByHand(question, option) : null,
  }));
  // Those that are known to help come first, should the time run out.
  trials.sort((a, b) => Number(b.byHand !== null) - Number(a.byHand !== null));
  const asked = fewAlike(trials, mostSolved);
  const before = await reference(question, shareOf(time, referenceShare));
  const remedies: GapRemedy[] = [];
  for (const [i, { option, byHand }] of asked.entries()) {
    const own = shareOf(time, 1 / (asked.length - i));
    const found = [...(byHand ? [byHand] : []), ...(await solved(question, option.problem, own))];
    const best = found.map((roster) => remedy(question, option, before, roster)).sort(byRecovery)[0];
    if (best && helps(best)) remedies.push(best);
  }
  return remedies.sort(byRecovery);
}

/** Part of the time for the shortfall to compare with, where the roster's own is not proven. */
const referenceShare = 0.3;
/** A share of time that is shorter than this is of no use: who comes later may go without. */
const leastSeconds = 1;

function shareOf(time: Allowance, share: number): Allowance {
  return allowance(Math.min(time.left(), Math.max(leastSeconds, time.left() * share)), time.signal);
}

/** A roster and what is proven of its shortfall. */
interface Found {
  readonly verdict: Verdict;
  readonly proven: boolean;
}

/** The first few of each kind. */
function fewAlike<T extends { readonly kind: string }>(options: readonly T[], most: number): T[] {
  return [...Map.groupBy(options, ({ kind }) => kind).values()].flatMap((alike) => alike.slice(0, most));
}

/** The roster as it stands with one more duty that nothing objects to any more, or null. */
function takenByHand({ slots, slot, verdict }: GapQuestion, { problem, participant: concerned }: GapOption): Found | null {
  const assignments = verdict.holdings.map((one) => ({ slot: one.slot.id, participant: one.participant.id, onBehalfOf: one.onBehalfOf }));
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
async function solved(question: GapQuestion, problem: Problem, time: Allowance): Promise<Found[]> {
  const short = upToShortfall(problem);
  if (short === null || time.left() === 0) return [];
  const { verdict, levels }: Variant = await solveVariant(short, question.slots, time);
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
  const had = new Set(question.verdict.holdings.filter((one) => one.slot === slot).map(({ participant }) => participant.id));
  const now = verdict.holdings.filter((one) => one.slot === slot).map(({ participant }) => participant.id);
  return {
    ...option,
    recovered: recovered(question, before.verdict, verdict),
    proven: proven && before.proven,
    fills: now.length >= slot.headcount,
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

function helps({ recovered: of }: GapRemedy): boolean {
  return lexicographic(of) > 0;
}

function byRecovery(a: GapRemedy, b: GapRemedy): number {
  for (const [of, minutes] of a.recovered) {
    const difference = (b.recovered.get(of) ?? 0) - minutes;
    if (difference !== 0) return difference;
  }
  return Number(b.proven) - Number(a.proven);
}
