import type { Issue } from '../../src/domain/issues.ts';
import { type ReadResult, readProblem } from '../../src/roster/read.ts';

const now = new Date('2026-11-21T12:00:00Z');

/** What is wrong with a request, read on 21 November 2026. */
export function issuesOf(request: unknown): readonly Issue[] {
  const result = readProblem(request, now);
  return result.ok ? [] : result.issues;
}

/** `pointer code` of every issue. */
export function found(request: unknown): string[] {
  return issuesOf(request).map(({ pointer, code }) => `${pointer} ${code}`);
}

/** A request that must be sound. */
export function read(request: unknown): Extract<ReadResult, { ok: true }> {
  const result = readProblem(request, now);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result;
}
