import type { Lang } from '../messages/index.ts';
import type { Refusal, RequestTask } from '../jobs/task.ts';
import { type WorkHooks, work } from '../thread/work.ts';
import { render, say } from '../messages/index.ts';
import { exitCodes } from './usage.ts';

const idle: WorkHooks = { signal: new AbortController().signal, onProgress: () => {} };

/** Has a request answered here, by the same code as in the threads of the service, and says how it went. */
export async function answer(
  kind: RequestTask['kind'],
  text: string,
  lang: Lang | null,
  hooks = idle,
): Promise<{ text: string; code: number }> {
  const result = await work({ kind, text, now: Date.now(), lang }, hooks);
  if (!result.ok) {
    complain(result.refusal);
    return { text: '', code: exitCodes.unusable };
  }
  const value = JSON.parse(result.json) as { ok?: boolean; outcome?: string };
  const amiss = value.ok === false || value.outcome === 'shortfall';
  // One line for a program, indented for eyes.
  const printed = process.stdout.isTTY ? JSON.stringify(value, null, 2) : result.json;
  return { text: `${printed}\n`, code: amiss ? exitCodes.amiss : exitCodes.ok };
}

/** What an envelope pays, or the figures of a year: as JSON, or as the table that a desk opens. */
export async function figures(
  kind: 'funding' | 'indicators',
  text: string,
  lang: Lang | null,
  format: 'json' | 'csv',
): Promise<{ text: string; code: number }> {
  if (format === 'json') return answer(kind, text, lang);
  const result = await work({ kind, text, now: Date.now(), lang, format }, idle);
  if (result.ok) return { text: JSON.parse(result.json) as string, code: exitCodes.ok };
  complain(result.refusal);
  return { text: '', code: exitCodes.unusable };
}

/** Says on standard error everything that is wrong with a request. */
export function complain({ lang, code, params, errors }: Refusal): void {
  process.stderr.write(`vigie: ${say(lang, `problem.${code}`)}. ${render(lang, `problem.${code}.detail`, params)}\n`);
  for (const { pointer, message } of errors) process.stderr.write(`  ${pointer || '/'}  ${message}\n`);
}
