import type { Funding } from '../domain/funding.ts';
import { type Lang, say } from '../messages/index.ts';
import { csvText } from '../report/csv.ts';

const columns = ['step', 'label', 'part', 'partLabel', 'state', 'cost', 'paid', 'hours', 'eurosPerHour', 'eurosPerInhabitant'] as const;

/** What an envelope pays as a table: one row a part of a step, in their order, then what is paid in all and what is left. */
export function fundingCsv(answer: Funding, lang: Lang): string {
  const figure = (value: number | null) => (value === null ? '' : lang === 'fr' ? value.toFixed(2).replace('.', ',') : value.toFixed(2));
  const { steps, funded, left, hours, eurosPerHour, eurosPerInhabitant, total } = answer;
  const parts = steps.flatMap((step) =>
    step.parts.map((part) => [
      ...[step.id, step.label ?? '', part.id, part.label ?? '', say(lang, `funding.state.${part.state}`)],
      ...[part.cost, part.state === 'funded' ? part.cost : 0, part.hours, part.eurosPerHour, part.eurosPerInhabitant].map(figure),
    ]),
  );
  const inAll = [total, funded, hours, eurosPerHour, eurosPerInhabitant].map(figure);
  return csvText(
    columns.map((column) => say(lang, `funding.${column}`)),
    [
      ...parts,
      [say(lang, 'funding.total'), '', '', '', '', ...inAll],
      [say(lang, 'funding.left'), '', '', '', '', '', figure(left), '', '', ''],
    ],
  );
}
