import { isTerm } from '../domain/options.ts';
import type { Roster } from '../domain/roster.ts';
import { say } from '../messages/index.ts';

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });

/** A roster for eyes: the figures that matter, then its first day. */
export function summarise(problem: string, roster: Roster): string[] {
  const { name } = JSON.parse(problem) as { name?: string | null };
  const { indicators, fairness, cost, run } = roster;
  const [first] = roster.assignments;
  return [
    name ?? 'Tableau de garde',
    `  gardes pourvues (heads filled)    ${indicators.filled} sur ${indicators.needed}, ${percent.format(indicators.fillRate)}`,
    `  carences (shortfalls)             ${roster.shortfalls.length}`,
    `  équité des charges (loads)        Gini ${number.format(fairness.gini)}, écart max ${number.format(fairness.maxMinusMin)} points`,
    `  coût (cost)                       ${number.format(cost.total)} €`,
    `  calcul (run)                      ${number.format(run.seconds)} s, premier tableau après ${number.format(run.firstRosterSeconds ?? run.seconds)} s`,
    '  niveaux (levels)',
    ...roster.levels.map(levelLine),
    '',
    ...(first ? day(roster, first.start.slice(0, 10)) : []),
  ];
}

/** What was reached at a level and what is proven of it. */
function levelLine({ level, class: priority, value, bound, gap, proven }: Roster['levels'][number]): string {
  const title = isTerm(level) ? `${say('fr', `term.${level}.title`)} (${level})` : level;
  const name = `${title}${priority === undefined ? '' : ` ${priority}`}`;
  const proof = proven
    ? 'prouvé (proven)'
    : bound === null || gap === null
      ? 'sans borne (no bound)'
      : `borne (bound) ${number.format(bound)}, écart (gap) ${percent.format(gap)}`;
  return `    ${name.padEnd(32)}${number.format(value)}, ${proof}`;
}

function day({ assignments }: Roster, date: string): string[] {
  const duties = assignments.filter(({ start }) => start.startsWith(date));
  const title = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  return [
    `  ${title}`,
    ...duties.map(
      ({ line, start, end, participant }) => `    ${start.slice(11, 16)}–${end.slice(11, 16)}  ${line.padEnd(24)}${participant}`,
    ),
  ];
}
