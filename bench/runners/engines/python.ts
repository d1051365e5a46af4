import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { python } from '../../machine.ts';
import type { PlainEngine, PlainOutcome } from './plain-engine.ts';

const script = fileURLToPath(new URL('../../peers/python/engine.py', import.meta.url));

/** An answer of engine.py; see there. */
interface PythonAnswer {
  readonly kind: PlainOutcome['kind'];
  readonly values?: readonly number[];
  readonly objective?: number;
  readonly bound?: number | null;
}

/**
 * Native HiGHS, or CP-SAT of OR-Tools, behind a Python process that lives as long as this thread. Programs travel as JSON, which counts in
 * its time. BENCH_PYTHON names the interpreter, `python3` by default.
 * @throws {Error} when the interpreter or the package is missing
 */
export async function pythonEngine(solver: 'highs' | 'cp-sat'): Promise<PlainEngine> {
  const child = spawn(python, [script, solver], { stdio: ['pipe', 'pipe', 'ignore'] });
  const missing = new Error('not installed: see bench/peers/python/requirements.txt');
  const lines = createInterface({ input: child.stdout });
  // One question at a time: whoever waits gets the next line.
  let waiting = Promise.withResolvers<string>();
  const next = async (): Promise<string> => {
    const line = await waiting.promise;
    waiting = Promise.withResolvers();
    return line;
  };
  lines.on('line', (line) => waiting.resolve(line));
  lines.on('close', () => waiting.reject(missing));
  child.on('error', () => waiting.reject(missing));
  child.stdin.on('error', () => {});
  await next();
  const finite = (sides: Float64Array) => Array.from(sides, (side) => (Number.isFinite(side) ? side : null));
  return async (program, { gap, secondsLeft, start }) => {
    const { columns, offset, rowLower, rowUpper } = program;
    const lists = { cost: program.cost, lower: program.lower, upper: program.upper, integer: program.integer };
    const matrix = { start: program.start, index: program.index, value: program.value };
    const plain = Object.fromEntries(Object.entries({ ...lists, ...matrix }).map(([key, list]) => [key, Array.from(list)]));
    const sides = { rowLower: finite(rowLower), rowUpper: finite(rowUpper) };
    const hint = start ? Array.from(start) : null;
    child.stdin.write(`${JSON.stringify({ columns, offset, ...plain, ...sides, gap, seconds: secondsLeft, hint })}\n`);
    return outcomeOf(JSON.parse(await next()) as PythonAnswer);
  };
}

function outcomeOf({ kind, values, objective = 0, bound }: PythonAnswer): PlainOutcome {
  if (kind === 'infeasible') return { kind };
  const known = bound ?? Number.NEGATIVE_INFINITY;
  if (kind === 'unknown' || !values) return { kind: 'unknown', bound: known };
  return { kind, values: Float64Array.from(values), objective, bound: Math.min(known, objective) };
}
