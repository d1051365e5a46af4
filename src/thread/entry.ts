import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../jobs/failure.ts';
import type { FromThread, ToThread } from '../jobs/task.ts';
import { warmUp } from './warm-up.ts';
import { work } from './work.ts';

/** Entry of a thread: one task at a time; a stop concerns the one at work. */
const port = parentPort;
if (!port) throw new Error('thread.ts runs in a worker thread');

/** On Linux a thread has a priority of its own, which the engines it starts inherit; elsewhere it is the whole process's. */
const nice = (workerData as { nice?: number } | null)?.nice;
if (nice !== undefined && process.platform === 'linux') setPriority(nice);

let stop = new AbortController();
const warming = new AbortController();

port.on('message', (message: ToThread) => {
  switch (message.type) {
    case 'stop':
      stop.abort();
      return;
    case 'warm':
      void warmUp(warming.signal).finally(() => send({ type: 'warm' }));
      return;
    case 'task':
      // A real task waits for no example.
      warming.abort();
      stop = new AbortController();
      work(message.task, {
        signal: stop.signal,
        onProgress: (progress, roster) => send({ type: 'progress', progress, roster }),
      }).then(
        (answer) => send({ type: 'answer', answer }),
        (error: unknown) => send({ type: 'error', failure: failureOf(error) }),
      );
  }
});

send({ type: 'ready' });

function send(message: FromThread): void {
  port?.postMessage(message);
}
