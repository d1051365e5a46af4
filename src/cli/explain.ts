import { explainRoster } from '../explanation/descriptor.ts';
import { everything } from '../calls/roles.ts';
import { field } from '../domain/raw.ts';
import type { Lang } from '../messages/index.ts';
import type { Verification } from '../domain/verification.ts';
import { work } from '../thread/work.ts';
import { complain } from './answer.ts';
import { exitCodes } from './usage.ts';

/** What is asked about which slot; without a participant, why the slot is not filled. */
export interface Question {
  readonly slot: string;
  readonly participant?: string;
}

/** The second file is no roster of the first. */
export class NoRoster extends Error {}

/**
 * Explains a roster that `solve` made of a problem: the answer is that of `POST /v1/rosters/{id}/explanations`. The first
 * interrupt ends the solves of the explanation with what they have.
 *
 * @param problem text of the problem
 * @param roster text of the roster
 * @throws {NoRoster} by rejection
 */
export async function explain(
  problem: string,
  roster: string,
  question: Question,
  lang: Lang | null,
): Promise<{ text: string; code: number }> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  const hooks = { signal: stop.signal, onProgress: () => {} };
  const now = Date.now();
  try {
    const read = await work({ kind: 'read', text: problem, now, lang }, hooks);
    if (!read.ok) return refused(read);
    const { assignments, levels } = partsOf(roster);
    const text = JSON.stringify({ problem: JSON.parse(problem) as unknown, assignments });
    const verified = await work({ kind: 'verify', text, now, lang }, hooks);
    if (!verified.ok) return refused(verified);
    const known = (JSON.parse(verified.json) as Verification).levels;
    if (known.some(({ level }, i) => field(levels[i], 'level') !== level)) throw new NoRoster('the second file is no roster of the first');
    const stored = { id: 'file', roster, request: problem, now, lang, table: null, copies: [] };
    const asked = JSON.stringify({ ...question, ...(lang === null ? {} : { lang }) });
    const answer = await work(
      { kind: 'call', limit: everything, call: explainRoster.name, text: asked, params: {}, lang, now, stored },
      hooks,
    );
    if (!answer.ok) return refused(answer);
    const printed = process.stdout.isTTY ? JSON.stringify(JSON.parse(answer.json), null, 2) : answer.json;
    return { text: `${printed}\n`, code: exitCodes.ok };
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function refused({ refusal }: { readonly refusal: Parameters<typeof complain>[0] }): { text: string; code: number } {
  complain(refusal);
  return { text: '', code: exitCodes.unusable };
}

/** Duties and levels of what should be a roster. */
function partsOf(text: string): { readonly assignments: unknown; readonly levels: readonly unknown[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new NoRoster('the second file is not JSON');
  }
  const levels = field(json, 'levels');
  if (!Array.isArray(levels)) throw new NoRoster('the second file is no roster; vigie solve prints one');
  return { assignments: field(json, 'assignments'), levels };
}
