import PdfPrinter from 'pdfmake';
import type { Content, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import vfs from 'pdfmake/build/vfs_fonts.js';
import { type Lang, say } from '../messages/index.ts';
import type { MonthTable } from './month-tables.ts';
import type { Paper } from '../domain/papers.ts';
import type { Title } from './title.ts';

/** The font that the library brings along (Roboto): letters of every European language. */
const files = vfs as unknown as Readonly<Record<string, string>>;
const font = (file: string) => Buffer.from(files[file] ?? '', 'base64');

/** The table as PDF, a page a line and month; the same rows as the page to print. */
export async function tablePdf(tables: readonly MonthTable[], { title, status }: Title, paper: Paper, lang: Lang): Promise<Buffer> {
  const printer = new PdfPrinter({ Roboto: { normal: font('Roboto-Regular.ttf'), bold: font('Roboto-Medium.ttf') } } as never);
  const definition: TDocumentDefinitions = {
    pageSize: paper === 'a3' ? 'A3' : 'A4',
    pageMargins: [34, 34, 34, 40],
    info: { title },
    defaultStyle: { font: 'Roboto', fontSize: paper === 'a3' ? 12 : 8.5, lineHeight: 1.05 },
    footer: (page, pages) => ({
      text: `${title} · ${status} · ${page}/${pages}`,
      alignment: 'center',
      fontSize: 7,
      margin: [34, 10, 34, 0],
    }),
    content: tables.flatMap((table, i) => pageOf(table, { title, status }, i, lang)),
  };
  const document = printer.createPdfKitDocument(definition);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function pageOf({ line, site, month, columns, rows }: MonthTable, { title, status }: Title, index: number, lang: Lang): Content[] {
  const heading = (text: string): TableCell => ({ text, bold: true });
  const body: TableCell[][] = [
    [heading(say(lang, 'paper.date')), ...columns.map(heading)],
    ...rows.map(({ label, rest, cells }): TableCell[] => {
      const shade = rest ? { fillColor: '#eeeeee' } : {};
      return [
        { text: label, ...shade },
        ...cells.map(
          (cell): TableCell => ({
            text: cell.map(({ text, open }, i) => ({ text: `${i === 0 ? '' : '\n'}${text}`, bold: open })),
            ...shade,
          }),
        ),
      ];
    }),
  ];
  return [
    { text: title, fontSize: 15, bold: true, ...(index === 0 ? {} : { pageBreak: 'before' as const }) },
    { text: status, color: '#444444', margin: [0, 0, 0, 6] },
    { text: `${line}, ${month}`, fontSize: 12, bold: true },
    { text: site ?? '', color: '#444444', margin: [0, 0, 0, 4] },
    {
      table: { headerRows: 1, dontBreakRows: true, widths: [48, ...columns.map(() => '*')], body },
      layout: {
        hLineWidth: () => 0.4,
        vLineWidth: () => 0.4,
        hLineColor: () => '#999999',
        vLineColor: () => '#999999',
        paddingTop: () => 1,
        paddingBottom: () => 1,
      },
    },
  ];
}
