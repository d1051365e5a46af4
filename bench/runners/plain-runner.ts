import { Worker } from 'node:worker_threads';
import { levelValues, type Model } from '../../solver/index.ts';
import type { PlainName } from './engines/index.ts';
import type { PlainState } from './plain.ts';
import type { Runner, RunnerAnswer } from './runner.ts';
import type { PlainMessage, PlainWork } from './thread.ts';

/** An engine that does not heed the stop loses its thread after this long. */
const graceMs = 10_000;

interface PlainRunnerOptions {
  readonly name: PlainName;
  readonly packages: readonly string[];
  readonly maxColumns: number;
}

/** A plain engine in a thread of its own, so that a time limit ends it whatever it does. */
export function plainRunner({ name, packages, maxColumns }: PlainRunnerOptions): Runner {
  let worker: Worker | undefined;
  /** Who listens to the thread at the moment. */
  let heard: (message: PlainMessage) => void = () => {};

  const start: Runner['start'] = async () => {
    if (worker) return { ok: true };
    worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: name });
    worker.on('message', (message: PlainMessage) => heard(message));
    worker.on('error', (error) => heard({ kind: 'missing', why: String(error) }));
    const first = await new Promise<PlainMessage>((resolve) => {
      heard = resolve;
    });
    if (first.kind !== 'missing') return { ok: true };
    await end();
    return { ok: false, why: first.why };
  };

  const end = async () => {
    const ending = worker;
    worker = undefined;
    heard = () => {};
    await ending?.terminate();
  };

  const solve: Runner['solve'] = async (model, { limitSeconds, gap }) => {
    if (!worker) await start();
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const states: PlainState[] = [];
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const word = await new Promise<string>((resolve) => {
      const limit = setTimeout(() => Atomics.store(stop, 0, 1), limitSeconds * 1000);
      const taken = setTimeout(() => over('thread taken away'), limitSeconds * 1000 + graceMs);
      const over = (why: string) => {
        clearTimeout(limit);
        clearTimeout(taken);
        resolve(why);
      };
      heard = (message) => {
        if (message.kind === 'level') states.push({ ...message.state, seconds: seconds() });
        if (message.kind === 'done') over(message.failure ?? '');
        if (message.kind === 'missing') over(message.why);
      };
      const work: PlainWork = { model, limitSeconds, gap, stop };
      worker?.postMessage(work);
    });
    const total = seconds();
    // A thread that failed or was taken away is replaced at the next solve.
    if (word !== '') await end();
    return summary(model, states, { word, total, cut: total >= limitSeconds });
  };

  return { name, packages, maxColumns, start, solve, end };
}

function summary(
  model: Model,
  states: readonly PlainState[],
  run: { readonly word: string; readonly total: number; readonly cut: boolean },
): RunnerAnswer | null {
  const last = states.at(-1);
  if (!last) return null;
  return {
    solution: last.solution,
    values: levelValues(model, last.solution),
    bounds: last.bounds,
    seconds: run.total,
    firstSeconds: states[0].seconds,
    // A run that left a level undone did not do the work, however soon it ended.
    cut: run.cut || run.word !== '' || last.note !== '',
    note: [last.note, run.word].filter((part) => part !== '').join('; '),
  };
}
