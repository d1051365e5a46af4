import { readExample } from '../demo/index.ts';
import { generate } from '../answer/generate.ts';
import { readProblem } from '../roster/read.ts';

/** Goes the whole way, and is solved in a fraction of a second: a larger one would hold up whoever comes meanwhile. */
const example = 'sector-minimum';
const seconds = 1;

/**
 * Goes the whole way once before the first request comes: the first caller of a fresh thread would wait the better part
 * of a second for code that is not compiled and engines that are not loaded.
 *
 * @param signal aborted: ends early, and leaves the engines to whoever comes
 */
export async function warmUp(signal: AbortSignal): Promise<void> {
  const request = readExample(example);
  if (!request) return;
  if (signal.aborted) return;
  const read = readProblem({ ...request, options: { ...request.options, timeLimitSeconds: seconds } }, new Date());
  if (!read.ok) return;
  await generate(read, { signal });
}
