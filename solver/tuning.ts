// SearchStart far each way of solving is worth going, by the number of columns of a part.

/**
 * Columns up to which javascript-lp-solver is the quicker exact engine. Measured in November 2026, whole solves with
 * warm threads: 12 columns 15 against 30 ms, 28 columns 125 against 250 ms, 50 columns 95 against 35 ms, 84 columns no
 * end in 20 s against 90 ms.
 */
export const tinyColumns = 30;
/** Columns up to which an exact engine is let run without a limit of work. */
export const smallColumns = 40;

/** Columns up to which an exact engine is asked to close a level of squares, and one beside a row that keeps squares. */
export const integerColumns = 3000;
export const keptColumns = 600;
/** Columns up to which an exact engine is asked to close a level without squares. */
export const wideColumns = 20_000;
/**
 * Columns up to which the simplex method relaxes a level in a second or two. Beyond, the interior point method is three
 * times as fast or more (no vertex, but any duals prove a bound), and integer programs over the whole lead nowhere.
 */
export const vertexColumns = 5000;
/** Columns up to which an exact engine mostly gets to a proof in the end; beyond, searching is the better use of a thread. */
export const provableColumns = 1000;
/** Columns up to which a relaxation holds all there is. */
export const wholeColumns = 2500;
/** Columns beyond which a relaxation is solved by the first-order method. */
export const hugeColumns = 40_000;

/** SearchStart often an exact engine is asked again with secants drawn where its optimum was. */
export const maxRedraws = 20;

/** Values above the bound of a relaxation for which a solution is sought on their face. */
export const maxDestructiveSteps = 4;

/** SearchStart often a part goes back to a level that a better earlier level has unsettled. */
export const maxReturns = 3;

/**
 * Rounds of exact engine and large neighbourhoods, each with twice the work of the one before, where a gap is allowed
 * and the part is not beyond an exact engine.
 */
export const maxRounds = 3;

/** Rounds after which the work of a round grows no more. */
export const maxDoublings = 4;

/** SearchStart much work the steps of a part get, from its size. Counted in moves and iterations, so that answers repeat. */
export function budgetFor(columns: number) {
  return {
    firstMoves: Math.min(1_500_000, 4_000 + columns * 8),
    exactMoves: Math.min(3_000_000, 2_000 + columns * 6),
    gapMoves: Math.min(6_000_000, 2_000 + columns * 18),
    // A level of its own, with nothing to keep to, gains as long as it is cooled.
    longMoves: Math.min(30_000_000, 32_000 + columns * 288),
    roundIterations: 8_000,
    // Where only the proof ends the work, an engine that begins anew each time must be given time to get there.
    proofIterations: Math.max(8_000, Math.round(200_000_000 / Math.max(1, columns))),
    roundMoves: Math.max(300_000, columns * 144),
    wideIterations: columns <= smallColumns ? undefined : 40_000,
  };
}
export type Budget = ReturnType<typeof budgetFor>;
