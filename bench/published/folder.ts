import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where published instances lie: VIGIE_BENCHDATA, or `shared/benchdata` beside the checkout. */
export const benchdata = process.env.VIGIE_BENCHDATA || fileURLToPath(new URL('../../../shared/benchdata', import.meta.url));

/** The text of a file of the data, or null when it is not there. */
export function readData(path: string): string | null {
  const file = `${benchdata}/${path}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The rows of a CSV file with a header and without quotes, by column; none when it is not there. */
export function readCsv(path: string): Record<string, string>[] {
  const [header, ...lines] = readData(path)?.trim().split(/\r?\n/) ?? [];
  const names = header?.split(',') ?? [];
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}
