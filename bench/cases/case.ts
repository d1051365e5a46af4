import { createHash } from 'node:crypto';
import { compileProblem } from '../../src/roster/compile.ts';
import type { ModelColumn } from '../../src/roster/model-columns.ts';
import { readProblem } from '../../src/roster/read.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Solution, Model } from '../../solver/index.ts';
import type { Judgement, PublishedInstance } from '../published/instance.ts';

/** A piece of work for every runner. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  /** quick: part of every run; full: only with `--all` or named by `--cases`. Groups are always named. */
  readonly size: 'quick' | 'full';
  /** The request, as a caller would post it. */
  readonly request: () => ProblemInput;
  /** Cases that `--cases` names together and one table shows together. */
  readonly group?: string;
  /** Relative gap at which levels of kind `gap` may stop. Default: that of the service. */
  readonly gap?: number;
  /** Runners asked unless the call names some. Default: all. */
  readonly peers?: readonly string[];
  /** What others published of it: the best objective known, and their own measure. */
  readonly published?: { readonly best: number; readonly instance: () => PublishedInstance };
}

/** A case made ready: what the runners see of it, and what tells it from other work. */
export interface PreparedCase {
  readonly case: Case;
  readonly model: Model;
  /** Of the request, not of the model: a better compilation of the same request is the same work. */
  readonly fingerprint: string;
  readonly columns: number;
  readonly rows: number;
  /** Seconds of reading and compiling; the same for every runner and in nobody's time. */
  readonly prepareSeconds: number;
  /** What a solution is worth to whoever published the case, given the value of its one level; null for our own cases. */
  readonly judge: ((solution: Solution, value: number) => PublishedVerdict) | null;
}

/** `expected`: what the level's value says of the objective. */
type PublishedVerdict = Judgement & { readonly expected: number };

/** The instant that counts as today, for every case. */
const now = new Date('2026-11-17T08:00:00Z');

/** Reads and compiles the request of a case. @throws {Error} when the request is not understood */
export function prepare(one: Case): PreparedCase {
  const text = JSON.stringify(one.request());
  const started = performance.now();
  const read = readProblem(JSON.parse(text), now);
  if (!read.ok) throw new Error(`case ${one.name} is not understood: ${JSON.stringify(read.issues.slice(0, 3))}`);
  const compiled = compileProblem(read.problem, read.slots);
  const prepareSeconds = (performance.now() - started) / 1000;
  // Origins are for the explanations alone; they do not travel to threads.
  const model: Model = { ...compiled.model, origins: [] };
  return {
    case: one,
    model,
    fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16),
    columns: model.columns,
    rows: model.rows,
    prepareSeconds,
    judge: one.published ? judgeOf(one.published.instance(), compiled.columns) : null,
  };
}

function judgeOf({ judge, offset }: PublishedInstance, columns: readonly ModelColumn[]): PreparedCase['judge'] {
  return (solution, value) => {
    const held = columns.filter(({ column }) => solution[column] === 1).map(({ slot, participant }) => ({ slot: slot.id, participant }));
    return { ...judge(held), expected: value + offset };
  };
}
