import type { YearlyIndicators } from '../domain/indicators.ts';
import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { csvText, dayText } from './csv.ts';

type Word = MessageKey extends infer K ? (K extends `indicator.of.${infer W}` ? W : never) : never;

/** An indicator of the year: of everything, or of one territory. */
interface Row {
  readonly word: Word;
  readonly territory?: { readonly territory: string | null; readonly name: string | null };
  readonly value: number | null;
  readonly kind?: string;
}

/**
 * The yearly evaluation as a table: one row an indicator and territory, so that the tables of several years or
 * departments can be put below one another.
 */
export function indicatorsCsv(table: YearlyIndicators, lang: Lang): string {
  const rows: Row[] = [
    ...headsAndFill(table),
    ...table.byTerritory.flatMap((territory) => [
      ...headsAndFill(territory).map((row) => ({ ...row, territory })),
      { word: 'absences' as const, territory, value: territory.absences },
      { word: 'incidents' as const, territory, value: territory.incidents },
    ]),
    { word: 'trained', value: table.regulators.trained },
    { word: 'onDuty', value: table.regulators.onDuty },
    { word: 'regulationHours', value: table.regulators.hours },
    { word: 'calls', value: table.regulators.calls },
    { word: 'callsPerHour', value: table.regulators.callsPerHour },
    ...table.incidents.map(({ kind, count }): Row => ({ word: 'incidentsOf', kind, value: count })),
    { word: 'missingDays', value: table.missingDays },
    { word: 'repeated', value: table.repeated },
  ];
  return csvText(
    (['year', 'indicator', 'territory', 'name', 'value', 'due'] as const).map((column) => say(lang, `indicator.${column}`)),
    rows.map(({ word, territory, value, kind }) => [
      table.year,
      say(lang, `indicator.of.${word}`, { kind: kind === undefined ? '' : render(lang, `indicator.kind.${kind}` as MessageKey) }),
      territory?.territory ?? (territory === undefined ? say(lang, 'indicator.all') : say(lang, 'indicator.none')),
      territory?.name ?? '',
      value === null ? '' : figure(value, lang),
      dayText(table.due, lang),
    ]),
  );
}

function headsAndFill({
  doctors,
  volunteers,
  exempted,
  needed,
  filled,
  fillRate,
  openHours,
  insufficiencies,
}: Omit<YearlyIndicators['byTerritory'][number], 'territory' | 'name' | 'absences' | 'incidents'>): Row[] {
  return [
    { word: 'doctors', value: doctors },
    { word: 'volunteers', value: volunteers },
    { word: 'exempted', value: exempted },
    { word: 'needed', value: needed },
    { word: 'filled', value: filled },
    { word: 'fillRate', value: fillRate * 100 },
    { word: 'openHours', value: openHours },
    { word: 'insufficiencies', value: insufficiencies },
  ];
}

function figure(value: number, lang: Lang): string {
  const rounded = String(Math.round(value * 100) / 100);
  return lang === 'fr' ? rounded.replace('.', ',') : rounded;
}
