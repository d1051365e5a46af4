import type { IntegerOptions, RelaxationOptions } from './engines/engine.ts';
import { highsEngine } from './engines/highs.ts';
import { jslpEngine } from './engines/jslp.ts';
import { type Encoding, encode } from './engines/linear.ts';
import type { Choice } from './evaluate.ts';
import { settle } from './evaluate.ts';
import { Mailbox, type MailboxMemory } from './mailbox.ts';
import type { Model } from './model.ts';
import { type ModelRelaxation, relax } from './relax.ts';
import { improve, type LargeOptions } from './search/large.ts';
import { search, type SearchOptions, type SearchResult } from './search/anneal.ts';
import { sharedChoice } from './search/choice.ts';

/** Work for an engine thread. Models travel by reference (shared memory), without their origins. */
export type Task =
  | {
      readonly kind: 'search';
      readonly model: Model;
      readonly start: Choice;
      readonly options: SearchOptions;
      readonly mailbox?: MailboxMemory;
    }
  | {
      readonly kind: 'improve';
      readonly model: Model;
      readonly start: Choice;
      readonly options: LargeOptions;
      readonly mailbox?: MailboxMemory;
    }
  | { readonly kind: 'relax'; readonly model: Model; readonly encoding: Encoding; readonly options?: RelaxationOptions }
  | {
      readonly kind: 'integer';
      readonly model: Model;
      readonly encoding: Encoding;
      readonly engine: 'highs' | 'jslp';
      readonly options: IntegerOptions;
    };

/** How an integer solve of a model ended; `choice` is rounded and settled, not yet checked. */
export interface ModelInteger {
  readonly kind: 'optimal' | 'feasible' | 'unknown' | 'infeasible';
  readonly choice: Choice | null;
  /** Objective as the engine's piecewise costs see it. */
  readonly objective: number;
  readonly bound: number;
}

export type TaskResult<T extends Task> = T extends { kind: 'search' }
  ? SearchResult
  : T extends { kind: 'improve' }
    ? Choice
    : T extends { kind: 'relax' }
      ? ModelRelaxation
      : ModelInteger;

/** Runs a task in this thread. */
export async function runTask<T extends Task>(task: T): Promise<TaskResult<T>> {
  return (await run(task)) as TaskResult<T>;
}

async function run(task: Task): Promise<SearchResult | Choice | ModelRelaxation | ModelInteger> {
  switch (task.kind) {
    case 'search': {
      const mailbox = task.mailbox && new Mailbox(task.mailbox);
      const onBest = mailbox ? (choice: Choice) => mailbox.put(choice) : undefined;
      return search(task.model, task.start, { ...task.options, onBest });
    }
    case 'improve': {
      const mailbox = task.mailbox && new Mailbox(task.mailbox);
      const onBest = mailbox ? (choice: Choice) => mailbox.put(choice) : undefined;
      return sharedChoice(await improve(task.model, task.start, highsEngine, { ...task.options, onBest }));
    }
    case 'relax':
      return relax(task.model, task.encoding, task.options);
    case 'integer':
      return integer(task);
  }
}

async function integer(task: Extract<Task, { kind: 'integer' }>): Promise<ModelInteger> {
  const program = encode(task.model, task.encoding);
  const engine = task.engine === 'highs' ? highsEngine : jslpEngine;
  const outcome = await engine.integer(program, task.options);
  if (outcome.kind === 'infeasible') return { kind: 'infeasible', choice: null, objective: Number.NaN, bound: Number.NEGATIVE_INFINITY };
  if (outcome.kind === 'unknown') return { kind: 'unknown', choice: null, objective: Number.NaN, bound: outcome.bound };
  const choice = sharedChoice(new Uint8Array(task.model.columns));
  for (let c = 0; c < task.model.columns; c++) choice[c] = outcome.values[c] > 0.5 ? 1 : 0;
  return { kind: outcome.kind, choice: settle(task.model, choice), objective: outcome.objective, bound: outcome.bound };
}
