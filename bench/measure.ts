import type { Case } from './cases/case.ts';
import { type PreparedCase, prepare } from './cases/case.ts';
import type { CaseReport, ResultReport } from './report.ts';
import type { Runner } from './runners/runner.ts';
import { faultsOf, refutedBounds } from './verify.ts';

/** Solves shorter than this are done three times; the median counts. */
const repeatBelowSeconds = 2;
const repeats = 3;

/** Runs every runner on a case, one after the other. */
export async function measure(one: Case, runners: readonly Runner[], limitSeconds: number): Promise<CaseReport> {
  const prepared = prepare(one);
  const results: ResultReport[] = [];
  for (const runner of runners) results.push(await timed(runner, prepared, limitSeconds));
  const refuted = refutedBounds(results);
  const { name, title, seed } = one;
  const { fingerprint, model, columns, rows, prepareSeconds } = prepared;
  return {
    name,
    title,
    seed,
    fingerprint,
    levels: model.levels.map(({ id, kind }) => ({ id, kind })),
    columns,
    rows,
    prepareSeconds,
    results: results.map((result) => {
      const faults = refuted.get(result.runner);
      return faults ? { ...result, outcome: 'wrong', faults } : result;
    }),
  };
}

const nothing = { values: null, bounds: null, seconds: null, firstSeconds: null, runs: [], cut: false, faults: [], note: '' } as const;

/** A runner on a case: started, solved, verified, and only then timed. */
async function timed(runner: Runner, { model, columns }: PreparedCase, limitSeconds: number): Promise<ResultReport> {
  const skipped = (note: string): ResultReport => ({ ...nothing, runner: runner.name, outcome: 'skipped', note });
  if (columns > runner.maxColumns) return skipped(`asked only up to ${runner.maxColumns} columns`);
  try {
    const started = await runner.start();
    if (!started.ok) return skipped(started.why);
    const answer = await runner.solve(model, limitSeconds);
    if (!answer) return { ...nothing, runner: runner.name, outcome: 'none', note: `no choice within ${limitSeconds} s`, cut: true };
    const faults = faultsOf(model, answer);
    const all = [answer];
    while (faults.length === 0 && answer.seconds < repeatBelowSeconds && all.length < repeats) {
      const again = await runner.solve(model, limitSeconds);
      if (!again) break;
      faults.push(...faultsOf(model, again));
      all.push(again);
    }
    const firsts = all.flatMap(({ firstSeconds }) => (firstSeconds === null ? [] : [firstSeconds]));
    return {
      runner: runner.name,
      outcome: faults.length > 0 ? 'wrong' : 'ok',
      values: answer.values,
      bounds: answer.bounds,
      seconds: median(all.map(({ seconds }) => seconds)),
      firstSeconds: firsts.length > 0 ? median(firsts) : null,
      runs: all.map(({ seconds }) => round(seconds)),
      cut: all.some(({ cut }) => cut),
      faults,
      note: answer.note,
    };
  } finally {
    await runner.end();
  }
}

const round = (seconds: number): number => Math.round(seconds * 1e4) / 1e4;

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)]);
}
