import { readExample } from '../demo/index.ts';
import { generate } from '../answer/generate.ts';
import { readProblem } from '../roster/read.ts';

/** Large enough to have every part of the way compiled by the engine of JavaScript, small enough for a second. */
const example = 'reunion-2027-01';
const seconds = 0.6;

/**
 * Goes the whole way once before the first request comes: the first caller of a fresh thread would wait half a second
 * for code that is not compiled yet.
 */
export async function warmUp(): Promise<void> {
  const request = readExample(example);
  if (!request) return;
  const read = readProblem({ ...request, options: { ...request.options, timeLimitSeconds: 1 } }, new Date());
  if (!read.ok) return;
  const stop = AbortSignal.timeout(seconds * 1000);
  await generate(read, { signal: stop });
}
