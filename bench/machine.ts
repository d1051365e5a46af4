import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Interpreter of the native peers. */
export const python = process.env.BENCH_PYTHON || 'python3';

/** Load average over the last minute. */
export const load = (): number => Math.round(loadavg()[0] * 100) / 100;

/** What the machine is. */
export function machine(): { cpu: string; cores: number; memoryGiB: number } {
  const all = cpus();
  return { cpu: all[0]?.model ?? 'unknown', cores: all.length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
}

/** Versions of packages as installed, peers included; left out where not installed. */
export function versions(names: readonly string[]): Record<string, string> {
  const folders = ['../node_modules', './peers/node_modules'].map((folder) => new URL(`${folder}/`, import.meta.url));
  const found: Record<string, string> = {};
  for (const name of new Set(names)) {
    for (const folder of folders) {
      try {
        const manifest = JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), 'utf8')) as { version: string };
        found[name] = manifest.version;
      } catch {
        // Not in this folder.
      }
    }
    const version = found[name] ?? pythonVersion(name);
    if (version !== undefined) found[name] = version;
  }
  return found;
}

/** Version of a Python package that the interpreter of the peers has. */
function pythonVersion(name: string): string | undefined {
  const script = 'import sys, importlib.metadata as m; print(m.version(sys.argv[1]))';
  try {
    return execFileSync(python, ['-c', script, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** The commit checked out, with `+` when files differ from it; null outside a repository. */
export function commit(): string | null {
  const cwd = new URL('..', import.meta.url);
  const git = (...args: string[]) =>
    execFileSync('git', ['--no-optional-locks', ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+');
  } catch {
    return null;
  }
}
