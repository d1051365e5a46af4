import { Naming } from '../calendar/naming.ts';
import { dateIn } from '../domain/dates.ts';
import type { Problem } from '../domain/problem.ts';
import type { PublicationRequest, PublishedVersion, Version, VersionChanges, VersionList } from '../domain/publication.ts';
import type { Assignment, Roster, RosterWarning } from '../domain/roster.ts';
import type { TableRecord } from '../domain/table.ts';
import type { Warning } from '../domain/warnings.ts';
import { type Done, isBelowStatutory, legalDeadlines } from '../report/deadlines.ts';
import { differences, type SlotFacts } from '../roster/differences.ts';
import { councilsBySlot, councilsTold, recipientsOf, recipientsOfTable } from '../roster/recipients.ts';
import { requestWarning } from '../answer/words.ts';

/** A roster with the problem it answers. */
export interface Publishable {
  readonly problem: Problem;
  readonly roster: Pick<Roster, 'id' | 'outcome' | 'shortfalls' | 'assignments'>;
}

/** A new version as it is kept: what is published, what changed against the version before, and who must be told. */
export function newVersion(
  { problem, roster }: Publishable,
  table: TableRecord,
  previous: readonly Assignment[] | null,
  { label, actor, asOf }: Pick<PublicationRequest, 'label' | 'actor' | 'asOf'>,
  now: Date,
): PublishedVersion {
  const changes = previous === null ? [] : differencesOf(previous, roster.assignments);
  return {
    version: (table.versions.at(-1)?.version ?? 0) + 1,
    roster: roster.id,
    label,
    actor,
    publishedAt: now.toISOString(),
    publishedOn: asOf ?? dateIn(problem.timeZone, now),
    period: problem.period,
    outcome: roster.outcome,
    changes,
    recipients: previous === null ? recipientsOfTable(roster.assignments, problem) : recipientsOf(changes, councilsBySlot(problem)),
  };
}

/** A version as it is answered, with the deadlines of the law and what is odd about it. */
export function versionView(published: PublishedVersion, { problem, roster }: Publishable, done: Done): Version {
  return { ...published, deadlines: legalDeadlines(problem, published.publishedOn, done), warnings: oddities(problem, roster) };
}

/** Every version, oldest first, and the deadlines counted from a date. */
export function versionListOf(problem: Problem, table: TableRecord, asOf: string): VersionList {
  return { versions: [...table.versions], deadlines: legalDeadlines(problem, asOf, doneOf(table)) };
}

/** What is different between two versions, and who must be told. */
export function changesBetween(
  { versions }: TableRecord,
  from: number,
  before: readonly Assignment[],
  to: number,
  after: readonly Assignment[],
): VersionChanges {
  const changes = differencesOf(before, after);
  return { from, to, changes, recipients: recipientsOf(changes, councilsTold(versions.flatMap(({ recipients }) => recipients))) };
}

/** When what the law asks for was first done with this table. */
export function doneOf({ versions, realised }: TableRecord): Done {
  const first = realised.map(({ firstOn }) => firstOn).sort();
  return { publishedOn: versions[0]?.publishedOn ?? null, realisedOn: first[0] ?? null };
}

function oddities(problem: Problem, { outcome, shortfalls }: Publishable['roster']): RosterWarning[] {
  const found: Warning[] = [];
  if (isBelowStatutory(problem.period)) found.push({ code: 'shortPeriod', params: { ...problem.period } });
  const count = shortfalls.reduce((sum, { missing }) => sum + missing, 0);
  if (outcome === 'shortfall') found.push({ code: 'publishedWithGaps', params: { count } });
  return found.map((warning) => requestWarning(new Naming(problem, []), warning));
}

/** Differences of two rosters, from what their duties say of their slots: heads that neither holds play no part. */
function differencesOf(before: readonly Assignment[], after: readonly Assignment[]): ReturnType<typeof differences> {
  const slots = new Map<string, SlotFacts>();
  for (const { slot, line, start, end } of [...before, ...after]) {
    // A slot id is line/date/window, and ids hold no slash.
    slots.set(slot, { id: slot, line: { id: line }, date: slot.split('/')[1], start, end });
  }
  const order = [...slots.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1));
  return differences(order, before, after);
}
