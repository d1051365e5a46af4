import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dataFolder } from './data-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a process has said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Record<string, string>;
  readonly input?: string;
  /** Called with the child once it runs. */
  readonly during?: (child: ChildProcess) => void;
}

/** The environment without what vitest or the machine adds and the code reads. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { CI: _, PORT: __, HOST: ___, NODE_OPTIONS: ____, ...rest } = process.env;
  return { ...rest, ...extra };
}

/** Runs a file of the checkout under this Node until it ends. */
export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env: environment(options.env) });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  options.during?.(child);
  // A test that fails half-way leaves nothing running behind it.
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  process.off('exit', reap);
  return { code, signal, stdout, stderr };
}

/** `npm start` as a process of its own. */
export interface ServiceProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Lines of the log so far. */
  readonly log: () => Record<string, unknown>[];
}

/** Starts the service on a free port and waits until it says that it is ready. */
export async function startService(env: Record<string, string> = {}): Promise<ServiceProcess> {
  let child: ChildProcess | undefined;
  let output = '';
  const ready = Promise.withResolvers<string>();
  const ended = run('src/main.ts', [], {
    env: { PORT: '0', WORKERS: '1', DATA_DIR: env.DATABASE_URL ? '' : dataFolder(), ...env },
    during: (started) => {
      child = started;
      started.stdout?.on('data', (text: string) => {
        output += text;
        const line = log().find(({ url }) => typeof url === 'string');
        if (line) ready.resolve(String(line.url));
      });
    },
  });
  const log = () =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const url = await Promise.race([ready.promise, ended.then(({ stderr }) => Promise.reject(new Error(`the service ended: ${stderr}`)))]);
  if (!child) throw new Error('not started');
  return { url, child, ended, log };
}
