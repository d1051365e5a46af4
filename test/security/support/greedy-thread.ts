import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from '../../../src/jobs/task.ts';

/** A thread that takes all the memory there is when the text of its task is `eat`, and answers anything else. */
const eaten: unknown[] = [];
parentPort?.on('message', (message: ToThread) => {
  if (message.type !== 'task') return;
  const { text } = message.task;
  while (text === 'eat') eaten.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
  const facts = { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-31' } };
  send({ type: 'answer', answer: { ok: true, json: JSON.stringify(text), facts, state: 'done' } });
});
send({ type: 'ready' });

function send(message: FromThread): void {
  parentPort?.postMessage(message);
}
