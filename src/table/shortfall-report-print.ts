import type { Gap, Opinion, ShortfallReport } from '../domain/shortfall-report.ts';
import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { csvText, dayText } from '../report/csv.ts';
import { type Html, html } from '../report/html.ts';
import { printIds, printList, printPage, printTable } from '../report/page.ts';

type Word = MessageKey extends infer K ? (K extends `report.shortfall.${infer W}` ? W : never) : never;

/** The report as a page to print: nothing is fetched from anywhere, every text is escaped. */
export function shortfallReportHtml(report: ShortfallReport, lang: Lang): string {
  const word = (key: Word, params = {}) => render(lang, `report.shortfall.${key}`, params);
  const doctors = new Map(report.doctors.map((doctor) => [doctor.participant, doctor]));
  const content = html`<p>${report.name ?? ''}</p>
<p>${word('period', { ...report.period, asOf: report.asOf })}</p>
<p>${word('councils')} ${report.councils.map((council) => say(lang, `council.${council}`)).join(', ')}</p>
<p>${word('total', { heads: report.missingHeads, hours: report.missingHours })}</p>
${opinionList(report.opinions, lang)}
${report.territories.map(
  (territory) => html`<h2>${territory.name ?? territory.territory ?? word('noTerritory')}</h2>
<p>${word('relays')} ${territory.hospitalRelays.join(', ') || word('none')}</p>
${opinionList(territory.opinions, lang)}
${printTable(
  (['date', 'hours', 'line', 'missing', 'reportBy', 'liable'] as const).map((key) => word(key)),
  territory.gaps.map((gap) => gapCells(gap, lang)),
)}`,
)}
<h2>${word('doctors')}</h2>
<p>${report.note}</p>
${printTable(
  (['id', 'name', 'volunteer', 'address', 'phone'] as const).map((key) => word(key)),
  [...doctors.values()].map(({ participant, name, volunteer, address, phone }) => [
    participant,
    name,
    yes(volunteer, lang),
    address,
    phone,
  ]),
)}`;
  return printPage(lang, word('title'), 'portrait', content);
}

function gapCells(gap: Gap, lang: Lang): (string | number | Html)[] {
  const overdue = gap.overdue ? ` (${say(lang, 'report.shortfall.overdue')})` : '';
  const liable = html`${printIds(gap.liable)}${opinionList(gap.opinions, lang)}`;
  return [dayText(gap.date, lang), hours(gap), lineName(gap), gap.missing, `${dayText(gap.reportBy, lang)}${overdue}`, liable];
}

function opinionList(opinions: readonly Opinion[], lang: Lang): Html {
  return printList(opinions.map((opinion) => opinionText(opinion, lang)));
}

/** The report as a table: one row for each gap and doctor liable to serve it, and one for a gap without any. */
export function shortfallReportCsv(report: ShortfallReport, lang: Lang): string {
  const word = (key: Word) => render(lang, `report.shortfall.${key}`);
  const doctors = new Map(report.doctors.map((doctor) => [doctor.participant, doctor]));
  const columns = ['territory', 'date', 'start', 'end', 'line', 'missing', 'reportBy', 'overdue', 'relaysColumn', 'opinions'] as const;
  const headings = [...columns, 'id', 'name', 'volunteer', 'address', 'phone'] as const;
  const rows = report.territories.flatMap((territory) =>
    territory.gaps.flatMap((gap) => {
      const opinions = [...report.opinions, ...territory.opinions, ...gap.opinions].map((one) => opinionText(one, lang)).join(' | ');
      const where = [
        territory.name ?? territory.territory ?? word('noTerritory'),
        dayText(gap.date, lang),
        gap.start.slice(11, 16),
        gap.end.slice(11, 16),
      ];
      const what = [
        lineName(gap),
        gap.missing,
        dayText(gap.reportBy, lang),
        yes(gap.overdue, lang),
        gap.hospitalRelays.join(', '),
        opinions,
      ];
      const liable = gap.liable.flatMap((id) => doctors.get(id) ?? []);
      if (liable.length === 0) return [[...where, ...what, '', '', '', '', '']];
      return liable.map((doctor) => [
        ...[...where, ...what],
        ...[doctor.participant, doctor.name ?? '', yes(doctor.volunteer, lang), doctor.address ?? '', doctor.phone ?? ''],
      ]);
    }),
  );
  return csvText(headings.map(word), rows);
}

function opinionText({ body, askedOn, receivedOn, opinion }: Opinion, lang: Lang): string {
  const params = {
    body,
    askedOn: dayText(askedOn, lang),
    receivedOn: receivedOn === null ? '' : dayText(receivedOn, lang),
    opinion: opinion ?? '',
  };
  return say(lang, receivedOn === null ? 'report.shortfall.asked' : 'report.shortfall.received', params).trim();
}

function lineName({ line, name, site }: Gap): string {
  return [name ?? line, site].filter((text) => text !== null).join(', ');
}

function hours({ start, end }: Gap): string {
  return `${start.slice(11, 16)}–${end.slice(11, 16)}`;
}

function yes(value: boolean, lang: Lang): string {
  return say(lang, value ? 'report.shortfall.yes' : 'report.shortfall.no');
}
