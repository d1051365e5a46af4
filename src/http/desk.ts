import type { ThreadPool } from '../jobs/threads.ts';
import type { BodyReader } from './body.ts';
import type { Context } from './context.ts';
import { refuse } from './refusal.ts';

/** What a call that is answered at once needs. */
export interface DeskDeps {
  readonly desk: ThreadPool;
  readonly bodies: BodyReader;
}

/** The largest request takes seconds; a thread that takes longer is hung. */
const deadlineMs = 120_000;

/** Hands the body to a thread of the desk and sends what comes back. */
export async function answerAtOnce(c: Context, kind: 'verify' | 'slots', { desk, bodies }: DeskDeps): Promise<Response> {
  const text = await bodies.read(c);
  const answer = await desk.run({ kind, text, now: Date.now(), lang: c.get('lang') }, { deadlineMs });
  if (!answer.ok) return refuse(c, answer.refusal);
  return c.body(answer.json, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Language' });
}
