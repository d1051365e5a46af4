import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from '../../../src/jobs/task.ts';

/**
 * A thread that does what the text of its task says, or the name of the problem in it: `throw`, `die`,
 * `die-once:` and a file that is there afterwards, `crash`, `hang`,
 * `until-stopped`, `wait:50`; anything else is answered. Speaks the protocol of the real one, so that pools and jobs can
 * be tested without solving anything.
 */
const port = parentPort;
if (!port) throw new Error('runs in a worker thread');
let stopped: () => void = () => {};

port.on('message', async (message: ToThread) => {
  if (message.type === 'stop') return stopped();
  if (message.type === 'warm') return send({ type: 'warm' });
  const text = commandOf(message.task.text);
  if (text === 'die') process.exit(7);
  if (text.startsWith('die-once:') && !existsSync(text.slice(9))) {
    writeFileSync(text.slice(9), '');
    process.exit(7);
  }
  if (text === 'crash') {
    setTimeout(() => {
      throw new TypeError('quotes Dr Hoarau');
    });
    return;
  }
  if (text === 'hang') for (;;);
  if (text === 'throw') return send({ type: 'error', failure: { kind: 'RangeError', frames: ['at somewhere'], findings: [] } });
  if (text.startsWith('wait:')) await new Promise((resolve) => setTimeout(resolve, Number(text.slice(5))));
  if (text === 'until-stopped') {
    send({ type: 'progress', progress: { level: 'shortfall', value: 1, bound: 0, gap: 1, seconds: 0 }, roster: '{"best":1}' });
    await new Promise<void>((resolve) => {
      stopped = resolve;
    });
  }
  const state = text === 'until-stopped' ? 'stopped' : 'done';
  send({
    type: 'answer',
    answer: {
      ok: true,
      json: JSON.stringify({ text }),
      facts: { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-31' } },
      state,
    },
  });
});

send({ type: 'ready' });

function commandOf(text: string): string {
  return text.startsWith('{') ? String((JSON.parse(text) as { name?: string }).name) : text;
}

function send(message: FromThread): void {
  port?.postMessage(message);
}
