import type { CaseReport, ResultReport } from './report.ts';

/** Relative difference below which an objective equals the published one. */
const tolerance = 1e-4;

type Published = CaseReport & { readonly published: number };

/** A line for each published case: what every runner reached, `=` where its bound meets it. */
export function publishedLine(report: CaseReport): string {
  const ran = report.results.filter(({ outcome }) => outcome !== 'skipped');
  const words = ran.map((result) => {
    const { runner, outcome, objective, objectiveBound = null, seconds, cut, faults, note } = result;
    if (outcome === 'wrong') return `${runner} WRONG: ${faults.join('; ')}`;
    if (objective === undefined) return `${runner} ${outcome}: ${note}`;
    if (objective === null) return `${runner} infeasible (${note})`;
    const known = objectiveBound === null ? '' : closes(objective, objectiveBound) ? ' =' : ` (≥ ${figure(objectiveBound)})`;
    return `${runner} ${figure(objective)}${known} ${(seconds ?? 0).toFixed(2)} s${cut ? ' cut' : ''}`;
  });
  return `${report.name}: published ${report.published}; ${words.join('; ')}`;
}

/** All cases of a group in one table, one line a runner. */
export function groupTable(group: string, reports: readonly CaseReport[]): string {
  const cases = reports.filter((report): report is Published => report.group === group && report.published !== undefined);
  const all = cases.flatMap(({ results }) => results);
  const runners = [...new Set(all.filter(({ outcome }) => outcome !== 'skipped').map(({ runner }) => runner))];
  const skipped = new Map(all.filter(({ outcome }) => outcome === 'skipped').map(({ runner, note }) => [runner, note]));
  const head = ['runner', 'equal or better', 'proven', 'mean excess', 'median', '95 %', 'sum', 'cut', 'nothing'];
  const lines = [head, head.map(() => '---'), ...runners.map((runner) => row(runner, cases))];
  return [
    `**${group}**: ${cases.length} published cases; equal at ${tolerance} relative`,
    '',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    ...[...skipped].map(([runner, note]) => `\n${runner} skipped: ${note}`),
    '',
  ].join('\n');
}

function row(runner: string, cases: readonly Published[]): string[] {
  const pairs = cases.flatMap(({ published, results }) => {
    const result = results.find((one) => one.runner === runner);
    return result && result.outcome !== 'skipped' ? [{ published, result }] : [];
  });
  const reached = pairs.flatMap(({ published, result }) => {
    const { objective } = result;
    return result.outcome === 'ok' && typeof objective === 'number' ? [{ published, objective, result }] : [];
  });
  const excess = reached.map(({ published, objective }) => (objective - published) / Math.max(1, Math.abs(published)));
  const times = reached.map(({ result }) => result.seconds ?? 0).sort((a, b) => a - b);
  const quantile = (q: number) => (times.length === 0 ? '–' : `${times[Math.max(0, Math.ceil(q * times.length) - 1)].toFixed(2)} s`);
  const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
  return [
    runner,
    `${excess.filter((part) => part <= tolerance).length} of ${pairs.length}`,
    String(reached.filter(({ objective, result }) => closes(objective, result.objectiveBound ?? null)).length),
    excess.length === 0 ? '–' : `${((100 * sum(excess)) / excess.length).toFixed(3)} %`,
    quantile(0.5),
    quantile(0.95),
    `${sum(times).toFixed(1)} s`,
    String(pairs.filter(({ result }: { result: ResultReport }) => result.cut).length),
    String(pairs.length - reached.length),
  ];
}

function closes(objective: number, bound: number | null): boolean {
  return bound !== null && objective - bound <= tolerance * Math.max(1, Math.abs(objective));
}

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));
