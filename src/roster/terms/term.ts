import type { ModelBuilder } from '../../../solver/index.ts';
import type { Slot } from '../../calendar/slot.ts';
import type { Term } from '../../domain/options.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CompileContext, RowOrigin } from '../../rules/index.ts';
import type { Holding } from '../holdings.ts';
import type { ModelColumn } from '../model-columns.ts';

/** What a term is written into. */
export interface TermModel {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly model: ModelBuilder<RowOrigin>;
  readonly columns: readonly ModelColumn[];
}

/** A roster as a term values it: people and duties, no columns. */
export interface TermRoster {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly holdings: readonly Holding[];
  /** Σ weight × excess of the soft rules in this roster (see `checkRules`). */
  readonly softCost: number;
}

/** Where a term stands in the levels of a model. */
export interface TermPlace {
  readonly level: number;
  readonly weight: number;
  /** Priority class of lines that the level counts alone; left out: all. */
  readonly class?: number;
}

/** A duty that goes from one person to another. */
export interface HandedOver {
  readonly before: Holding;
  readonly after: Holding;
}

/** What the rules write on behalf of a term: their soft rows, the cost of a missing head. */
export type RuleCosts = Partial<Pick<CompileContext, 'softLevel' | 'softFactor' | 'missingHead'>>;

/**
 * A term of the objective: something that a level adds up. The model and the value on dates are written apart, so that
 * one can be held against the other. Everything else that other folders need to know of a term is a member here.
 */
export interface ObjectiveTerm {
  /** Whether the problem gives the term something to count; where not, its level is left out. */
  counts(problem: Problem, slots: readonly Slot[]): boolean;
  /** Priority classes that become a level each where the term stands alone; null: one level. */
  classes(problem: Problem): readonly number[] | null;
  /** Whether every value is an integer, so that levels are compared exactly. */
  isIntegral(problem: Problem): boolean;
  /** Writes the costs at one place. A term whose costs the rules write does nothing here (see `ruleCosts`). */
  compile(model: TermModel, place: TermPlace): void;
  /** What the rules write for this term; null: nothing. `places` has at least one entry. */
  readonly ruleCosts: ((places: readonly TermPlace[]) => RuleCosts) | null;
  /** The value of a roster, from people and duties alone. */
  value(roster: TermRoster, priority?: number): number;
  /**
   * Prepares a roster to be asked many times what its value gains when duties change hands.
   * `softChange` answers what the exchange does to the cost of the soft rules.
   */
  changes(roster: Omit<TermRoster, 'softCost'>): (handed: readonly HandedOver[], softChange: () => number) => number;
  /**
   * The term that this one guards: where a request names its levels but not this term, it stands right before the first
   * level with that one, provided no level with `after` is still to come. Left out: only where it is named.
   */
  readonly guards?: { readonly term: Term; readonly after: Term };
  /** How many units of the value make one unit of the sentence `effect.of.<term>` (60: minutes are told in hours). */
  readonly unit: number;
}
