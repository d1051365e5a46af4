import jslpModule, { type SolveResult } from 'javascript-lp-solver';
import type { Engine, MipOutcome } from './engine.ts';
import type { Program } from './program.ts';

// The package's types describe its CommonJS face; under nodenext the solver sits one step deeper than they say.
const jslp = jslpModule as unknown as typeof jslpModule.default;

/**
 * javascript-lp-solver: pure JavaScript without start-up time, for tiny problems. It has no stop and no work limit, and is
 * known to report wrong answers as feasible: the caller checks. Lower bounds other than 0 are shifted away.
 */
export const jslpEngine: Engine = {
  name: 'jslp',
  async integer(program): Promise<MipOutcome> {
    const variables: Record<string, Record<string, number>> = {};
    const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
    const ints: Record<string, 1> = {};
    const live = (c: number) => program.upper[c] > program.lower[c];
    let offset = program.offset;
    for (let c = 0; c < program.columns; c++) {
      offset += program.cost[c] * program.lower[c];
      if (!live(c)) continue;
      variables[`x${c}`] = { cost: program.cost[c], [`u${c}`]: 1 };
      constraints[`u${c}`] = { max: program.upper[c] - program.lower[c] };
      if (program.integer[c]) ints[`x${c}`] = 1;
    }
    for (let r = 0; r < program.rows; r++) {
      let shift = 0;
      // Rows are scaled: coefficients of a thousand beside ones make it lose feasibility or cycle.
      let size = 0;
      for (let k = program.start[r]; k < program.start[r + 1]; k++) size = Math.max(size, Math.abs(program.value[k]));
      size ||= 1;
      for (let k = program.start[r]; k < program.start[r + 1]; k++) {
        const c = program.index[k];
        shift += program.value[k] * program.lower[c];
        if (live(c)) variables[`x${c}`][`r${r}`] = (variables[`x${c}`][`r${r}`] ?? 0) + program.value[k] / size;
      }
      const [lo, hi] = [(program.rowLower[r] - shift) / size, (program.rowUpper[r] - shift) / size];
      if (lo === hi) constraints[`r${r}`] = { equal: lo };
      else {
        const side: { min?: number; max?: number } = {};
        if (lo > Number.NEGATIVE_INFINITY) side.min = lo;
        if (hi < Number.POSITIVE_INFINITY) side.max = hi;
        constraints[`r${r}`] = side;
      }
    }
    const answer = jslp.Solve({ optimize: 'cost', opType: 'min', constraints, variables, ints, options: { tolerance: 0 } }) as SolveResult;
    if (!answer.feasible) return { kind: 'infeasible', iterations: 0 };
    const values = new Float64Array(program.columns);
    let objective = offset;
    for (let c = 0; c < program.columns; c++) {
      const value = live(c) ? Number(answer[`x${c}`] ?? 0) : 0;
      values[c] = program.lower[c] + value;
      objective += program.cost[c] * value;
    }
    return { kind: 'optimal', iterations: 0, values, objective, bound: objective };
  },
} satisfies Engine & { integer: (program: Program) => Promise<MipOutcome> };
