import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import type { FromThread, ToThread } from './task.ts';
import { warmUp } from './warm-up.ts';
import { work } from './work.ts';

/** Entry of a thread: one task at a time; a stop concerns the one at work. */
const port = parentPort;
if (!port) throw new Error('thread.ts runs in a worker thread');

let stop = new AbortController();

port.on('message', (message: ToThread) => {
  if (message.type === 'stop') {
    stop.abort();
    return;
  }
  stop = new AbortController();
  work(message.task, {
    signal: stop.signal,
    onProgress: (progress, roster) => send({ type: 'progress', progress, roster }),
  }).then(
    (answer) => send({ type: 'answer', answer }),
    (error: unknown) => send({ type: 'error', failure: failureOf(error) }),
  );
});

if ((workerData as { warm?: boolean } | null)?.warm) await warmUp();
send({ type: 'ready' });

function send(message: FromThread): void {
  port?.postMessage(message);
}
