// Tuning by the number of columns of a component.

/**
 * Columns up to which javascript-lp-solver is the quicker exact engine. Measured in November 2026, whole solves with
 * warm threads: 12 columns 15 against 30 ms, 28 columns 125 against 250 ms, 50 columns 95 against 35 ms, 84 columns no
 * end in 20 s against 90 ms.
 */
export const tinyColumns = 30;
/** Columns up to which an exact engine runs without a work limit. */
export const smallColumns = 40;

/** Columns up to which a MIP is solved for a level with squares, and for one under a cutoff over squares. */
export const integerColumns = 3000;
export const keptColumns = 600;
/** Columns up to which a MIP is solved for a level without squares. */
export const wideColumns = 20_000;
/**
 * Columns up to which the simplex method solves a relaxation in a second or two. Beyond, the interior point method is
 * three times as fast or more (no vertex, but any duals prove a bound).
 */
export const vertexColumns = 5000;
/** Columns up to which an exact engine usually proves optimality in the end; beyond, searching uses a thread better. */
export const provableColumns = 1000;
/** Columns up to which the relaxation contains all soft rules and cutoffs. */
export const wholeColumns = 2500;
/** Columns beyond which the relaxation of an exact level is solved by the interior point method. */
export const vastColumns = 80_000;
/** Columns beyond which the relaxation of a gap level is solved by the first-order method. */
export const hugeColumns = 40_000;

/** Columns beyond which exact levels are solved by looking ahead; below, relaxations cost next to nothing. */
export const probeColumns = 3000;
/** Columns of a connected component up to which a MIP of an exact level is solved. */
export const faceColumns = 150_000;
/** Races whose MIP gave a wrong answer, after which no further MIP is asked. */
export const maxWrongAnswers = 3;
/** Moves of the local search that count as one simplex iteration on the virtual clock of a race. */
export const movesPerIteration = 100;

/** Share of the gap of the options below which a gap level is not searched in further basins. */
export const fineGap = 0.4;

/** Limit of MIP re-solves with secants added at the last optimum. */
export const maxRedraws = 20;

/** Limit of destructive lower bound steps per level. */
export const maxDestructiveSteps = 4;

/** Limit of returns to an earlier level that has been improved after it was fixed. */
export const maxReturns = 3;

/**
 * Rounds of MIP and LNS, each with twice the work of the one before, where a gap is allowed and the component is small
 * enough for a MIP.
 */
export const maxRounds = 3;

/** Limit of work doublings. */
export const maxDoublings = 4;

/** Work budgets of a component by its size, in moves and simplex iterations: counted, not timed, so that answers repeat. */
export function budgetFor(columns: number) {
  return {
    firstMoves: Math.min(1_500_000, 4_000 + columns * 8),
    exactMoves: Math.min(3_000_000, 2_000 + columns * 6),
    gapMoves: Math.min(6_000_000, 2_000 + columns * 18),
    // A single level without cutoffs improves with the length of the cooling schedule.
    longMoves: Math.min(30_000_000, 32_000 + columns * 288),
    roundIterations: 8_000,
    // Engines restart from scratch, so a proof needs a budget that is large enough.
    proofIterations: Math.max(8_000, Math.round(200_000_000 / Math.max(1, columns))),
    roundMoves: Math.max(300_000, columns * 144),
    // For MIPs on the face of a relaxation: most end within a tenth of it.
    faceIterations: 40_000,
    wideIterations: columns <= smallColumns ? undefined : 40_000,
  };
}
export type Budget = ReturnType<typeof budgetFor>;
