import type { RequestTask } from '../jobs/task.ts';
import type { ThreadPool } from '../jobs/threads.ts';
import { refuseForeign } from './admission.ts';
import type { BodyReader } from './body.ts';
import type { Context } from './context.ts';
import { formOf, printedResponse } from './printed.ts';
import { refuse } from './refusal.ts';

/** What a call that is answered at once needs. */
export interface DeskDeps {
  readonly desk: ThreadPool;
  readonly bodies: BodyReader;
}

/** What a call needs that is answered at once or solved, as its body asks. */
export interface SolvingDeskDeps extends DeskDeps {
  readonly solvers: ThreadPool;
}

/** The largest request takes seconds; a thread that takes longer is hung. */
const deadlineMs = 120_000;

/** Hands the body to a thread of the desk and sends what comes back. */
export async function answerAtOnce(c: Context, kind: 'verify' | 'slots', { desk, bodies }: DeskDeps): Promise<Response> {
  return answerBy(c, desk, { kind, text: await bodies.read(c) });
}

/** The same, as JSON or as a table in CSV, whichever the call asks for. */
export async function answerFigures(
  c: Context,
  kind: 'funding' | 'indicators',
  { desk, bodies }: DeskDeps,
  file: string,
): Promise<Response> {
  const form = formOf(c, ['json', 'csv']);
  const text = await bodies.read(c);
  if (form === 'json') return answerBy(c, desk, { kind, text });
  const answer = await answerOf(c, desk, { kind, text, format: form });
  return answer instanceof Response ? answer : printedResponse(c, form, JSON.parse(answer) as string, file);
}

/** Verifies: at once, or by those who solve when the body asks for a comparison. */
export async function answerVerification(c: Context, { desk, solvers, bodies }: SolvingDeskDeps): Promise<Response> {
  const text = await bodies.read(c);
  // Bodies are read in threads; a word is enough to choose which, and a wrong guess costs nothing but the place.
  const compare = /"compare"\s*:\s*true/.test(text);
  return answerBy(c, compare ? solvers : desk, { kind: compare ? 'compare' : 'verify', text });
}

type Asked = Pick<RequestTask, 'kind' | 'text' | 'format'>;

async function answerBy(c: Context, threads: ThreadPool, asked: Asked): Promise<Response> {
  const answer = await answerOf(c, threads, asked);
  if (answer instanceof Response) return answer;
  return c.body(answer, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language' });
}

/** JSON text of what a thread answers; a response where it refuses. */
async function answerOf(c: Context, threads: ThreadPool, asked: Asked): Promise<string | Response> {
  const request = { ...asked, now: Date.now(), lang: c.get('lang') };
  const limit = asked.kind === 'compare' ? 2 * deadlineMs : deadlineMs;
  const answer = await threads.run(request, { deadlineMs: limit, signal: c.req.raw.signal });
  if (!answer.ok) return refuse(c, answer.refusal);
  for (const one of answer.about ?? []) refuseForeign(c, one);
  return answer.json;
}
