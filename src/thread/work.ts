import { buildSlotList } from '../answer/slot-list.ts';
import { buildVerification, compareVerification } from '../answer/verification.ts';
import type { Problem } from '../domain/problem.ts';
import { field } from '../domain/raw.ts';
import type { Lang } from '../messages/index.ts';
import { generate } from '../answer/generate.ts';
import { readProblem } from '../roster/read.ts';
import { readVerification } from '../roster/read-verification.ts';
import { parseJson } from './json.ts';
import { answered, languageOf, refused, unreadable } from './answers.ts';
import { answerCall } from './answer-call.ts';
import { figuresAnswer } from './figures.ts';
import { scenarioAnswer } from './scenario-tasks.ts';
import type { Answer, OnProgress, Task } from '../jobs/task.ts';

export interface WorkHooks {
  /** Aborted: end with the best so far. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Does a task, from the text of a request to the text of the answer. The threads of the service and the command line
 * both come through here.
 */
export async function work(task: Task, hooks: WorkHooks): Promise<Answer> {
  if (task.kind === 'call') return answerCall(task, hooks.signal);
  if (task.kind === 'scenario') return scenarioAnswer(task, hooks.signal);
  const parsed = parseJson(task.text);
  if (!parsed.ok) return unreadable(parsed, task.lang ?? 'fr');
  const json = parsed.value;
  const now = new Date(task.now);

  if (task.kind === 'funding' || task.kind === 'indicators') return figuresAnswer({ ...task, kind: task.kind }, json, now);
  if (task.kind === 'verify' || task.kind === 'compare') {
    const lang = languageOf(field(json, 'problem'));
    const read = readVerification(json, now);
    if (!read.ok) return refused(read, task.lang ?? lang ?? 'fr');
    const input = { ...read, problem: inLanguage(read.problem, lang ?? task.lang) };
    // Whoever is to answer at once does not solve, whatever the body asks.
    const solves = task.kind === 'compare' && read.compare;
    const value = solves ? await compareVerification(input, read.timeLimitSeconds, hooks.signal) : buildVerification(input);
    return answered(value, read.problem);
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
      const answer = answered({ ...roster, id: task.id ?? roster.id, state }, problem, state);
      return answer.ok ? { ...answer, outcome: roster.outcome } : answer;
    }
  }
}

function inLanguage(problem: Problem, lang: Lang | null): Problem {
  return lang === null ? problem : { ...problem, options: { ...problem.options, lang } };
}
