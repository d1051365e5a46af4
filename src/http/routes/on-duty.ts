import { createHash } from 'node:crypto';
import { onDutyQuery, tablesQuery } from '../../domain/on-duty.ts';
import type { TableInForce, TableStore } from '../../jobs/table-store.ts';
import { onDutyAnswer, tableList } from '../../on-duty/answer.ts';
import { listedLines } from '../admission.ts';
import type { Context } from '../context.ts';
import { departmentsAsked, readQuery } from '../listing.ts';
import type { Handle } from '../route.ts';

export interface OnDutyDeps {
  readonly tables: Pick<TableStore, 'inForce' | 'dutiesAt'>;
  /** Whether readers see telephones, as the other roles do. */
  readonly readerPhones: boolean;
}

const dayMs = 86_400_000;

/** Tables in force, and who is on duty by them: looked up on the main thread, however busy the others are. */
export function onDutyHandlers({ tables, readerPhones }: OnDutyDeps) {
  return {
    listTables: async (c) => {
      const { department, at } = readQuery(c, tablesQuery);
      const from = at ?? new Date(Date.now() - dayMs).toISOString().slice(0, 10);
      const found = await tables.inForce({ ...reached(c, department), from, ...(at ? { to: at } : {}) });
      return c.body(JSON.stringify(tableList(own(c, found))), 200, { ...json, 'Cache-Control': 'private, no-store' });
    },
    readOnDuty: async (c) => {
      const { at: asked, department, ...filter } = readQuery(c, onDutyQuery);
      const at = asked === undefined ? Date.now() : Date.parse(asked);
      const day = (offset: number) => new Date(at + offset * dayMs).toISOString().slice(0, 10);
      // A duty that began days ago may be under way; the next one may be in the table of next month.
      const found = own(c, await tables.inForce({ ...reached(c, department), from: day(-11), to: day(60) }));
      const duties = await tables.dutiesAt(
        found.map(({ table }) => table),
        at,
      );
      const answer = onDutyAnswer(found, duties, at, { filter, phones: readerPhones || !onlyReads(c) });
      const { at: _, ...lasting } = answer;
      const tag = `"${createHash('sha256').update(JSON.stringify(lasting)).digest('base64url').slice(0, 27)}"`;
      const headers = { ...json, ETag: tag, 'Cache-Control': 'private, max-age=30', Vary: 'Authorization' };
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
      return c.body(JSON.stringify(answer), 200, headers);
    },
  } satisfies Record<string, Handle>;
}

const json = { 'Content-Type': 'application/json' };

function reached(c: Context, department: string | undefined): { departments?: readonly (string | null)[] } {
  const departments = departmentsAsked(c, department);
  return departments === undefined ? {} : { departments };
}

/** Tables whose lines are all the caller's, for a caller who is limited to lines. */
function own(c: Context, tables: readonly TableInForce[]): readonly TableInForce[] {
  const lines = listedLines(c);
  return lines === undefined ? tables : tables.filter((table) => table.lines.every((line) => lines.includes(line)));
}

/** Whether the caller is nothing but a reader. */
function onlyReads(c: Context): boolean {
  const actor = c.get('actor');
  return (
    actor !== undefined &&
    actor.kind !== 'local' &&
    !['cdom', 'coordinator', 'ars', 'samu'].some((role) => (actor.roles as readonly string[]).includes(role))
  );
}
