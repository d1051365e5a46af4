import { afterAll } from 'vitest';
import { generate, type GenerateHooks } from '../../src/answer/generate.ts';
import type { Slot } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { readProblem } from '../../src/roster/read.ts';
import { InternalRosterError } from '../../src/answer/incident.ts';

/** A request answered: what it was understood as, and the roster. */
export interface Solved {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Roster;
}

/** Full proof, and time enough for it on a busy machine. */
const patient = { timeLimitSeconds: 20, gap: 0, asOf: '2026-11-21' };

/** Ends the engine threads when the tests of the file are over. */
export function withEngines(): void {
  afterAll(() => closeEngines());
}

/** The request as it arrives: JSON text, read like any other. */
export function understood(input: ProblemInput): Omit<Solved, 'roster'> & { warnings: Parameters<typeof generate>[0]['warnings'] } {
  const json: unknown = JSON.parse(JSON.stringify({ ...input, options: { ...patient, ...input.options } }));
  const read = readProblem(json);
  if (!read.ok) throw new Error(`the request is not understood: ${JSON.stringify(read.issues)}`);
  return read;
}

/** From a request to its roster, all the way that a caller's request goes but for HTTP. */
export async function solved(input: ProblemInput, hooks: GenerateHooks = {}): Promise<Solved> {
  const read = understood(input);
  try {
    return { problem: read.problem, slots: read.slots, roster: await generate(read, hooks) };
  } catch (error) {
    // The details are for logs alone; here they are what one wants to read.
    if (error instanceof InternalRosterError) throw new Error(`${error.message}: ${error.details.join('; ')}`, { cause: error });
    throw error;
  }
}

/** Levels as text, for messages. */
export function told({ levels }: Roster): string {
  return levels
    .map(({ level, class: of, value, bound, proven }) => `${level}${of ?? ''} ${value} (${bound}${proven ? '' : ' open'})`)
    .join(', ');
}
