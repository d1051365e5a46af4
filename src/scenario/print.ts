import type { ScenarioComparison, ScenarioMeasures, ScenarioResult } from '../domain/scenario-answer.ts';
import { type Lang, type MessageKey, say } from '../messages/index.ts';
import { csvText } from '../report/csv.ts';
import { type Html, html } from '../report/html.ts';
import { printList, printPage, printTable } from '../report/page.ts';

type Word = MessageKey extends infer K ? (K extends `scenario.${infer W}` ? W : never) : never;

const columns = [
  'variant',
  'state',
  'fillRate',
  'shortfallHours',
  'tierHours',
  'cost',
  'left',
  'gini',
  'verdict',
  'proven',
  'affected',
] as const;

/** The comparison as a table, one row a variant, the base first: a shortfall column for each class. */
export function scenarioCsv(comparison: ScenarioComparison, lang: Lang): string {
  const { headings, rows } = table(comparison, lang);
  return csvText(headings, rows);
}

/** The comparison as a page to print: nothing is fetched from anywhere, every text is escaped. */
export function scenarioHtml(comparison: ScenarioComparison, name: string | null, lang: Lang): string {
  const word = (key: Word) => say(lang, `scenario.${key}`);
  const { headings, rows } = table(comparison, lang);
  const list = (title: string, lines: readonly string[]): Html =>
    lines.length === 0
      ? html``
      : html`<h2>${title}</h2>
${printList(lines)}
`;
  const critical = list(word('criticalTitle'), criticalLines(comparison, lang));
  const capacity = list(word('capacityTitle'), capacityLines(comparison, lang));
  const content = html`<p>${name ?? ''}</p>
${printTable(headings, rows)}${critical}${capacity}`;
  return printPage(lang, word('title'), 'landscape', content);
}

function table({ base, variants }: ScenarioComparison, lang: Lang): { headings: string[]; rows: (string | number)[][] } {
  const classes = [
    ...new Set([base.measures, ...variants.map(({ measures }) => measures)].flatMap((one) => one?.shortfall ?? []).map((one) => one.class)),
  ];
  classes.sort((a, b) => a - b);
  const headings = columns.flatMap((column) =>
    column === 'shortfallHours'
      ? classes.map((priority) => say(lang, 'scenario.shortfallHours', { class: priority }))
      : [say(lang, `scenario.${column}`)],
  );
  const rows = [
    rowOf('base', base.measures, null, classes, lang),
    ...variants.map((one) => rowOf(one.label ?? one.id, one.measures, one, classes, lang)),
  ];
  return { headings, rows };
}

function rowOf(
  name: string,
  measures: ScenarioMeasures | null,
  variant: ScenarioResult | null,
  classes: readonly number[],
  lang: Lang,
): (string | number)[] {
  const state = say(lang, `scenario.state.${variant?.state ?? (measures === null ? 'notSolved' : 'solved')}`);
  if (measures === null) return [name, state, '', ...classes.map(() => ''), '', '', '', '', variant?.errors[0]?.message ?? '', '', ''];
  const change = variant?.difference ?? null;
  return [
    name,
    state,
    figure(measures.fillRate * 100, lang, 2),
    ...classes.map((priority) => figure(measures.shortfall.find((one) => one.class === priority)?.hours ?? 0, lang)),
    figure(
      measures.tiers.reduce((sum, { rank, hours }) => sum + rank * hours, 0),
      lang,
    ),
    figure(measures.cost.total, lang),
    measures.cost.left === null ? '' : figure(measures.cost.left, lang),
    measures.fairness === null ? '' : figure(measures.fairness.gini, lang, 4),
    change === null ? '' : say(lang, `scenario.verdict.${change.verdict}`),
    change === null ? '' : say(lang, change.proven ? 'scenario.yes' : 'scenario.no'),
    variant?.affected?.count ?? '',
  ];
}

function figure(value: number, lang: Lang, digits = 2): string {
  const rounded = String(Math.round(value * 10 ** digits) / 10 ** digits);
  return lang === 'fr' ? rounded.replace('.', ',') : rounded;
}

function criticalLines({ robustness }: ScenarioComparison, lang: Lang): string[] {
  return (robustness?.critical ?? []).map(({ participant, shortfall }) => {
    const hours = shortfall
      .filter((one) => one.hours !== 0)
      .map((one) => say(lang, 'scenario.criticalHours', { class: one.class, hours: figure(one.hours, lang) }));
    return say(lang, 'scenario.critical', { participant, hours: hours.join(', ') });
  });
}

function capacityLines({ capacity }: ScenarioComparison, lang: Lang): string[] {
  return capacity.map(({ territory, target, volunteers, needed }) => {
    const params = { territory, target: figure(target * 100, lang), volunteers };
    return needed === null ? say(lang, 'scenario.capacityOut', params) : say(lang, 'scenario.capacity', { ...params, needed });
  });
}
