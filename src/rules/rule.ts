import type { z } from 'zod';
import type { ModelBuilder } from '../../solver/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';

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
  /** Level that takes the excess of soft rules. */
  readonly softLevel: number;
  readonly ruleIndex: number;
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

export interface Violation {
  readonly rule: string;
  readonly participant: string | null;
  /** Slot ids, or `line@start` for duties of the history. */
  readonly slots: readonly string[];
  /** How much, in the rule's own unit, always > 0. A soft rule costs weight × excess. */
  readonly excess: number;
  /** Figures for the message. */
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * A rule of the roster. `compile` writes rows over columns; `check` looks at dates. They share no arithmetic: that is
 * what makes the verifier worth having.
 */
export interface Rule<P extends { type: string; weight?: number; scope?: unknown } = any> {
  readonly type: string;
  readonly schema: z.ZodType<P>;
  compile(context: CompileContext, rule: P): void;
  check(context: CheckContext, rule: P, focus?: Focus): Violation[];
}
