import type { MipOutcome, StopFlag } from '../../../solver/engines/engine.ts';
import type { Program } from '../../../solver/engines/program.ts';

/** What one integer program may use. */
export interface PlainOptions {
  /** Relative gap at which to stop; 0: full proof. */
  readonly gap: number;
  readonly secondsLeft: number;
  readonly stop: StopFlag;
  /** Best solution so far, for engines that take one. */
  readonly start?: Uint8Array;
}

/** What our own engines answer, without what only our own solver asks of them. */
export type PlainOutcome = MipOutcome extends infer One ? (One extends unknown ? Omit<One, 'iterations'> : never) : never;

/** A solver of one integer program, as its makers ship it. */
export type PlainEngine = (program: Program, options: PlainOptions) => Promise<PlainOutcome>;

/** Bound that a search stopped at a relative gap leaves behind; the objective as the search saw it, offset included. */
export function boundAtGap(objective: number, gap: number): number {
  return objective - (gap * Math.abs(objective)) / (1 - gap);
}

/** Entries of a row of a program. */
export function* rowEntries(program: Program, row: number): Generator<readonly [column: number, value: number]> {
  for (let k = program.start[row]; k < program.start[row + 1]; k++) yield [program.index[k], program.value[k]];
}
