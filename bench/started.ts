import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the software, started as an operator would. */
export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What it said when it was ready. */
  readonly line: string;
  /** Ends it in order. */
  end(): Promise<void>;
}

/**
 * Starts a file of the checkout and waits until a line of its log has these words.
 * @throws {Error} when it ends before
 */
export async function start(args: readonly string[], env: Record<string, string>, words: string): Promise<Started> {
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  const ready = Promise.withResolvers<string>();
  child.once('exit', (code) => ready.reject(new Error(`${args.join(' ')} ended with ${code}`)));
  let unfinished = '';
  // Goes on reading for as long as it runs: a full pipe would block it.
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    const line = lines.find((each) => each.includes(words));
    if (line) ready.resolve(line);
  });
  const line = await ready.promise;
  return {
    child,
    pid: child.pid ?? 0,
    line,
    end: async () => {
      process.off('exit', reap);
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Starts the service on a free port. */
export async function startService(env: Record<string, string>): Promise<Started & { readonly url: string }> {
  const service = await start(['src/main.ts'], { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...env }, '"url"');
  return { ...service, url: /"url":"([^"]+)"/.exec(service.line)?.[1] ?? '' };
}
