import { parentPort } from 'node:worker_threads';
import { scenarioAnswer } from '../../../src/thread/scenario-tasks.ts';
import type { FromThread, ToThread } from '../../../src/jobs/task.ts';

/** A thread that does every step of a scenario but the solving of variants, at which it fails. */
parentPort?.on('message', async (message: ToThread) => {
  if (message.type !== 'task' || message.task.kind !== 'scenario') return;
  if (message.task.step.type === 'variant')
    return send({ type: 'error', failure: { kind: 'RangeError', frames: ['at somewhere'], findings: [] } });
  send({ type: 'answer', answer: await scenarioAnswer(message.task, new AbortController().signal) });
});
send({ type: 'ready' });

function send(message: FromThread): void {
  parentPort?.postMessage(message);
}
