import type { z } from 'zod';
import type { Slot } from '../calendar/slot.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import type { Lang, Params } from '../messages/index.ts';
import type { TableRecord } from '../domain/table.ts';
import type { MadeRoster, RosterCopy, TableNews, TableObstacle } from './task.ts';

/** What a call is about, read again from what is kept, and how it was asked. */
export interface CallContext {
  /** Id of the roster. */
  readonly id: string;
  /** The request as it came, for whoever derives another one from it. */
  readonly request: unknown;
  /** The request understood; `options.lang` is the language of the answer. */
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly warnings: readonly Warning[];
  readonly roster: Roster;
  readonly lang: Lang;
  /** The instant of the call. */
  readonly now: Date;
  /** Aborted when the caller has gone or the service ends: end with what there is. */
  readonly signal: AbortSignal;
  /** Further parts of the address. */
  readonly params: Readonly<Record<string, string>>;
  /** The participant as whom alone the caller may act; null: anybody. */
  readonly actingAs: string | null;
  /** What is kept of the life of the table. */
  readonly table: TableRecord;
  /** Published versions that the call asked for, by number. */
  readonly copies: ReadonlyMap<number, RosterCopy>;
  /** Takes what is wrong with the body beyond its shape; paths start at the body. */
  readonly issues: IssueList;
}

/**
 * - `answered`: the value is sent as JSON; a roster `made` is kept under its own id, as if it had been asked for;
 *   `news` changes what is kept of the life of the table;
 * - `refused`: the body cannot be followed; `context.issues` says why (422);
 * - `forbidden`: what is kept does not allow it, or has no such thing (409, 404).
 */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly value: unknown; readonly made?: MadeRoster; readonly news?: CallNews }
  | { readonly kind: 'refused' }
  | { readonly kind: 'forbidden'; readonly code: TableObstacle; readonly params?: Params };

/** A changed record, and the version it publishes, when it does. */
export interface CallNews {
  readonly record: TableRecord;
  readonly publishes?: TableNews['publishes'];
}

/** A call about a roster that is kept: what its body is and how it is answered, in a thread. */
export interface RosterCall {
  readonly name: string;
  /** A strict object; its fields are read one by one, so that everything wrong is said at once. */
  readonly body: z.ZodObject;
  answer(context: CallContext, body: unknown): CallOutcome | Promise<CallOutcome>;
}

/** Ties a handler to the schema of its body, so that the handler receives what the schema gives. */
export function rosterCall<S extends z.ZodObject>(
  name: string,
  body: S,
  answer: (context: CallContext, body: z.output<S>) => CallOutcome | Promise<CallOutcome>,
): RosterCall {
  return { name, body, answer: (context, value) => answer(context, value as z.output<S>) };
}
