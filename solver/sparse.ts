/** Column-wise copy of row lists. */
export function transpose(columns: number, rows: { start: Int32Array; index: Int32Array; value: Float64Array }) {
  const start = new Int32Array(columns + 1);
  for (const c of rows.index) start[c + 1]++;
  for (let c = 0; c < columns; c++) start[c + 1] += start[c];
  const next = start.slice(0, columns);
  const index = new Int32Array(rows.index.length);
  const value = new Float64Array(rows.index.length);
  for (let r = 0; r + 1 < rows.start.length; r++) {
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const at = next[rows.index[k]]++;
      index[at] = r;
      value[at] = rows.value[k];
    }
  }
  return { start, index, value };
}
