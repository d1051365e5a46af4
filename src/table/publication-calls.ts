import { changesBetween, doneOf, newVersion, versionListOf, versionView } from './publication.ts';
import { dateIn } from '../domain/dates.ts';
import type { Roster } from '../domain/roster.ts';
import { answerFromTable, answerTo, type CallOutcome, type TableContext } from '../jobs/call.ts';
import { versionIndex } from './version-index.ts';
import { compareVersions, listVersions, publishRoster, readVersion } from './publication-descriptors.ts';

/** Publishes the roster as the next version of its table. */
export const publication = answerTo(publishRoster, (context, body) => {
  const { table, now, problem, slots, roster } = context;
  const last = table.versions.at(-1);
  if (last?.roster === context.id) return { kind: 'forbidden', code: 'already-published', params: { version: last.version } };
  const previous = last ? (copyOf(context, last.version)?.assignments ?? null) : null;
  const made = newVersion(context, table, previous, body, now);
  const record = { ...table, versions: [...table.versions, made] };
  return {
    kind: 'answered',
    value: versionView(made, context, doneOf(record)),
    news: {
      record,
      publishes: { version: made.version, copy: 'stored', index: versionIndex(problem, slots, roster, table.contacts ?? []) },
    },
  };
});

/** Lists the versions, with the deadlines of the law. */
export const versions = answerTo(listVersions, ({ problem, table, now }, { asOf }) => {
  return { kind: 'answered', value: versionListOf(problem, table, asOf ?? dateIn(problem.timeZone, now)) };
});

/** One version, as it was published. */
export const version = answerFromTable(readVersion, (context) => {
  const number = numberOf(context.params.version);
  const copy = copyOf(context, number);
  return copy ? { kind: 'answered', value: copy } : unknownVersion(context.params.version);
});

/** What is different between two versions. */
export const versionChanges = answerFromTable(compareVersions, (context) => {
  const [from, to] = [numberOf(context.params.version), numberOf(context.params.to)];
  const [before, after] = [copyOf(context, from), copyOf(context, to)];
  if (!before) return unknownVersion(context.params.version);
  if (!after) return unknownVersion(context.params.to);
  return { kind: 'answered', value: changesBetween(context.table, from, before.assignments, to, after.assignments) };
});

function copyOf({ copies }: TableContext, version: number): Roster | null {
  const copy = copies.get(version);
  return copy ? (JSON.parse(copy.roster) as Roster) : null;
}

/** The number that a text is, written as it is here; NaN for any other. */
function numberOf(text: string): number {
  const number = Number(text);
  return String(number) === text ? number : Number.NaN;
}

function unknownVersion(version: string): CallOutcome {
  return { kind: 'forbidden', code: 'unknown-version', params: { version } };
}
