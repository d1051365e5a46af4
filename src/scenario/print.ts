import type { ScenarioComparison, ScenarioMeasures, ScenarioResult, Statistic } from '../domain/scenario-answer.ts';
import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { csvText } from '../report/csv.ts';
import { html } from '../report/html.ts';
import { printPage, printTable } from '../report/page.ts';
import { figure, grouped, percent, periodText } from './print-figures.ts';
import { printDetails } from './print-details.ts';

type Word = MessageKey extends infer K ? (K extends `scenario.${infer W}` ? W : never) : never;
type Cells = (string | number)[];

/** The comparison as a table, one row a variant, the base first: a shortfall column for each class. */
export function scenarioCsv(comparison: ScenarioComparison, lang: Lang): string {
  const { headings, rows } = table(comparison, lang);
  return csvText(headings, rows);
}

/** The comparison as a page to print: nothing is fetched from anywhere, every text is escaped. */
export function scenarioHtml(comparison: ScenarioComparison, lang: Lang): string {
  const { headings, rows } = table(comparison, lang);
  // What earlier versions have kept lacks name and period.
  const { name = null, period = null } = comparison.base;
  const { envelope = null } = comparison.base.measures?.cost ?? {};
  const about = [
    ...(name === null ? [] : [name]),
    ...(period === null ? [] : [periodText(period, lang)]),
    ...(envelope === null ? [] : [say(lang, 'scenario.envelope', { envelope: grouped(figure(envelope, lang), lang) })]),
    say(lang, 'scenario.count', { count: comparison.variants.length }),
  ];
  const content = html`<p>${about.join(' · ')}</p>
${printTable(
  headings,
  rows.map((cells) => cells.map((cell, i) => (i < 3 ? cell : grouped(String(cell), lang)))),
)}<p>${say(lang, 'scenario.note')}</p>
${printDetails(comparison, lang)}`;
  return printPage(lang, say(lang, 'scenario.title'), 'landscape', content);
}

function table({ base, variants }: ScenarioComparison, lang: Lang): { headings: string[]; rows: Cells[] } {
  const all = [base.measures, ...variants.map(({ measures }) => measures)];
  const classes = [...new Set(all.flatMap((one) => one?.shortfall ?? []).map((one) => one.class))].sort((a, b) => a - b);
  const columns = columnsOf(classes, base.spread !== null, lang);
  const row = (id: string, label: string, measures: ScenarioMeasures | null, variant: ScenarioResult | null): Cells => {
    const known = { measures, variant, spread: variant === null ? base.spread : variant.spread };
    return [id, label, stateOf(measures, variant, lang), ...columns.map(({ cell }) => cell(known))];
  };
  return {
    headings: [
      ...(['variant', 'label', 'state'] as const).map((word) => say(lang, `scenario.${word}`)),
      ...columns.map(({ title }) => title),
    ],
    rows: [row('base', base.name ?? '', base.measures, null), ...variants.map((one) => row(one.id, one.label ?? '', one.measures, one))],
  };
}

/** What a row is filled from. */
interface Known {
  readonly measures: ScenarioMeasures | null;
  readonly variant: ScenarioResult | null;
  readonly spread: ScenarioResult['spread'];
}

interface Column {
  readonly title: string;
  readonly cell: (known: Known) => string | number;
}

function columnsOf(classes: readonly number[], replicated: boolean, lang: Lang): Column[] {
  const word = (key: Word) => render(lang, `scenario.${key}`);
  const measure = (key: Word, of: (measures: ScenarioMeasures) => string): Column => {
    return { title: word(key), cell: ({ measures }) => (measures === null ? '' : of(measures)) };
  };
  const gini = ({ fairness }: ScenarioMeasures) => (fairness === null ? '' : figure(fairness.gini, lang, 4));
  return [
    measure('fillRate', ({ fillRate }) => percent(fillRate, lang)),
    ...classes.map((priority): Column => {
      const hours = ({ shortfall }: ScenarioMeasures) => shortfall.find((one) => one.class === priority)?.hours ?? 0;
      const title = say(lang, 'scenario.shortfallHours', { class: priority });
      return { title, cell: ({ measures }) => (measures === null ? '' : figure(hours(measures), lang)) };
    }),
    measure('tierHours', ({ tiers }) =>
      figure(
        tiers.reduce((sum, { rank, hours }) => sum + rank * hours, 0),
        lang,
      ),
    ),
    measure('cost', ({ cost }) => figure(cost.total, lang)),
    measure('left', ({ cost }) => (cost.left === null ? '' : figure(cost.left, lang))),
    measure('gini', gini),
    { title: word('verdict'), cell: ({ variant }) => verdictOf(variant, lang) },
    {
      title: word('proven'),
      cell: ({ variant }) => (variant?.difference ? word(variant.difference.proven ? 'yes' : 'no') : ''),
    },
    { title: word('affected'), cell: ({ variant }) => variant?.affected?.count ?? '' },
    ...(replicated ? spreadColumns(lang) : []),
  ];
}

/** Mean and standard deviation over the replications. */
function spreadColumns(lang: Lang): Column[] {
  const two = (key: Word, digits: number, of: (spread: NonNullable<Known['spread']>) => Statistic | null): Column[] =>
    (['mean', 'standardDeviation'] as const).map((part) => ({
      title: say(lang, `scenario.${part}`, { what: render(lang, `scenario.${key}`) }),
      cell: ({ spread }) => {
        const statistic = spread === null ? null : of(spread);
        return statistic === null ? '' : figure(statistic[part], lang, digits);
      },
    }));
  const inPercent = ({ mean, standardDeviation, min, max }: Statistic): Statistic => {
    return { mean: mean * 100, standardDeviation: standardDeviation * 100, min: min * 100, max: max * 100 };
  };
  return [
    ...two('fillRate', 2, ({ fillRate }) => inPercent(fillRate)),
    ...two('shortfallAll', 2, ({ shortfallHours }) => shortfallHours),
    ...two('cost', 2, ({ cost }) => cost),
    ...two('gini', 4, ({ gini }) => gini),
  ];
}

/** Whether it was solved, and what of that a reader has to know. */
function stateOf(measures: ScenarioMeasures | null, variant: ScenarioResult | null, lang: Lang): string {
  const state = say(lang, `scenario.state.${variant?.state ?? (measures === null ? 'notSolved' : 'solved')}`);
  const same = variant?.sameAs == null ? [] : [say(lang, 'scenario.sameAs', { id: variant.sameAs })];
  return [state, ...same, ...(measures?.cut ? [say(lang, 'scenario.cut')] : [])].join(', ');
}

/** What became of the shortfall; of a variant that failed, why. */
function verdictOf(variant: ScenarioResult | null, lang: Lang): string {
  if (variant === null) return '';
  if (variant.difference === null) return variant.errors[0]?.message ?? '';
  return say(lang, `scenario.verdict.${variant.difference.verdict}`);
}
