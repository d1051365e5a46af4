/** A file of sets and sparse tables: `%J set < 1..85 >`, `%name[J, I] = 0 indices <` and rows up to `>`. */
export interface Cdat {
  /** Upper end of a set; 0 for one that the file does not have. */
  readonly size: (set: string) => number;
  /** Rows of a table: indices, then the value. Rows with an index 0 of a set that starts at 1 mean nothing and are left out. */
  readonly rows: (table: string) => readonly (readonly number[])[];
}

/** Sets that start at 0: counts. */
const counts = new Set(['V', 'A']);

export function parseCdat(text: string): Cdat {
  const sizes = new Map<string, number>();
  const tables = new Map<string, number[][]>();
  let open: { rows: number[][]; sets: readonly string[] } | null = null;
  for (const line of text.split('\n')) {
    const set = /^%(\w+) set < \d+\.\.(\d+) >/.exec(line);
    const table = /^%(\w+)\[([^\]]+)\].*<\s*$/.exec(line);
    if (set) sizes.set(set[1], Number(set[2]));
    else if (table) {
      open = { rows: [], sets: table[2].split(',').map((name) => name.trim()) };
      tables.set(table[1], open.rows);
    } else if (line.startsWith('>')) open = null;
    else if (open && line.trim() !== '') {
      const { rows, sets } = open;
      const row = line.trim().split(/\s+/).map(Number);
      if (sets.every((name, i) => row[i] > 0 || counts.has(name))) rows.push(row);
    }
  }
  return { size: (name) => sizes.get(name) ?? 0, rows: (name) => tables.get(name) ?? [] };
}
