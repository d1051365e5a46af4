import { IssueList } from '../domain/issues.ts';
import { field } from '../domain/raw.ts';
import type { Roster } from '../domain/roster.ts';
import { emptyTable, type TableRecord } from '../domain/table.ts';
import type { ContextSource, TableContext } from '../jobs/call.ts';
import type { Answer, CallTask } from '../jobs/task.ts';
import type { Lang } from '../messages/index.ts';
import { readProblem } from '../roster/read.ts';
import { answeredCall, forbidden, languageOf, refused, unreadable } from './answers.ts';
import { parseJson } from './json.ts';
import { handlerOf } from './registry.ts';

/**
 * Answers a call about a roster that is kept: hands what was asked and what is kept to the handler of the call, which
 * says how much of it is read again. Everything wrong with the body is a 422 with pointers into it.
 */
export async function answerCall(task: CallTask, signal: AbortSignal): Promise<Answer> {
  const handler = handlerOf(task.call);
  const parsed = parseJson(task.text);
  const request = once((): unknown => JSON.parse(task.stored.request));
  const usual = () => task.lang ?? languageOf(request()) ?? task.stored.lang ?? 'fr';
  if (!parsed.ok) return unreadable(parsed, usual());
  const lang = ownLanguage(parsed.value) ?? usual();
  const issues = new IssueList(parsed.value);
  const outcome = await handler.answer(parsed.value, issues, keptOf(task, { request, lang, signal, issues }));
  if (outcome.kind === 'refused') return refused({ issues: issues.list() }, lang);
  if (outcome.kind === 'forbidden') return forbidden(outcome.code, outcome.params ?? {}, lang);
  const { value, made, news } = outcome;
  const contact = news?.contact ? { contact: news.contact } : {};
  const kept = news && { record: JSON.stringify(news.record), publishes: news.publishes ?? null, ...contact };
  return answeredCall(value, made, kept);
}

interface Asked {
  readonly request: () => unknown;
  readonly lang: Lang;
  readonly signal: AbortSignal;
  readonly issues: IssueList;
}

function keptOf({ stored, params, now, limit }: CallTask, { request, lang, signal, issues }: Asked): ContextSource {
  const table = once((): TableContext => {
    return {
      id: stored.id,
      get request() {
        return request();
      },
      ...{ lang, signal, params, issues },
      now: new Date(now),
      limit,
      table: stored.table === null ? emptyTable : (JSON.parse(stored.table) as TableRecord),
      copies: new Map(stored.copies.map((copy) => [copy.version, copy])),
    };
  });
  return {
    table,
    problem: () => {
      const read = readProblem(request(), new Date(stored.now));
      // It was understood when it came; if it no longer is, that is a defect of ours.
      if (!read.ok) throw new Error('kept, then not understood');
      const { slots, warnings } = read;
      const problem = { ...read.problem, options: { ...read.problem.options, lang } };
      return { ...table(), problem, slots, warnings, roster: JSON.parse(stored.roster) as Roster };
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** `lang` of a body that may have any shape. */
function ownLanguage(body: unknown): Lang | null {
  const lang = field(body, 'lang');
  return lang === 'fr' || lang === 'en' ? lang : null;
}
