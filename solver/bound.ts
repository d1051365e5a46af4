import type { Program } from './engines/program.ts';

/** A Lagrangian bound proven by row duals, with the reduced costs. */
export interface DualBound {
  /** No point of the relaxation, so no integer solution, costs less. */
  readonly value: number;
  /** Reduced cost of every column of the program. */
  readonly reduced: Float64Array;
  /** The duals used: those whose side is infinite are dropped. */
  readonly duals: Float64Array;
}

/**
 * Lagrangian bound of a linear program from row duals of any origin and accuracy: for any y,
 * min cost·x ≥ Σ y·(side) + Σ min over [lower, upper] of (cost − Aᵀy)·x, because every column is bounded. The
 * bound does not rest on the accuracy of an engine (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer
 * programming, 2004). Rounding of the sums is covered by a margin of 1e-12 of their absolute terms.
 */
export function dualBound(program: Program, rowDuals: ArrayLike<number>): DualBound {
  const reduced = Float64Array.from(program.cost);
  const duals = new Float64Array(program.rows);
  let value = program.offset;
  let magnitude = Math.abs(program.offset);
  for (let r = 0; r < program.rows; r++) {
    const dual = rowDuals[r];
    if (!Number.isFinite(dual) || dual === 0) continue;
    const side = dual > 0 ? program.rowLower[r] : program.rowUpper[r];
    if (!Number.isFinite(side)) continue;
    duals[r] = dual;
    value += dual * side;
    magnitude += Math.abs(dual * side);
    for (let k = program.start[r]; k < program.start[r + 1]; k++) reduced[program.index[k]] -= dual * program.value[k];
  }
  for (let c = 0; c < program.columns; c++) {
    const side = reduced[c] > 0 ? program.lower[c] : program.upper[c];
    value += reduced[c] * side;
    magnitude += Math.abs(reduced[c] * side);
  }
  return { value: value - 1e-12 * magnitude, reduced, duals };
}
