import { InternalRosterError } from '../answer/incident.ts';
import { proofOf, reportLevels } from '../answer/levels.ts';
import type { Slot } from '../calendar/slot.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import type { ScenarioMeasures } from '../domain/scenario-answer.ts';
import type { ScenarioFields } from '../domain/scenario.ts';
import { rosterBalances } from '../fairness/balances.ts';
import { fairnessSummary } from '../fairness/fairness.ts';
import { rosterCost } from '../finance/cost.ts';
import { rosterIndicators } from '../report/indicators.ts';
import type { Holding } from '../roster/holdings.ts';
import { levelPlan, objectiveOf } from '../roster/level-plan.ts';
import { type Optimised, optimise } from '../roster/optimise.ts';
import { learnFrom, type NearHints, optimiseNear } from '../roster/optimise-near.ts';
import { missingMinutes } from '../roster/terms/shortfall.ts';
import { verify } from '../roster/verify.ts';
import { tierRank } from '../rules/tier.ts';

/** How a variant is solved. */
export type Effort = Pick<ScenarioFields, 'depth' | 'gap' | 'timeLimitSeconds'>;

/** Duties and hours of one participant. */
export interface Load {
  readonly duties: number;
  readonly minutes: number;
}

/** One solve: its figures, and what comparisons and further solves set out from. */
export interface Solved {
  readonly measures: ScenarioMeasures;
  readonly loads: Readonly<Record<string, Load>>;
  /** What further solves set out from. */
  readonly found: Found;
}

/** Duties found and what the optimiser says of them; `certificate`: what proofs about variants can be made from. */
export interface Found extends Pick<Optimised, 'assignments' | 'levels' | 'cut'> {
  readonly certificate?: NearHints['certificate'];
}

/**
 * Gap at which the fairness of a variant is not improved any more: that of a roster of its own, less would be told as a
 * difference to the base.
 */
const fineGap = 0.005;

/**
 * Solves a problem as far as the effort says, setting out from duties that are certificate, and verifies what comes of it.
 *
 * @throws {InternalRosterError} when the roster fails its verification
 */
export async function solveFor(
  problem: Problem,
  slots: readonly Slot[],
  effort: Effort,
  seed: number,
  envelope: number | null,
  { start, signal }: { readonly start?: Found; readonly signal?: AbortSignal },
): Promise<Solved> {
  const asked = askedOf(problem, effort, seed);
  const solved =
    start?.certificate === undefined
      ? await optimise(asked, slots, { start: start?.assignments, signal })
      : await optimiseNear(
          asked,
          slots,
          { start: start.assignments, certificate: start.certificate, fineGap: Math.min(fineGap, effort.gap) },
          { signal },
        );
  return measured(asked, slots, envelope, solved, solved.seconds);
}

/** As `solveFor`, for a base: what proofs about its variants can be made from is learnt as well. */
export async function solveBase(
  problem: Problem,
  slots: readonly Slot[],
  effort: Effort,
  seed: number,
  envelope: number | null,
  how: { readonly start?: Found; readonly signal?: AbortSignal },
): Promise<Solved> {
  const solved = await solveFor(problem, slots, effort, seed, envelope, how);
  // Preferences have no prices that prove anything; and the prices of a base serve its replications, too.
  if (effort.depth === 'full') return solved;
  const certificate = how.start?.certificate ?? (await learnFrom(askedOf(problem, effort, seed), slots, solved.found, how));
  return { ...solved, found: { ...solved.found, certificate } };
}

/**
 * The figures of a problem that differs from one solved in money alone, which plays no part in any level: the same
 * duties, verified anew.
 *
 * @throws {InternalRosterError} when the roster fails its verification
 */
export function pricedAnew(
  problem: Problem,
  slots: readonly Slot[],
  effort: Effort,
  seed: number,
  envelope: number | null,
  found: Found,
): Solved {
  return measured(askedOf(problem, effort, seed), slots, envelope, found, 0);
}

function askedOf(problem: Problem, { depth, gap, timeLimitSeconds }: Effort, seed: number): Problem {
  return { ...problem, objective: objectiveUpTo(problem, depth), options: { ...problem.options, gap, timeLimitSeconds, seed } };
}

function measured(asked: Problem, slots: readonly Slot[], envelope: number | null, solved: Found, seconds: number): Solved {
  const verdict = verify(asked, slots, solved.assignments);
  const { levels, mismatches } = reportLevels(verdict.levels, solved.levels);
  const broken = verdict.violations.map(({ rule, participant, slots: where }) => `${rule}: ${participant ?? '-'} on ${where.join(', ')}`);
  if (broken.length > 0 || mismatches.length > 0) throw new InternalRosterError([...broken, ...mismatches]);
  const { holdings } = verdict;
  const figures = figuresOf(asked, slots, holdings, envelope);
  const shortfall = shortfallOf(asked, slots, holdings, levels);
  const outcome = shortfall.every(({ hours }) => hours === 0) ? 'complete' : 'shortfall';
  const run = { proof: proofOf(asked, verdict.levels, levels), cut: solved.cut, seconds: Math.round(seconds * 1000) / 1000 };
  return {
    measures: { outcome, ...run, ...figures, shortfall, levels },
    loads: loadsOf(holdings),
    found: { assignments: solved.assignments, levels: solved.levels, cut: solved.cut },
  };
}

/** The levels of a problem up to the first that names a term; all of them where none does. */
function objectiveUpTo(problem: Problem, depth: Effort['depth']): Problem['objective'] {
  if (depth === 'full') return problem.objective;
  const levels = objectiveOf(problem);
  const last = levels.findIndex((level) => level.some(({ term }) => term === depth));
  return last < 0 ? levels : levels.slice(0, last + 1);
}

function figuresOf(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[], envelope: number | null) {
  const { needed, filled, fillRate, byLine, byTerritory } = rosterIndicators(problem, slots, holdings);
  const cost = rosterCost(problem, holdings);
  const costOf = new Map(cost.byLine.map(({ line, total }) => [line, total]));
  // Of a roster that nobody has evened out, unevenness says nothing.
  const evened = levelPlan(problem, slots).some(({ terms: own }) => own.some(({ term }) => term === 'fairness'));
  const { gini, maxMinusMin, standardDeviation } = fairnessSummary(problem, rosterBalances(problem, slots, holdings));
  return {
    needed,
    filled,
    fillRate,
    byLine: byLine.map((one) => ({ ...one, cost: costOf.get(one.line) ?? 0 })),
    byTerritory,
    tiers: tiersOf(problem, holdings),
    fairness: evened ? { gini, maxMinusMin, standardDeviation } : null,
    cost: { total: cost.total, envelope, left: envelope === null ? null : eurosOf(centsOf(envelope) - centsOf(cost.total)) },
  };
}

function shortfallOf(
  problem: Problem,
  slots: readonly Slot[],
  holdings: readonly Holding[],
  levels: ScenarioMeasures['levels'],
): ScenarioMeasures['shortfall'] {
  const classes = [...new Set(problem.lines.map(({ priority }) => priority))].sort((a, b) => a - b);
  return classes.map((priority) => ({
    class: priority,
    hours: missingMinutes(slots, holdings, priority) / 60,
    proven: levels.some((level) => level.level === 'shortfall' && level.class === priority && level.proven),
  }));
}

function tiersOf(problem: Problem, holdings: readonly Holding[]): ScenarioMeasures['tiers'] {
  const byRank = Map.groupBy(holdings, ({ participant, slot }) => tierRank(problem, participant, slot));
  return [...byRank]
    .sort(([a], [b]) => a - b)
    .map(([rank, held]) => ({ rank, duties: held.length, hours: held.reduce((sum, { slot }) => sum + slot.minutes, 0) / 60 }));
}

function loadsOf(holdings: readonly Holding[]): Record<string, Load> {
  const byPerson = Map.groupBy(holdings, ({ participant }) => participant.id);
  return Object.fromEntries(
    [...byPerson].map(([id, held]) => [id, { duties: held.length, minutes: held.reduce((sum, { slot }) => sum + slot.minutes, 0) }]),
  );
}
