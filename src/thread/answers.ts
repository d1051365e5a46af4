import { type Issue, reportIssue } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import { field } from '../domain/raw.ts';
import type { Lang, Params } from '../messages/index.ts';
import { maxDepth, type ParsedJson } from './json.ts';
import type { Answer, MadeRoster, ProblemFacts, TableNews, TableObstacle } from '../jobs/task.ts';

/** A value as the answer of a task; `made` when the call has made a roster that is to be kept. */
export function answered(value: unknown, problem: Problem, state: 'done' | 'stopped' = 'done', made?: MadeRoster): Answer {
  return { ok: true, json: JSON.stringify(value), facts: factsOf(problem), state, ...(made ? { made } : {}) };
}

/** The answer of a call about a kept roster: a roster `made` and `news` of the table are to be kept. */
export function answeredCall(value: unknown, made: MadeRoster | undefined, news: TableNews | undefined): Answer {
  return { ok: true, json: JSON.stringify(value), facts: noFacts, state: 'done', ...(made ? { made } : {}), ...(news ? { news } : {}) };
}

const noFacts: ProblemFacts = { timeLimitSeconds: 0, retain: false, period: { start: '', end: '' } };

/** A value that is of no one problem. `about`: what it is of, which decides who may ask. */
export function answeredAlone(value: unknown, about: readonly Pick<ProblemFacts, 'department' | 'lines'>[]): Answer {
  return { ok: true, json: JSON.stringify(value), facts: noFacts, state: 'done', about };
}

function factsOf({ department, period, lines, options: { timeLimitSeconds, retain, callbackUrl } }: Problem): ProblemFacts {
  const facts = { timeLimitSeconds, retain, department, period, lines: lines.map(({ id }) => id) };
  return callbackUrl === undefined ? facts : { ...facts, callbackUrl: new URL(callbackUrl).href };
}

/** Everything that is wrong with a body, in words. */
export function refused({ issues }: { readonly issues: readonly Issue[] }, lang: Lang): Answer {
  const errors = issues.map((issue) => reportIssue(lang, issue));
  return { ok: false, refusal: { status: 422, code: 'invalid', params: { count: issues.length }, lang, errors } };
}

const unknown: ReadonlySet<TableObstacle> = new Set(['unknown-version', 'unknown-proposal', 'no-realised', 'unknown-duty']);

/** A call that what is kept does not allow. */
export function forbidden(code: TableObstacle, params: Params, lang: Lang): Answer {
  const status = code === 'not-yours' ? 403 : unknown.has(code) ? 404 : 409;
  return { ok: false, refusal: { status, code, params, lang, errors: [] } };
}

/** A body that is not JSON. */
export function unreadable({ code, position }: Extract<ParsedJson, { ok: false }>, lang: Lang): Answer {
  return { ok: false, refusal: { status: 400, code, params: { position, max: maxDepth }, lang, errors: [] } };
}

/** `options.lang` of a request that may have any shape. */
export function languageOf(json: unknown): Lang | null {
  const lang = field(field(json, 'options'), 'lang');
  return lang === 'fr' || lang === 'en' ? lang : null;
}
