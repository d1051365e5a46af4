import { Worker } from 'node:worker_threads';
import { type DepartmentOrder, type DepartmentResult, departments } from './department.ts';

export interface FranceOptions {
  /** The first so many. */
  readonly count: number;
  /** Seconds a department; null: the default of a request. */
  readonly limitSeconds: number | null;
}

/** When each was done, in seconds from the start. */
export type Done = DepartmentResult & { readonly doneAfter: number };

export interface FranceReport {
  readonly threads: number;
  readonly limitSeconds: number | null;
  readonly seconds: number;
  readonly peakMiB: number;
  readonly results: readonly Done[];
}

/** Rosters generated at the same time. */
const threads = 2;

/**
 * A month of every department, each a request of its own with its own seed, as many at a time as there are threads.
 * Prints a line for each that is done.
 * @throws {RangeError} on a number of departments that there are not
 */
export async function runFrance({ count, limitSeconds }: FranceOptions): Promise<FranceReport> {
  if (!(Number.isInteger(count) && count > 0 && count <= departments.length)) {
    throw new RangeError(`--departments is ${count}, not 1 to ${departments.length}`);
  }
  const orders = departments.slice(0, count).map((department, i): DepartmentOrder => ({ department, seed: i + 1, limitSeconds }));
  const results: Done[] = [];
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const queue = orders.values();
  const work = () =>
    workThrough(queue, (result) => {
      results.push({ ...result, doneAfter: seconds() });
      console.log(line(results));
    });
  await Promise.all(Array.from({ length: threads }, work));
  return { threads, limitSeconds, seconds: seconds(), peakMiB: Math.round(process.resourceUsage().maxRSS / 1024), results };
}

/** Has a thread do orders until none is left. @throws {Error} when one fails */
async function workThrough(orders: Iterator<DepartmentOrder>, onResult: (result: DepartmentResult) => void): Promise<void> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url));
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  for (let order = orders.next(); !order.done; order = orders.next()) {
    const answered = new Promise<DepartmentResult>((resolve) => worker.once('message', resolve));
    worker.postMessage(order.value);
    onResult(await Promise.race([answered, failed]));
  }
  worker.postMessage(null);
  await ended;
}

function line(results: readonly Done[]): string {
  const { department, seconds, duties, missing, proof, proven, cut, doneAfter } = results[results.length - 1];
  const levels = proven.map((one) => (one ? '=' : '·')).join('');
  const words = [`${duties} duties`, `${missing} missing`, `${proof} ${levels}`, ...(cut ? ['cut'] : [])].join(', ');
  return `${results.length} done after ${doneAfter.toFixed(1)} s: ${department} in ${seconds.toFixed(1)} s, ${words}`;
}

/** The whole in a few lines. Departments of both halves take alike when time grows with their number alone. */
export function franceSummary({ threads, seconds, peakMiB, results }: FranceReport): string {
  const middle = Math.floor(results.length / 2);
  const sum = (figure: (result: Done) => number, of = results) => of.reduce((all, result) => all + figure(result), 0);
  const mean = (of: readonly Done[]) => (of.length === 0 ? '–' : `${(sum((result) => result.seconds, of) / of.length).toFixed(1)} s`);
  const share = (proof: Done['proof']) => `${proof} ${results.filter((result) => result.proof === proof).length}`;
  const levels = Array.from({ length: Math.max(...results.map(({ proven }) => proven.length)) }, (_, l) => l);
  const gapAt = (level: number) => {
    const gaps = results.map(({ gaps: all }) => all[level] ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    const gap = gaps[Math.floor(gaps.length / 2)];
    return Number.isFinite(gap) ? `${(100 * gap).toFixed(2)} %` : 'none';
  };
  return [
    `**france**: ${results.length} departments, ${sum(({ volunteers }) => volunteers)} volunteers, ${sum(({ duties }) => duties)} duties held, ${sum(({ missing }) => missing)} missing`,
    `${seconds.toFixed(0)} s in all, ${threads} at a time; ${mean(results.slice(0, middle))} each in the first half, ${mean(results.slice(middle))} in the second`,
    `${share('optimal')}, ${share('withinGap')}, ${share('best')}; cut ${sum(({ cut }) => (cut ? 1 : 0))}`,
    `by level: proven ${levels.map((level) => sum(({ proven }) => (proven[level] ? 1 : 0))).join(', ')}; median gap ${levels.map(gapAt).join(', ')}`,
    `peak memory ${peakMiB} MiB`,
  ].join('\n');
}
