import { integerColumns, maxBets, wideColumns } from '../effort.ts';
import { type Choice, fixedChoice, levelValues, settle } from '../evaluate.ts';
import { face, onlyLevel, roundUp, trivialBound, valueStep } from '../face.ts';
import type { Model } from '../model.ts';
import type { ModelRelaxation } from '../relax.ts';
import { components } from '../components.ts';
import { sharedChoice } from '../search/choice.ts';
import type { ModelInteger } from '../tasks.ts';
import type { Standing } from './standing.ts';

/** What exact engines say of a level that was given to them in pieces. */
interface Together {
  /** The pieces put together; null where one of them has none. */
  readonly choice: Choice | null;
  /** Sum of the bounds of the pieces, Infinity where one has no choice at all. */
  readonly bound: number;
}

/** What there is to say of one piece; `null`: it stays as it is in the choice it came from. */
interface Piece {
  readonly choice: Choice | null;
  readonly bound: number;
}

/**
 * Bets that a level of whole values can be brought down to its bound, then to the next value, and so on. Whatever is
 * as good as that lies on the face of the relaxation at that value: small, and fallen into pieces, so that an exact
 * engine soon finds one or shows that there is none. The bound rises by a step with each bet that is lost.
 */
export async function bet(at: Standing, level: number, relaxation: ModelRelaxation, most = maxBets): Promise<void> {
  const step = valueStep(at.tight, level);
  if (step <= 0 || at.keepsSquares()) return;
  for (let lost = 0; lost < most && !at.enough(level); lost++) {
    const stake = at.bound;
    const narrowed = face(at.tight, level, relaxation, stake).tight;
    const pieces = components(onlyLevel(narrowed, level));
    if (pieces.some(({ model }) => model.columns > wideColumns)) return;
    const answers = await Promise.all(pieces.map(({ model }) => closePiece(at, model, level, null)));
    const { choice, bound } = together(at, pieces, answers, fixedChoice(narrowed));
    if (choice && !at.trust(choice)) return;
    if (at.enough(level) || bound <= stake + 1e-6 * Math.max(1, Math.abs(stake))) return;
    at.raise(level, stake + step);
  }
}

/**
 * Lets an exact engine close a level of whole values that no lock ties together: what the level alone asks for falls
 * into pieces (later levels may cross them), and each is small enough or left.
 */
export async function closeByPieces(at: Standing, level: number): Promise<void> {
  const pieces = components(onlyLevel(at.tight, level));
  const best = at.choice;
  const answers = await Promise.all(
    pieces.map(async ({ model, columns }): Promise<Piece> => {
      const start = Uint8Array.from(columns, (c) => best[c]);
      const least = trivialBound(model, level);
      if (at.meets(level, levelValues(model, start)[level], least)) return { choice: start, bound: least };
      if (model.columns > wideColumns) return { choice: start, bound: await relaxPiece(at, model, level) };
      const { choice, bound } = await closePiece(at, model, level, start);
      return { choice: choice ?? start, bound: Number.isFinite(bound) ? bound : least };
    }),
  );
  const { choice, bound } = together(at, pieces, answers, Uint8Array.from(best));
  if (choice && at.trust(choice)) at.raise(level, at.roundUp(level, bound));
}

function together(at: Standing, pieces: readonly { readonly columns: Int32Array }[], answers: readonly Piece[], around: Choice): Together {
  const merged = sharedChoice(around);
  let [found, bound] = [true, 0];
  pieces.forEach(({ columns }, p) => {
    const { choice, bound: least } = answers[p];
    bound += least;
    found &&= choice !== null;
    choice?.forEach((on, c) => {
      merged[columns[c]] = on;
    });
  });
  return { choice: found ? settle(at.loose, merged) : null, bound };
}

async function closePiece(at: Standing, model: Model, level: number, start: Choice | null): Promise<Piece> {
  const answer: ModelInteger = await at.run.task({
    kind: 'integer',
    model,
    encoding: { weights: at.encoding(level).weights },
    engine: 'highs',
    options: {
      ...(start ? { start } : {}),
      iterations: at.effort.wideIterations,
      stop: at.run.flag,
      heuristics: start !== null && model.columns <= integerColumns,
    },
  });
  if (answer.kind === 'infeasible') return { choice: null, bound: Number.POSITIVE_INFINITY };
  return { choice: answer.choice, bound: roundUp(answer.bound, model.costConstant[level], valueStep(model, level)) };
}

/** Bound of a piece that is too wide for the exact engine. */
async function relaxPiece(at: Standing, model: Model, level: number): Promise<number> {
  const encoding = { weights: at.encoding(level).weights };
  const { bound } = await at.run.task({ kind: 'relax', model, encoding, options: { stop: at.run.flag } });
  return roundUp(bound, model.costConstant[level], valueStep(model, level));
}
