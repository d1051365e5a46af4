import type { Lang } from '../messages/index.ts';
import { type Html, html } from './html.ts';

type Cell = string | number | null | Html;

/**
 * A page to print: its title, then what it says. Nothing is fetched from anywhere, every text is escaped.
 * @param sheet landscape: for wide tables
 */
export function printPage(lang: Lang, title: string, sheet: 'portrait' | 'landscape', content: Html): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: ${sheet === 'landscape' ? 10 : 11}pt/1.4 sans-serif; margin: 2cm; color: #000; }
table { border-collapse: collapse; width: 100%; margin: 0.5em 0 1.5em; }
th, td { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.whole { white-space: nowrap; }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
@page { size: ${sheet}; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
<h1>${title}</h1>
${content}
</body>
</html>
`.text;
}

/** A table whose headings stand on every sheet. */
export function printTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<table>
<thead><tr>${headings.map((heading) => html`<th>${heading}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell) => (isFigure(cell) ? html`<td class="figure">${cell}</td>` : html`<td>${cell}</td>`))}</tr>
`,
  )}</tbody>
</table>
`;
}

/** Ids in a row, none of them broken over two lines. */
export function printIds(ids: readonly string[]): Html {
  return html`${ids.map((id, i) => html`${i === 0 ? '' : ', '}<span class="whole">${id}</span>`)}`;
}

/** Lines with a bullet each; nothing where there are none. */
export function printList(lines: readonly string[]): Html {
  return lines.length === 0 ? html`` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function isFigure(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^[+−-]?[\d\u202F]+(?:[.,]\d+)?$/.test(cell));
}
