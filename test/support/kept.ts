import { explain } from '../../src/explanation/answer.ts';
import { listReplacements } from '../../src/replacement/answer.ts';
import { explanationRequest, type Explanation } from '../../src/domain/explanation.ts';
import { IssueList } from '../../src/domain/issues.ts';
import { replacementRequest, type ReplacementList } from '../../src/domain/replacement.ts';
import type { Solved } from './solved.ts';

/** What a call about a roster is asked with, as the threads of the service ask it. */
function contextOf(kept: Solved) {
  return { ...kept, issues: new IssueList({}), lang: 'fr' as const, signal: new AbortController().signal };
}

/** An explanation of a roster, or the codes of what is wrong with the question. */
export async function explained(kept: Solved, slot: string, participant?: string): Promise<Explanation | string[]> {
  const context = contextOf(kept);
  const body = explanationRequest.parse({ slot, ...(participant === undefined ? {} : { participant }), timeLimitSeconds: 20 });
  return (await explain(context, body)) ?? context.issues.list().map(({ code }) => code);
}

/** The replacements for a duty of a roster, or the codes of what is wrong with the question. */
export function replaced(kept: Solved, slot: string, participant: string, more: object = {}): ReplacementList | string[] {
  const context = contextOf(kept);
  const body = replacementRequest.parse({ slot, participant, max: 200, ...more });
  return listReplacements(context, body) ?? context.issues.list().map(({ code }) => code);
}
