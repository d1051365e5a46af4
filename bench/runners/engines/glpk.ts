import type { Program } from '../../../solver/engines/program.ts';
import { boundAtGap, type PlainEngine, rowEntries } from './plain-engine.ts';

interface Bounds {
  readonly type: number;
  readonly lb: number;
  readonly ub: number;
}

interface Term {
  readonly name: string;
  readonly coef: number;
}

/** The part of the package's types that is used here: it is not installed with Vigie. */
interface Glpk {
  readonly [name: `GLP_${string}`]: number;
  solve(
    lp: {
      name: string;
      objective: { direction: number; name: string; vars: Term[] };
      subjectTo: { name: string; vars: Term[]; bnds: Bounds }[];
      bounds: (Bounds & { name: string })[];
      generals: string[];
    },
    options: { mipgap: number; tmlim: number; msglev: number; presol: boolean },
  ): { result: { status: number; z: number; vars: Record<string, number> } };
}

/** GLPK compiled to WebAssembly. It counts its time in whole seconds. */
export async function glpkEngine(module: unknown): Promise<PlainEngine> {
  const glpk = await (module as { default: () => Promise<Glpk> }).default();
  const bounds = (lb: number, ub: number): Bounds => {
    if (lb === ub) return { type: glpk.GLP_FX, lb, ub };
    if (lb === -Infinity) return ub === Infinity ? { type: glpk.GLP_FR, lb: 0, ub: 0 } : { type: glpk.GLP_UP, lb: 0, ub };
    return ub === Infinity ? { type: glpk.GLP_LO, lb, ub: 0 } : { type: glpk.GLP_DB, lb, ub };
  };
  return async (program, { gap, secondsLeft }) => {
    const started = performance.now();
    const tmlim = Math.max(1, Math.floor(secondsLeft));
    const { status, z, vars } = glpk.solve(
      {
        name: 'vigie',
        objective: { direction: glpk.GLP_MIN, name: 'cost', vars: [...costs(program)] },
        subjectTo: Array.from({ length: program.rows }, (_, r) => ({
          name: `r${r}`,
          vars: Array.from(rowEntries(program, r), ([column, coef]) => ({ name: `x${column}`, coef })),
          bnds: bounds(program.rowLower[r], program.rowUpper[r]),
        })).filter(({ vars: terms }) => terms.length > 0),
        bounds: [
          ...Array.from({ length: program.columns }, (_, c) => ({ name: `x${c}`, ...bounds(program.lower[c], program.upper[c]) })),
          { name: 'one', ...bounds(1, 1) },
        ],
        generals: Array.from(program.integer, (one, c) => (one ? `x${c}` : '')).filter((name) => name !== ''),
      },
      { mipgap: gap, tmlim, msglev: glpk.GLP_MSG_OFF, presol: true },
    ).result;
    if (status === glpk.GLP_NOFEAS) return { kind: 'infeasible' };
    if (status !== glpk.GLP_OPT && status !== glpk.GLP_FEAS) return { kind: 'unknown', bound: Number.NEGATIVE_INFINITY };
    const values = Float64Array.from({ length: program.columns }, (_, c) => vars[`x${c}`] ?? program.lower[c]);
    // It calls an answer within the gap feasible, as it does one found when the time was up.
    const late = (performance.now() - started) / 1000 > tmlim * 0.95;
    return status === glpk.GLP_OPT || !late
      ? { kind: 'optimal', values, objective: z, bound: boundAtGap(z, gap) }
      : { kind: 'feasible', values, objective: z, bound: Number.NEGATIVE_INFINITY };
  };
}

/**
 * Every column has a term, so that the solver knows it even where no row does; the offset is a column fixed at 1, for
 * the gap is relative to the objective and must see it.
 */
function* costs(program: Program): Generator<Term> {
  yield { name: 'one', coef: program.offset };
  for (let c = 0; c < program.columns; c++) yield { name: `x${c}`, coef: program.cost[c] };
}
