import { boundAtGap, type PlainEngine, rowEntries } from './plain-engine.ts';

/** The part of the package's types that is used here: it is not installed with Vigie. */
interface Yalps {
  solve(
    model: {
      direction: 'minimize';
      objective: string;
      constraints: Map<string, { min?: number; max?: number; equal?: number }>;
      variables: Map<number, Map<string, number>>;
      integers: Set<number>;
    },
    options: Record<string, number | boolean>,
  ): { status: 'optimal' | 'infeasible' | 'unbounded' | 'timedout' | 'cycled'; result: number; variables: [number, number][] };
}

/** YALPS: a rewrite of javascript-lp-solver on typed arrays. Variables start at 0; upper bounds are rows. */
export function yalpsEngine(module: unknown): PlainEngine {
  const { solve } = module as Yalps;
  return async (program, { gap, secondsLeft }) => {
    const live = (column: number) => program.upper[column] > program.lower[column];
    const variables = new Map<number, Map<string, number>>();
    const constraints = new Map<string, { min?: number; max?: number; equal?: number }>();
    let offset = program.offset;
    for (let c = 0; c < program.columns; c++) {
      offset += program.cost[c] * program.lower[c];
      if (!live(c)) continue;
      variables.set(
        c,
        new Map([
          ['cost', program.cost[c]],
          [`u${c}`, 1],
        ]),
      );
      constraints.set(`u${c}`, { max: program.upper[c] - program.lower[c] });
    }
    for (let r = 0; r < program.rows; r++) {
      let shift = 0;
      const name = `r${r}`;
      for (const [column, value] of rowEntries(program, r)) {
        shift += value * program.lower[column];
        const variable = variables.get(column);
        variable?.set(name, (variable.get(name) ?? 0) + value);
      }
      const [min, max] = [program.rowLower[r] - shift, program.rowUpper[r] - shift];
      constraints.set(name, min === max ? { equal: min } : { ...(min > -Infinity ? { min } : {}), ...(max < Infinity ? { max } : {}) });
    }
    // The tolerance is relative to the objective and must see its offset: a column that is 1.
    const one = program.columns;
    variables.set(
      one,
      new Map([
        ['cost', offset],
        ['one', 1],
      ]),
    );
    constraints.set('one', { equal: 1 });
    const integers = new Set([...variables.keys()].filter((c) => c < one && program.integer[c] === 1));
    const answer = solve(
      { direction: 'minimize', objective: 'cost', constraints, variables, integers },
      {
        tolerance: gap,
        timeout: Math.max(1, secondsLeft * 1000),
        maxIterations: Number.POSITIVE_INFINITY,
        maxPivots: Number.POSITIVE_INFINITY,
        includeZeroVariables: false,
      },
    );
    if (answer.status === 'infeasible') return { kind: 'infeasible' };
    const found = (answer.status === 'optimal' || answer.status === 'timedout') && Number.isFinite(answer.result);
    if (!found) return { kind: 'unknown', bound: Number.NEGATIVE_INFINITY };
    const values = Float64Array.from(program.lower);
    for (const [column, value] of answer.variables) if (column < one) values[column] += value;
    const objective = answer.result;
    return answer.status === 'optimal'
      ? { kind: 'optimal', values, objective, bound: boundAtGap(objective, gap) }
      : { kind: 'feasible', values, objective, bound: Number.NEGATIVE_INFINITY };
  };
}
