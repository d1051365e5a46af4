import type { ChildProcess } from 'node:child_process';
import { type Ended, run } from './process.ts';

/** `vigie work` as a process of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Port on which it is watched; null: none. */
  readonly metricsPort: number | null;
}

/** Starts a worker on a shared database and waits until it takes jobs. */
export async function startWorker(databaseUrl: string, env: Record<string, string> = {}): Promise<WorkerProcess> {
  let child: ChildProcess | undefined;
  const ready = Promise.withResolvers<string>();
  const ended = run('src/cli.ts', ['work', '--workers', '1'], {
    env: { DATABASE_URL: databaseUrl, ...env },
    during: (started) => {
      child = started;
      started.stdout?.on('data', (text: string) => {
        if (text.includes('ready to work')) ready.resolve(text);
      });
    },
  });
  const line = await Promise.race([ready.promise, ended.then(({ stderr }) => Promise.reject(new Error(`the worker ended: ${stderr}`)))]);
  if (!child) throw new Error('not started');
  return { child, ended, metricsPort: Number(/"metricsPort":(\d+)/.exec(line)?.[1] ?? 0) || null };
}
