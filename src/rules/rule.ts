import type { z } from 'zod';
import type { ModelBuilder, Penalty } from '../../solver/index.ts';
import type { NamedDuty } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Scope } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import type { Warning } from '../domain/warnings.ts';
import type { Reach } from './reach.ts';

/** What every reader knows of a duty that somebody holds or may hold, in this problem or in the history. */
export interface Duty {
  readonly participant: string;
  /** Line id; in the history it may be one the problem does not know. */
  readonly line: string;
  /** Slot of this problem, or null for a duty of the history. */
  readonly slot: Slot | null;
  readonly startMs: number;
  readonly endMs: number;
  /** Elapsed minutes. */
  readonly minutes: number;
  /** Local start date. */
  readonly date: string;
  /** Role and territories of the line; of an unknown line: null and none. */
  readonly role: string | null;
  readonly territories: readonly string[];
  readonly tags: ReadonlySet<string>;
  /** The installed doctor whom a locum replaces; null for everybody else and in the history. */
  readonly onBehalfOf: string | null;
}

/** A duty in the model: a column that may be chosen, or a constant of the history (`column` null). */
export interface ModelDuty extends Duty {
  readonly column: number | null;
}

/** Says which rule, of whom, made a row; travels through the solver unread. */
export interface RowOrigin {
  /** Rule type, or `headcount`, `limits`, `locum`. */
  readonly rule: string;
  /** Index in `problem.rules`, or null for built-in rows. */
  readonly ruleIndex: number | null;
  readonly participant: string | null;
  /** Slot the row is about, when it is about one. */
  readonly slot?: string;
}

export interface CompileContext {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly model: ModelBuilder<RowOrigin>;
  /**
   * Per participant id, in the order of the problem: columns and history, sorted by start, then end, then line.
   * A pinned duty is a fixed column and needs no special care: the builder widens a row that pins alone break, and a
   * row whose room the pins use up admits nothing more. A locum may have several columns on one slot (one a principal).
   */
  readonly duties: ReadonlyMap<string, readonly ModelDuty[]>;
  /** Level that takes the excess of soft rules; -1: the objective has none, and they are left out. */
  readonly softLevel: number;
  /** Factor on the weights of soft rules. Default 1. */
  readonly softFactor?: number;
  /** What a missing head of a slot costs, a head: level and weight. Left out: nothing, only the upper side is written. */
  readonly missingHead?: (slot: Slot) => Penalty | undefined;
  /** Position in `problem.rules`; null while a built-in rule compiles. */
  readonly ruleIndex: number | null;
}

/** The roster as the verifier sees it: people, dates, duties; no column, no row. */
export interface CheckContext {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** Per participant id: duties held in the roster, and those of the history, sorted by start. */
  readonly held: ReadonlyMap<string, readonly Duty[]>;
}

/** Restricts a check to what concerns this participant (violations of others may be left out). */
export interface Focus {
  readonly participant: string;
}

/** What a message names; it is put into words when the language is known. */
export type Mention =
  | { readonly duty: NamedDuty }
  | { readonly person: string }
  | { readonly people: readonly string[] }
  | { readonly line: string }
  | { readonly establishment: string }
  | { readonly dates: readonly string[] };

export type ViolationParams = Readonly<Record<string, string | number | Mention>>;

export interface Violation {
  readonly rule: string;
  readonly participant: string | null;
  /**
   * Names where the rule is broken: a pair of duties, a span, a slot. Within one rule, two rosters that break it with
   * the same `place` break it at the same place; that is how a violation is known to be the pins' own doing.
   */
  readonly place: string;
  /** Slot ids, or `line@start` for duties of the history. */
  readonly slots: readonly string[];
  /**
   * How much, in the rule's own unit, always > 0. A soft rule costs weight × excess. A rule whose unit is a cost of its
   * own says that cost, which a table may make negative.
   */
  readonly excess: number;
  /** Figures and names for the message. */
  readonly params: ViolationParams;
}

/** What every rule has beside its own parameters. */
export interface RuleSettings {
  readonly type: string;
  /** Present: the rule is soft and costs weight × excess. */
  readonly weight?: number;
  readonly scope?: Scope;
}

/**
 * A rule of the roster. `compile` writes rows over columns; `check` looks at dates. They share no arithmetic: that is
 * what makes the verifier worth having.
 *
 * What the two promise each other, with the built-in rules in force: an assignment satisfies the hard rows exactly when
 * `check` finds nothing that pins and history do not already break on their own; the penalty of the soft rows equals
 * Σ weight × excess. Rows may be stronger than their rule alone (they lean on `noOverlap`), so to tell somebody why a
 * duty is refused, put it in and ask the checks.
 */
export interface Rule<P extends RuleSettings = RuleSettings> extends RuleTraits {
  /** How far it reaches from one candidate; bounds the cost of a request before anything is built. */
  reach(rule: P): Reach;
  readonly type: P['type'];
  readonly schema: z.ZodType<P>;
  compile(context: CompileContext, rule: P): void;
  check(context: CheckContext, rule: P, focus?: Focus): Violation[];
  /** Heads that a slot may carry above its headcount; left out: none. */
  roomAbove?(rule: P): (slot: Slot) => number;
  /** Tags that the rule asks for beside those of its scope; left out: none. */
  tags?(rule: P): readonly string[];
  /** What is missing in the request for the rule to be of use; left out: nothing ever is. */
  warnings?(rule: P, problem: Problem, slots: readonly Slot[]): Warning[];
  /** Built-in rules whose rows the rows of this rule contain, so that they need not be written; left out: none. */
  implies?(rule: P, problem: Problem): readonly BuiltInName[];
}

/** What other folders need to know of a rule. */
export interface RuleTraits {
  /**
   * The parameter that says how much is allowed and which way it is eased: `up`, more of it allows more; `down`, less of
   * it does. Null: the rule knows no degrees and can only be lifted.
   */
  readonly easing: { readonly field: string; readonly towards: 'up' | 'down' } | null;
  /** either: hard, or soft with a weight; always: only ever soft; never: only ever hard, without weight and scope. */
  readonly softness: 'either' | 'always' | 'never';
  /** oneByOne: what a person breaks shows in that person's duties alone; together: it looks at several people at once. */
  readonly people: 'oneByOne' | 'together';
  /** A further duty can be what is missing: leaving other duties out can break the rule. */
  readonly needsFurtherDuties: boolean;
}

/** Rules that are always in force. */
export type BuiltInName = 'noOverlap' | 'headcount' | 'limits' | 'locum' | 'sharing';

/** A rule that is always in force and cannot be listed, with figures from elsewhere in the problem. */
export interface BuiltInRule {
  readonly name: BuiltInName;
  /** Whether an exchange of duties can break it in this problem though everybody concerned stands well alone. */
  together(problem: Problem): boolean;
  compile(context: CompileContext): void;
  check(context: CheckContext, focus?: Focus): Violation[];
}
