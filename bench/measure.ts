import type { Case } from './cases/case.ts';
import { type PreparedCase, prepare } from './cases/case.ts';
import type { CaseReport, ResultReport } from './report.ts';
import { gap as usualGap, type Runner, type RunnerAnswer } from './runners/runner.ts';
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
    ...(one.group === undefined ? {} : { group: one.group }),
    ...(one.published ? { published: one.published.best } : {}),
    results: results.map((result) => {
      const faults = refuted.get(result.runner);
      return faults ? { ...result, outcome: 'wrong', faults } : result;
    }),
  };
}

const nothing = { values: null, bounds: null, seconds: null, firstSeconds: null, runs: [], cut: false, faults: [], note: '' } as const;

/** A runner on a case: started, solved, verified, and only then timed. */
async function timed(runner: Runner, prepared: PreparedCase, limitSeconds: number): Promise<ResultReport> {
  const { model, columns } = prepared;
  const skipped = (note: string): ResultReport => ({ ...nothing, runner: runner.name, outcome: 'skipped', note });
  if (columns > runner.maxColumns) return skipped(`asked only up to ${runner.maxColumns} columns`);
  const terms = { limitSeconds, gap: prepared.case.gap ?? usualGap };
  try {
    const started = await runner.start();
    if (!started.ok) return skipped(started.why);
    const answer = await runner.solve(model, terms);
    if (!answer) return { ...nothing, runner: runner.name, outcome: 'none', note: `no solution within ${limitSeconds} s`, cut: true };
    const faults = faultsOf(model, answer);
    const objective = publishedFigures(prepared, answer, faults);
    const all = [answer];
    // Of a group, the spread is that of its cases.
    const most = prepared.case.group === undefined ? repeats : 1;
    while (faults.length === 0 && answer.seconds < repeatBelowSeconds && all.length < most) {
      const again = await runner.solve(model, terms);
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
      ...objective,
    };
  } finally {
    // A group is one long work: nobody starts anew for each of its cases.
    if (prepared.case.group === undefined) await runner.end();
  }
}

/** The objective of a published case, recomputed from its file; that it is not what the model says is a fault. */
function publishedFigures({ judge }: PreparedCase, answer: RunnerAnswer, faults: string[]): Partial<ResultReport> {
  if (!judge) return {};
  const verdict = judge(answer.solution, answer.values[0]);
  const bound = answer.bounds?.[0] ?? null;
  const objectiveBound = bound === null ? null : verdict.expected - answer.values[0] + bound;
  if (verdict.kind === 'infeasible') return { objective: null, objectiveBound, note: verdict.why };
  if (Math.abs(verdict.objective - verdict.expected) > 1e-6 * Math.max(1, Math.abs(verdict.objective))) {
    faults.push(`objective of the file is ${verdict.objective}, the model says ${verdict.expected}`);
  }
  return { objective: verdict.objective, objectiveBound };
}

const round = (seconds: number): number => Math.round(seconds * 1e4) / 1e4;

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)]);
}
