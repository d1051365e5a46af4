import type { Roster } from '../domain/roster.ts';

const proofs: Readonly<Record<Roster['proof'], string>> = {
  optimal: 'optimum prouvé à chaque niveau (proven optimal)',
  withinGap: 'niveaux exacts prouvés, équité et souhaits à l’écart demandé près (within the gap asked for)',
  best: 'le meilleur trouvé dans le temps imparti (best found in time)',
};

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
    `  preuve (proof)                    ${proofs[roster.proof]}`,
    `  équité (fairness)                 Gini ${number.format(fairness.gini)}, écart max ${number.format(fairness.maxMinusMin)} points`,
    `  coût (cost)                       ${number.format(cost.total)} €`,
    `  calcul (run)                      ${number.format(run.seconds)} s, premier tableau après ${number.format(run.firstRosterSeconds ?? run.seconds)} s`,
    '',
    ...(first ? day(roster, first.start.slice(0, 10)) : []),
  ];
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
