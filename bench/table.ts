import type { CaseReport, ResultReport } from './report.ts';

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(value >= 1000 ? 0 : 2));

const time = (seconds: number | null): string => {
  if (seconds === null) return '–';
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
};

/** Value of a level with what is known of it: `=` proven, `≥ bound` open, nothing without a bound. */
function level(value: number, bound: number | null): string {
  if (bound === null) return figure(value);
  if (value - bound <= 1e-6 * Math.max(1, Math.abs(value))) return `${figure(value)} =`;
  return `${figure(value)} (≥ ${figure(bound)})`;
}

function row({ runner, outcome, values, bounds, seconds, firstSeconds, cut, faults, note }: ResultReport, levels: number): string[] {
  if (!values) return [runner, ...Array.from({ length: levels }, () => '–'), '–', '–', `${outcome}: ${note}`];
  const words = [outcome === 'wrong' ? `WRONG: ${faults.join('; ')}` : '', cut ? 'cut' : '', note].filter((word) => word !== '');
  const shown = outcome === 'wrong' ? ['–', '–'] : [time(firstSeconds), time(seconds)];
  return [runner, ...values.map((value, l) => level(value, bounds?.[l] ?? null)), ...shown, words.join('; ')];
}

/** A case as a table in Markdown, one line a runner. */
export function table({ name, title, columns, rows, levels, results }: CaseReport): string {
  const head = ['runner', ...levels.map(({ id }) => id), 'first', 'time', ''];
  const lines = [head, ...results.map((result) => row(result, levels.length))];
  const widths = head.map((_, k) => Math.max(3, ...lines.map((cells) => cells[k].length)));
  const print = (cells: readonly string[]) => `| ${cells.map((cell, k) => cell.padEnd(widths[k])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`**${name}**: ${title} (${columns} columns, ${rows} rows)`, '', print(lines[0]), rule, ...lines.slice(1).map(print), ''].join(
    '\n',
  );
}
