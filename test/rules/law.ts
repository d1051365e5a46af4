import fc from 'fast-check';
import { expect } from 'vitest';
import { checkRules, type Findings } from '../../src/rules/check-rules.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type Instance, instanceOf, rosterOf } from '../support/instance.ts';
import { evaluate } from '../support/model.ts';

/** What the laws met, by rule: a law that never sees its rule broken, kept or priced proves nothing. */
export interface Tally {
  /** Rosters that kept every hard rule. */
  kept: number;
  /** Rosters that broke a rule, of one type alone. */
  readonly broken: Map<string, number>;
  /** Violations of soft rules, by type. */
  readonly priced: Map<string, number>;
  /** Rules broken by pins alone, by type. */
  readonly pinned: Map<string, number>;
}

/** Longer hunts: `LAW_RUNS=5000 LAW_SEED=7 npx vitest run test/rules`. */
const defaults = { runs: Number(process.env.LAW_RUNS ?? 100), seed: Number(process.env.LAW_SEED ?? 20270101) };

/**
 * What compile and check promise each other, held along a random walk over rosters that keeps close to the border:
 * the hard rows hold ⇔ the checks find nothing beyond what pins break; and where nobody is on two duties at once,
 * the penalty of the soft rows = Σ weight × excess.
 */
export function assertLaw(problems: fc.Arbitrary<Problem>, { runs, seed } = defaults): Tally {
  const tally: Tally = { kept: 0, broken: new Map(), priced: new Map(), pinned: new Map() };
  fc.assert(
    fc.property(problems, fc.infiniteStream(fc.nat(1_000_000)), (problem, stream) =>
      walk(instanceOf(problem), () => Number(stream.next().value), tally),
    ),
    { seed, numRuns: runs },
  );
  return tally;
}

function walk(instance: Instance, next: () => number, tally: Tally): void {
  const free = instance.columns.filter((one) => !one.pinned);
  const chosen = new Set<number>(instance.columns.filter((one) => one.pinned).map((one) => one.column));
  compare(instance, chosen, tally);
  // 0 keeps to rosters that break nothing, 2 wanders.
  const daring = next() % 3;
  for (let step = 0; free.length > 0 && step < 30; step++) {
    const { column } = free[next() % free.length];
    flip(chosen, column);
    if (!compare(instance, chosen, tally) && next() % 3 >= daring) flip(chosen, column);
  }
}

function flip(chosen: Set<number>, column: number): void {
  if (!chosen.delete(column)) chosen.add(column);
}

/** Compares both sides on one roster; answers whether it keeps the rules. */
function compare(instance: Instance, chosen: ReadonlySet<number>, tally: Tally): boolean {
  const { broken, levels } = evaluate(instance.model, (column) => chosen.has(column));
  const findings = checkRules(rosterOf(instance, (column) => chosen.has(column)));
  const { hard, soft } = findings;
  count(tally, findings);
  const held = (): string[] =>
    instance.columns
      .filter(({ column }) => chosen.has(column))
      .map(({ slot, participant, onBehalfOf, pinned }) => `${slot.id} ${participant} ${onBehalfOf ?? ''} ${pinned ? 'pinned' : ''}`);
  if ((broken.length === 0) !== (hard.length === 0)) {
    expect.fail(
      `rows and checks disagree: ${JSON.stringify({ held: held(), rows: broken.map((row) => instance.model.origins[row]), hard }, null, 1)}`,
    );
  }
  if (!hard.some((finding) => finding.rule === 'noOverlap')) {
    const price = soft.reduce((sum, { violation, weight }) => sum + weight * violation.excess, 0);
    if (Math.abs(levels[0] - price) > 1e-6 * Math.max(1, price)) {
      expect.fail(`rows cost ${levels[0]}, checks ${price}: ${JSON.stringify({ held: held(), soft }, null, 1)}`);
    }
  }
  return broken.length === 0;
}

function count(tally: Tally, { hard, soft, pinConflicts }: Findings): void {
  const add = (counts: Map<string, number>, rule: string): unknown => counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = new Set(hard.map((finding) => finding.rule));
  if (rules.size === 0) tally.kept++;
  if (rules.size === 1) add(tally.broken, hard[0].rule);
  for (const { violation } of soft) add(tally.priced, violation.rule);
  for (const finding of pinConflicts) add(tally.pinned, finding.rule);
}
