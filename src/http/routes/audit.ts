import type { z } from 'zod';
import { auditFields, type auditList, auditListQuery } from '../../domain/audit-list.ts';
import type { AuditTrail, KeptAuditEntry } from '../../jobs/audit-trail.ts';
import { say } from '../../messages/index.ts';
import { csvText } from '../../report/csv.ts';
import type { Context } from '../context.ts';
import { readQuery } from '../listing.ts';
import { formOf, printedResponse } from '../printed.ts';
import type { Handle } from '../route.ts';

type Entries = z.output<typeof auditList>['entries'];

/** Who did what to which roster, for audits. */
export function readAudit({ audit }: { readonly audit: Pick<AuditTrail, 'list'> }): Handle {
  return async (c) => {
    const format = formOf(c, ['json', 'csv']);
    const { entries, next } = await pageOf(c, audit);
    if (next !== null) c.header('Link', `<${addressOf(c, next)}>; rel="next"`);
    if (format === 'csv') return printedResponse(c, format, csvOf(c, entries), 'journal.csv');
    const body: z.output<typeof auditList> = { entries, next };
    return c.body(JSON.stringify(body), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'private, no-store',
      Vary: 'Accept, Accept-Language',
    });
  };
}

async function pageOf(c: Context, audit: Pick<AuditTrail, 'list'>): Promise<{ entries: Entries; next: string | null }> {
  const { roster, actor, from, until, limit, cursor } = readQuery(c, auditListQuery);
  const size = Number(limit);
  // One more than a page tells whether there is a next one.
  const found = await audit.list({
    limit: size + 1,
    ...(roster === undefined ? {} : { roster }),
    ...(actor === undefined ? {} : { actor }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
    ...(cursor === undefined ? {} : { before: Number(cursor) }),
  });
  const page = found.slice(0, size);
  const last = page.at(-1);
  return { entries: page.map(viewOf), next: found.length > size && last !== undefined ? String(last.place) : null };
}

function viewOf({ place: _, at, ...entry }: KeptAuditEntry): Entries[number] {
  return { ...entry, at: new Date(at).toISOString() };
}

function csvOf(c: Context, entries: Entries): string {
  const lang = c.get('lang') ?? 'fr';
  const headings = auditFields.map((field) => say(lang, `audit.${field}`));
  return csvText(
    headings,
    entries.map((entry) => auditFields.map((field) => entry[field] ?? '')),
  );
}

function addressOf(c: Context, cursor: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
