import type { z } from 'zod';
import type { Slot } from '../calendar/slot.ts';
import type { Limit } from '../calls/roles.ts';
import type { Reading, RosterCall } from '../calls/roster-call.ts';
import { readFields } from '../domain/fields.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import type { TableRecord } from '../domain/table.ts';
import type { Warning } from '../domain/warnings.ts';
import type { Lang, Params } from '../messages/index.ts';
import type { MadeRoster, RosterCopy, TableNews, TableObstacle } from './task.ts';

/** What a call that reads the table alone is given. */
export interface TableContext {
  /** Id of the roster. */
  readonly id: string;
  /** The request as it came; read when it is asked for. */
  readonly request: unknown;
  readonly lang: Lang;
  /** The instant of the call. */
  readonly now: Date;
  /** Aborted when the caller has gone or the service ends: end with what there is. */
  readonly signal: AbortSignal;
  /** Further parts of the address. */
  readonly params: Readonly<Record<string, string>>;
  /** How far the caller may act. */
  readonly limit: Limit;
  /** What is kept of the life of the table. */
  readonly table: TableRecord;
  /** Published versions that the call asked for, by number. */
  readonly copies: ReadonlyMap<number, RosterCopy>;
  /** Takes what is wrong with the body beyond its shape; paths start at the body. */
  readonly issues: IssueList;
}

/** The same with the request understood again and the roster. */
export interface CallContext extends TableContext {
  /** The request understood; `options.lang` is the language of the answer. */
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly warnings: readonly Warning[];
  readonly roster: Roster;
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
  readonly contact?: TableNews['contact'];
}

/** What is kept, in the two depths in which a call may read it. */
export interface ContextSource {
  table(): TableContext;
  problem(): CallContext;
}

/** The handler of a call with its descriptor: reads what was asked by the schema of the call, then answers. */
export interface CallAnswer<Name extends string = string> {
  readonly call: RosterCall<Name>;
  /** @param issues about `asked`; takes everything that is wrong with it */
  answer(asked: unknown, issues: IssueList, kept: ContextSource): CallOutcome | Promise<CallOutcome>;
}

type Handle<Context, Input extends z.ZodObject> = (context: Context, asked: z.output<Input>) => CallOutcome | Promise<CallOutcome>;

/** Ties a handler to the descriptor of a call that reads the problem. */
export function answerTo<Name extends string, Input extends z.ZodObject>(
  call: RosterCall<Name, Input, 'problem'>,
  handle: Handle<CallContext, Input>,
): CallAnswer<Name> {
  return tied(call, (kept) => kept.problem(), handle);
}

/** Ties a handler to the descriptor of a call that reads the table alone. */
export function answerFromTable<Name extends string, Input extends z.ZodObject>(
  call: RosterCall<Name, Input, 'table'>,
  handle: Handle<TableContext, Input>,
): CallAnswer<Name> {
  return tied(call, (kept) => kept.table(), handle);
}

function tied<Name extends string, Input extends z.ZodObject, Reads extends Reading, Context>(
  call: RosterCall<Name, Input, Reads>,
  contextOf: (kept: ContextSource) => Context,
  handle: Handle<Context, Input>,
): CallAnswer<Name> {
  return {
    call,
    answer: (asked, issues, kept) => {
      const { whole } = readFields<Input['shape']>(call.input.shape, asked, issues);
      return whole === null ? { kind: 'refused' } : handle(contextOf(kept), whole as z.output<Input>);
    },
  };
}
