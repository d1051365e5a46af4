import type { Paper } from '../domain/papers.ts';
import { type Lang, say } from '../messages/index.ts';
import { type Html, html } from '../report/html.ts';
import type { Holder, MonthTable } from './month-tables.ts';
import type { Title } from './title.ts';

/** The table as a page to print, a sheet a line and month. Nothing is fetched, every text is escaped. */
export function tableHtml(tables: readonly MonthTable[], { title, status }: Title, paper: Paper, lang: Lang): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: ${paper === 'a3' ? 12 : 9.5}pt/1.25 'DejaVu Sans', Arial, sans-serif; margin: 1.5cm; color: #111; }
section { break-after: page; }
section:last-child { break-after: auto; }
h1 { font-size: 1.5em; margin: 0; }
h2 { font-size: 1.2em; margin: 0.7em 0 0.2em; }
p { margin: 0 0 0.4em; color: #444; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 0.5pt solid #999; padding: 0.12em 0.4em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 5.2em; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.rest td { background: #eee; print-color-adjust: exact; }
.open { font-weight: bold; border: 1pt solid #111; padding: 0 0.2em; }
@page { size: ${paper} portrait; margin: 1.2cm; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
${tables.map((table) => section(table, { title, status }, lang))}
</body>
</html>
`.text;
}

function section({ line, site, month, columns, rows }: MonthTable, { title, status }: Title, lang: Lang): Html {
  return html`<section>
<h1>${title}</h1>
<p>${status}</p>
<h2>${line}, ${month}</h2>
<p>${site ?? ''}</p>
<table>
<thead><tr><th>${say(lang, 'paper.date')}</th>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({
      label,
      rest,
      cells,
    }) => html`<tr class="${rest ? 'rest' : ''}"><td>${label}</td>${cells.map((cell) => html`<td>${holders(cell)}</td>`)}</tr>
`,
  )}</tbody>
</table>
</section>
`;
}

function holders(cell: readonly Holder[]): Html {
  return html`${cell.map(({ text, open }, i) => html`${i === 0 ? '' : html`<br>`}<span class="${open ? 'open' : ''}">${text}</span>`)}`;
}
