import { parentPort, workerData } from 'node:worker_threads';
import type { Model } from '../../solver/index.ts';
import { loadEngine, type PlainName } from './engines/index.ts';
import { type PlainState, solvePlain } from './plain.ts';
import { toyModel } from './toy.ts';

/** Work for a plain engine's thread; `stop` lives in shared memory. */
export interface PlainWork {
  readonly model: Model;
  readonly limitSeconds: number;
  readonly gap: number;
  readonly stop: Int32Array;
}

/** What the thread says: that it is there (or why not), after each level, and at the end. */
export type PlainMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'level'; readonly state: PlainState }
  | { readonly kind: 'done'; readonly failure: string | null };

const say = (message: PlainMessage) => parentPort?.postMessage(message);
const name = workerData as PlainName;

try {
  const engine = await loadEngine(name);
  await solvePlain(toyModel(), { engine, limitSeconds: 10, gap: 0, stop: new Int32Array(1), onLevel: () => {} });
  parentPort?.on('message', async ({ model, limitSeconds, gap, stop }: PlainWork) => {
    try {
      await solvePlain(model, { engine, limitSeconds, gap, stop, onLevel: (state) => say({ kind: 'level', state }) });
      say({ kind: 'done', failure: null });
    } catch (error) {
      say({ kind: 'done', failure: String(error) });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  const missing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';
  const why = error instanceof Error ? error.message : String(error);
  say({ kind: 'missing', why: missing ? 'not installed: npm i --prefix bench/peers' : why });
}
