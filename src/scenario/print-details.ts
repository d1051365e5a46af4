import type { ScenarioComparison, ScenarioResult } from '../domain/scenario-answer.ts';
import { type Lang, say } from '../messages/index.ts';
import { type Html, html } from '../report/html.ts';
import { printList, printTable } from '../report/page.ts';
import { figure, percent, signed } from './print-figures.ts';

/** Participants named for each variant, at most; the answer as JSON has more. */
const mostNamed = 8;

/** What stands below the table of a comparison: refusals, places, people, robustness, capacity; each only if there is any. */
export function printDetails(comparison: ScenarioComparison, lang: Lang): Html {
  const list = (title: string, lines: readonly string[]) => section(title, lines.length === 0 ? null : printList(lines));
  return html`${[
    list(say(lang, 'scenario.refusedTitle'), refusals(comparison, lang)),
    section(say(lang, 'scenario.territoriesTitle'), territories(comparison, lang)),
    section(say(lang, 'scenario.changesTitle'), changes(comparison, lang)),
    list(say(lang, 'scenario.affectedTitle'), affected(comparison, lang)),
    list(say(lang, 'scenario.criticalTitle'), critical(comparison, lang)),
    list(say(lang, 'scenario.capacityTitle'), capacities(comparison, lang)),
  ]}`;
}

function section(title: string, content: Html | null): Html {
  return content === null
    ? html``
    : html`<h2>${title}</h2>
${content}
`;
}

function refusals({ variants }: ScenarioComparison, lang: Lang): string[] {
  return variants.flatMap(({ id, errors }) => errors.map(({ message }) => say(lang, 'scenario.refused', { id, message })));
}

/** Fill rates of the base by territory; nothing where there is but one. */
function territories({ base }: ScenarioComparison, lang: Lang): Html | null {
  const all = base.measures?.byTerritory ?? [];
  if (all.length < 2) return null;
  const rows = all.map(({ territory, filled, needed, fillRate }) => [
    territory ?? say(lang, 'scenario.noTerritory'),
    filled,
    needed,
    percent(fillRate, lang),
  ]);
  return printTable([...(['territory', 'filled', 'needed', 'fillRate'] as const).map((word) => say(lang, `scenario.${word}`))], rows);
}

/** Territories and lines whose fill rate a variant changes, beside that of the base. */
function changes({ base, variants }: ScenarioComparison, lang: Lang): Html | null {
  const rows = variants.flatMap((variant) => [...placesOf(base.measures, variant, lang)]);
  if (rows.length === 0) return null;
  const words = ['variant', 'place', 'before', 'after', 'change'] as const;
  return printTable([...words.map((word) => say(lang, `scenario.${word}`))], rows);
}

function placesOf(base: ScenarioComparison['base']['measures'], { id, measures, difference }: ScenarioResult, lang: Lang): string[][] {
  if (base === null || measures === null || difference === null) return [];
  const row = (name: string, after: number, change: number) => [
    id,
    name,
    percent(after - change, lang),
    percent(after, lang),
    signed(change * 100, lang),
  ];
  const rateOf = (found: { readonly fillRate: number } | undefined) => found?.fillRate ?? 1;
  return [
    ...difference.byTerritory.map(({ territory, fillRate }) => {
      const name = territory === null ? say(lang, 'scenario.noTerritory') : say(lang, 'scenario.ofTerritory', { territory });
      return row(name, rateOf(measures.byTerritory.find((one) => one.territory === territory)), fillRate);
    }),
    ...difference.byLine.map(({ line, fillRate }) => {
      return row(say(lang, 'scenario.ofLine', { line }), rateOf(measures.byLine.find((one) => one.line === line)), fillRate);
    }),
  ];
}

/** Who has more or fewer hours, the largest differences first. */
function affected({ variants }: ScenarioComparison, lang: Lang): string[] {
  return variants.flatMap(({ id, affected: those }) => {
    if (those === null || those.count === 0) return [];
    const named = those.participants.slice(0, mostNamed).map(({ participant, hours }) => `${participant} ${signed(hours, lang)} h`);
    const rest = those.count - named.length;
    const who = [...named, ...(rest > 0 ? [say(lang, 'scenario.others', { count: rest })] : [])].join(', ');
    return [say(lang, 'scenario.affectedLine', { id, who })];
  });
}

function critical({ robustness }: ScenarioComparison, lang: Lang): string[] {
  if (robustness === null) return [];
  if (robustness.critical.length === 0) return [say(lang, 'scenario.noneCritical', { count: robustness.tried })];
  return robustness.critical.map(({ participant, shortfall, proven }) => {
    const hours = shortfall
      .filter((one) => one.hours !== 0)
      .map((one) => say(lang, 'scenario.criticalHours', { class: one.class, hours: signed(one.hours, lang) }));
    return `${say(lang, 'scenario.critical', { participant, hours: hours.join(', ') })}${unproven(proven, lang)}`;
  });
}

function capacities({ capacity }: ScenarioComparison, lang: Lang): string[] {
  return capacity.map(({ territory, target, volunteers, needed, proven }) => {
    const params = { territory, target: figure(target * 100, lang), volunteers };
    const told = needed === null ? say(lang, 'scenario.capacityOut', params) : say(lang, 'scenario.capacity', { ...params, needed });
    return `${told}${unproven(proven, lang)}`;
  });
}

function unproven(proven: boolean, lang: Lang): string {
  return proven ? '' : ` ${say(lang, 'scenario.unproven')}`;
}
