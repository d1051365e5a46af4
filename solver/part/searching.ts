import type { StopFlag } from '../engines/engine.ts';
import type { Choice } from '../evaluate.ts';
import type { ModelRelaxation } from '../relax.ts';
import { restrict } from '../restrict.ts';
import { sharedChoice } from '../search/choice.ts';
import { roundPoint } from '../search/round.ts';
import type { Standing } from './standing.ts';

/** Where a search begins and how it ends. */
export interface How {
  /** Default: the best so far. */
  readonly from?: Choice;
  /** Default: the next of the part. Tasks side by side need theirs beforehand, whichever begins first. */
  readonly seed?: number;
  /** Values of the first levels that are enough. */
  readonly target?: readonly number[];
  readonly stop?: StopFlag;
}

/** Anneals; see search/anneal.ts. @returns the best choice met, null when there is nothing to choose */
export async function seek(at: Standing, focus: number, moves: number, how: How = {}): Promise<Choice | null> {
  const { from = at.choice, seed = at.nextSeed(), target, stop = at.run.flag } = how;
  const { model, columns } = restrict(at.loose);
  if (model.columns === 0) return null;
  const start = sharedChoice(Uint8Array.from(columns, (c) => from[c]));
  const mailbox = at.post(columns);
  const [hot, cold] = at.isExact(focus) ? [0.3, 0.01] : [0.03, 0.001];
  const options = { seed, moves, focus, hot, cold, target, stop };
  const { choice } = await at.run.task({ kind: 'search', model, start, options, mailbox });
  return at.expand(choice, columns);
}

/** Anneals and keeps what is better. */
export async function search(at: Standing, focus: number, moves: number, how: How = {}): Promise<void> {
  const choice = await seek(at, focus, moves, how);
  if (choice) at.offer(choice);
}

/** Rounds the point of a relaxation to a choice and searches from there. */
export async function searchFromPoint(at: Standing, level: number, relaxation: ModelRelaxation): Promise<void> {
  const from = roundPoint(at.loose, relaxation.point);
  const target = at.isExact(level) ? [...at.values.slice(0, level), at.bound] : undefined;
  await search(at, level, at.effort.firstMoves, { from, target });
}

/** Improves the level by choosing some hundreds of columns anew at a time; see search/large.ts. */
export async function improve(at: Standing, level: number, iterations: number, how: How = {}): Promise<Choice | null> {
  const { from = at.choice, seed = at.nextSeed(), stop = at.run.flag } = how;
  const { model, columns } = restrict(at.tight);
  if (model.columns === 0) return null;
  const start = sharedChoice(Uint8Array.from(columns, (c) => from[c]));
  const mailbox = at.post(columns);
  const options = { seed, level, locks: [...at.locks], iterations, stop };
  return at.expand(await at.run.task({ kind: 'improve', model, start, options, mailbox }), columns);
}
