import { readFields } from '../domain/fields.ts';
import { IssueList } from '../domain/issues.ts';
import type { Roster } from '../domain/roster.ts';
import { field } from '../domain/raw.ts';
import { emptyTable, type TableRecord } from '../domain/table.ts';
import type { Lang } from '../messages/index.ts';
import { readProblem } from '../roster/read.ts';
import { answered, forbidden, languageOf, refused, unreadable } from './answers.ts';
import { parseJson } from './json.ts';
import type { Answer, CallTask } from '../jobs/task.ts';
import { callNamed } from './registry.ts';

/**
 * Answers a call about a roster that is kept: reads the body by the schema of the call, the request and the roster from
 * what is kept, and hands them to the handler. Everything wrong with the body is a 422 with pointers into it.
 */
export async function answerCall(task: CallTask, signal: AbortSignal): Promise<Answer> {
  const call = callNamed(task.call);
  const { request, now, roster, id } = task.stored;
  const subject: unknown = JSON.parse(request);
  const parsed = parseJson(task.text);
  const usual = task.lang ?? languageOf(subject) ?? task.stored.lang ?? 'fr';
  if (!parsed.ok) return unreadable(parsed, usual);
  const lang = ownLanguage(parsed.value) ?? usual;
  const issues = new IssueList(parsed.value);
  const { values } = readFields(call.body.shape, parsed.value, issues);
  if (issues.total > 0) return refused({ issues: issues.list() }, lang);
  const read = readProblem(subject, new Date(now));
  // It was understood when it came; if it no longer is, that is a defect of ours.
  if (!read.ok) throw new Error('kept, then not understood');
  const problem = { ...read.problem, options: { ...read.problem.options, lang } };
  const context = {
    id,
    request: subject,
    problem,
    slots: read.slots,
    warnings: read.warnings,
    roster: JSON.parse(roster) as Roster,
    lang,
    now: new Date(task.now),
    signal,
    params: task.params,
    actingAs: task.actingAs ?? null,
    table: task.stored.table === null ? emptyTable : (JSON.parse(task.stored.table) as TableRecord),
    copies: new Map(task.stored.copies.map((copy) => [copy.version, copy])),
    issues,
  };
  const outcome = await call.answer(context, values);
  if (outcome.kind === 'refused') return refused({ issues: issues.list() }, lang);
  if (outcome.kind === 'forbidden') return forbidden(outcome.code, outcome.params ?? {}, lang);
  const { value, made, news } = outcome;
  const kept = news && { record: JSON.stringify(news.record), publishes: news.publishes ?? null };
  return { ...answered(value, problem, 'done', made), ...(kept ? { news: kept } : {}) };
}

/** `lang` of a body that may have any shape. */
function ownLanguage(body: unknown): Lang | null {
  const lang = field(body, 'lang');
  return lang === 'fr' || lang === 'en' ? lang : null;
}
