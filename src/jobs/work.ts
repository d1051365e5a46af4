import { buildSlotList } from '../answer/slot-list.ts';
import { buildVerification } from '../answer/verification.ts';
import type { Issue } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import { type Lang, say } from '../messages/index.ts';
import { generate } from '../answer/generate.ts';
import { readProblem } from '../roster/read.ts';
import { readVerification } from '../roster/read-verification.ts';
import { maxDepth, type ParsedJson, parseJson } from './json.ts';
import type { Answer, OnProgress, ProblemFacts, Task } from './task.ts';

export interface WorkHooks {
  /** Aborted: end with the best so far. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

type Refused = { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Does a task, from the text of a request to the text of the answer. The threads of the service and the command line
 * both come through here.
 */
export async function work(task: Task, hooks: WorkHooks): Promise<Answer> {
  const parsed = parseJson(task.text);
  if (!parsed.ok) return unreadable(parsed, task.lang ?? 'fr');
  const json = parsed.value;
  const now = new Date(task.now);

  if (task.kind === 'verify') {
    const lang = languageOf(field(json, 'problem'));
    const read = readVerification(json, now);
    if (!read.ok) return refused(read, task.lang ?? lang ?? 'fr');
    return answered(buildVerification({ ...read, problem: inLanguage(read.problem, lang ?? task.lang) }), read.problem);
  }

  const lang = languageOf(json);
  const read = readProblem(json, now);
  // What is wrong is said in the language of the call; the answer itself in that of the problem, when it names one.
  if (!read.ok) return refused(read, task.lang ?? lang ?? 'fr');
  const { slots, warnings } = read;
  const problem = inLanguage(read.problem, lang ?? task.lang);
  switch (task.kind) {
    case 'read':
      return answered(null, problem);
    case 'slots':
      return answered(buildSlotList(problem, slots, warnings), problem);
    case 'generate': {
      const roster = await generate(
        { problem, slots, warnings },
        {
          signal: hooks.signal,
          onProgress: ({ roster: best, ...progress }) => hooks.onProgress(progress, best ? JSON.stringify(best) : null),
        },
      );
      const state = hooks.signal.aborted ? 'stopped' : 'done';
      return answered({ ...roster, id: task.id ?? roster.id, state }, problem, state);
    }
  }
}

function answered(value: unknown, { options }: Problem, state: 'done' | 'stopped' = 'done'): Answer {
  const facts: ProblemFacts = { timeLimitSeconds: options.timeLimitSeconds, retain: options.retain };
  return { ok: true, json: JSON.stringify(value), facts, state };
}

function refused({ issues }: Refused, lang: Lang): Answer {
  const errors = issues.map(({ pointer, code, params }) => ({ pointer, code, message: say(lang, `issue.${code}`, params) }));
  return { ok: false, refusal: { status: 422, code: 'invalid', params: { count: issues.length }, lang, errors } };
}

function unreadable({ code, position }: Extract<ParsedJson, { ok: false }>, lang: Lang): Answer {
  return { ok: false, refusal: { status: 400, code, params: { position, max: maxDepth }, lang, errors: [] } };
}

function inLanguage(problem: Problem, lang: Lang | null): Problem {
  return lang === null ? problem : { ...problem, options: { ...problem.options, lang } };
}

/** `options.lang` of a request that may have any shape. */
function languageOf(json: unknown): Lang | null {
  const lang = field(field(json, 'options'), 'lang');
  return lang === 'fr' || lang === 'en' ? lang : null;
}

function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;
}
