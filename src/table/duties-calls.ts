import { readRoster } from '../calls/rosters.ts';
import type { DutyTable } from '../domain/duties.ts';
import type { ProblemInput } from '../domain/problem.ts';
import type { PublishedVersion } from '../domain/publication.ts';
import type { Roster } from '../domain/roster.ts';
import { calendarFeed } from '../report/calendar-feed.ts';
import { rosterTableCsv } from '../report/roster-table.ts';
import type { RosterCopy } from '../jobs/task.ts';
import { answerFromTable, answerTo, type CallOutcome, type TableContext } from '../jobs/call.ts';
import { linkCalendar, readCalendar, readDuties } from './duties-descriptors.ts';

/** Duties of the version in force, of everybody or of one participant. */
export const duties = answerFromTable(readDuties, (context, { participant }) =>
  withDuties(context, participant, (table) => {
    return { kind: 'answered', value: context.params.format === 'csv' ? rosterTableCsv(table, context.lang) : table };
  }),
);

/** The roster itself as the text of a table, published or not. */
export const rosterTable = answerTo(readRoster, ({ problem, roster, lang }) => {
  return { kind: 'answered', value: rosterTableCsv(shownOf(roster, problem, null), lang) };
});

/** Whose calendar a link is to open; the link itself is signed where the secret is. */
export const calendarLink = answerFromTable(linkCalendar, (context, { participant, days }) =>
  withDuties(context, participant, (table) => {
    if (table.participant !== null) return { kind: 'answered', value: { participant: table.participant, days } };
    context.issues.add(['participant'], 'required');
    return { kind: 'refused' };
  }),
);

/** The duties of one participant as iCalendar text. */
export const calendar = answerFromTable(readCalendar, (context, { participant }) =>
  withDuties(context, participant, ({ version, publishedAt, duties: shown, lines }) => {
    const known = new Map(lines.map((line) => [line.id, line]));
    const entries = shown.map((duty) => ({
      ...duty,
      line: known.get(duty.line)?.name ?? duty.line,
      site: known.get(duty.line)?.site ?? null,
    }));
    return { kind: 'answered', value: calendarFeed({ duties: entries, version, publishedAt, lang: context.lang }) };
  }),
);

/** Hands on the duties of the version in force: one participant's, when one is asked for or the caller is one. */
function withDuties(context: TableContext, asked: string | undefined, then: (table: DutyTable) => CallOutcome): CallOutcome {
  const { table, copies, limit, issues } = context;
  const last = table.versions.at(-1);
  const copy = last && copies.get(last.version);
  if (last === undefined || copy === undefined) return { kind: 'forbidden', code: 'not-published' };
  const own = limit.kind === 'own' ? limit.participant : null;
  if (own !== null && asked !== undefined && asked !== own) return { kind: 'forbidden', code: 'not-yours' };
  const whose = asked ?? own;
  const shown = tableOf(last, copy, whose);
  if (whose !== null && shown.duties.length === 0 && !names(copy, whose) && !namesIn(context.request as ProblemInput, whose)) {
    issues.add(['participant'], 'unknownParticipant', { id: whose });
    return { kind: 'refused' };
  }
  return then(shown);
}

/** Whether a published version knows a participant. */
function names({ request }: RosterCopy, participant: string): boolean {
  return namesIn(JSON.parse(request) as ProblemInput, participant);
}

function namesIn({ participants }: ProblemInput, participant: string): boolean {
  return participants.some(({ id }) => id === participant);
}

/** What is shown of a published version: everybody's duties and the gaps, or one participant's duties. */
function tableOf({ version, publishedAt }: PublishedVersion, copy: RosterCopy, participant: string | null): DutyTable {
  const shown = shownOf(JSON.parse(copy.roster) as Roster, JSON.parse(copy.request) as ProblemInput, participant);
  return { version, publishedAt, participant, ...shown };
}

/** Duties and gaps of a roster, with the lines and people they name. */
function shownOf(
  { assignments, shortfalls }: Pick<Roster, 'assignments' | 'shortfalls'>,
  { lines, participants }: Pick<ProblemInput, 'lines' | 'participants'>,
  participant: string | null,
): Pick<DutyTable, 'duties' | 'gaps' | 'lines' | 'participants'> {
  const duties = assignments.filter((duty) => participant === null || duty.participant === participant);
  const left = participant === null ? shortfalls : [];
  const gaps = left.map(({ slot, line, start, end, missing }) => ({ slot, line, start, end, missing }));
  const named = new Set([...duties, ...gaps].map(({ line }) => line));
  const held = new Set(duties.map((duty) => duty.participant));
  return {
    duties,
    gaps,
    lines: lines.filter(({ id }) => named.has(id)).map(({ id, name = null, site = null }) => ({ id, name, site })),
    participants: participants.filter(({ id }) => held.has(id)).map(({ id, name = null }) => ({ id, name })),
  };
}
