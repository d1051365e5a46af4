import type { Gap, LiableDoctor, Opinion, ShortfallReport } from '../domain/shortfall-report.ts';
import { type Lang, type MessageKey, say } from '../messages/index.ts';
import { csvText } from './csv.ts';
import { type Html, html } from './html.ts';

type Word = MessageKey extends infer K ? (K extends `report.shortfall.${infer W}` ? W : never) : never;

/** The report as a page to print: nothing is fetched from anywhere, every text is escaped. */
export function shortfallReportHtml(report: ShortfallReport, lang: Lang): string {
  const word = (key: Word, params = {}) => say(lang, `report.shortfall.${key}`, params);
  const doctors = new Map(report.doctors.map((doctor) => [doctor.participant, doctor]));
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${word('title')}</title>
<style>
body { font: 11pt/1.4 sans-serif; margin: 2cm; color: #000; }
table { border-collapse: collapse; width: 100%; margin: 0.5em 0 1.5em; }
th, td { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
<h1>${word('title')}</h1>
<p>${report.name ?? ''}</p>
<p>${word('period', { start: day(report.period.start, lang), end: day(report.period.end, lang), asOf: day(report.asOf, lang) })}</p>
<p>${word('total', { heads: report.missingHeads, hours: report.missingHours })}</p>
${opinionList(report.opinions, lang)}
${report.territories.map(
  (territory) => html`<h2>${territory.name ?? territory.territory ?? word('noTerritory')}</h2>
<p>${word('relays')} ${territory.hospitalRelays.join(', ') || word('none')}</p>
${opinionList(territory.opinions, lang)}
<table>
<thead><tr><th>${word('date')}</th><th>${word('hours')}</th><th>${word('line')}</th><th>${word('missing')}</th><th>${word('reportBy')}</th><th>${word('liable')}</th></tr></thead>
<tbody>${territory.gaps.map((gap) => gapRow(gap, lang))}</tbody>
</table>
`,
)}
<h2>${word('doctors')}</h2>
<p>${report.note}</p>
<table>
<thead><tr><th>${word('id')}</th><th>${word('name')}</th><th>${word('volunteer')}</th><th>${word('address')}</th><th>${word('phone')}</th></tr></thead>
<tbody>${[...doctors.values()].map((doctor) => doctorRow(doctor, lang))}</tbody>
</table>
</body>
</html>
`;
  return page.text;
}

function gapRow(gap: Gap, lang: Lang): Html {
  const overdue = gap.overdue ? ` (${say(lang, 'report.shortfall.overdue')})` : '';
  return html`<tr><td>${day(gap.date, lang)}</td><td>${hours(gap)}</td><td>${lineName(gap)}</td><td>${gap.missing}</td><td>${day(gap.reportBy, lang)}${overdue}</td><td>${gap.liable.join(', ')}${opinionList(gap.opinions, lang)}</td></tr>
`;
}

function doctorRow({ participant, name, volunteer, address, phone }: LiableDoctor, lang: Lang): Html {
  return html`<tr><td>${participant}</td><td>${name}</td><td>${yes(volunteer, lang)}</td><td>${address}</td><td>${phone}</td></tr>
`;
}

function opinionList(opinions: readonly Opinion[], lang: Lang): Html {
  if (opinions.length === 0) return html``;
  return html`<ul>${opinions.map((opinion) => html`<li>${opinionText(opinion, lang)}</li>`)}</ul>`;
}

/** The report as a table: one row for each gap and doctor liable to serve it, and one for a gap without any. */
export function shortfallReportCsv(report: ShortfallReport, lang: Lang): string {
  const word = (key: Word) => say(lang, `report.shortfall.${key}`);
  const doctors = new Map(report.doctors.map((doctor) => [doctor.participant, doctor]));
  const columns = ['territory', 'date', 'start', 'end', 'line', 'missing', 'reportBy', 'overdue', 'relaysColumn', 'opinions'] as const;
  const headings = [...columns, 'id', 'name', 'volunteer', 'address', 'phone'] as const;
  const rows = report.territories.flatMap((territory) =>
    territory.gaps.flatMap((gap) => {
      const opinions = [...report.opinions, ...territory.opinions, ...gap.opinions].map((one) => opinionText(one, lang)).join(' | ');
      const where = [
        territory.name ?? territory.territory ?? word('noTerritory'),
        day(gap.date, lang),
        gap.start.slice(11, 16),
        gap.end.slice(11, 16),
      ];
      const what = [lineName(gap), gap.missing, day(gap.reportBy, lang), yes(gap.overdue, lang), gap.hospitalRelays.join(', '), opinions];
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
    askedOn: day(askedOn, lang),
    receivedOn: receivedOn === null ? '' : day(receivedOn, lang),
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

/** A date as it is written in the language: 03/01/2027, 2027-01-03. */
function day(date: string, lang: Lang): string {
  return lang === 'fr' ? date.split('-').reverse().join('/') : date;
}

function yes(value: boolean, lang: Lang): string {
  return say(lang, value ? 'report.shortfall.yes' : 'report.shortfall.no');
}
