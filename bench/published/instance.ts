import type { ProblemInput } from '../../src/domain/problem.ts';

/** Who holds what: participant and slot ids of the request. */
export interface Held {
  readonly slot: string;
  readonly participant: string;
}

/** What a roster is worth by the rules of whoever published the instance, from the file's own data. */
export type Judgement = { readonly kind: 'feasible'; readonly objective: number } | { readonly kind: 'infeasible'; readonly why: string };

/** An instance that others made, as a request to Vigie, and their own measure of an answer. */
export interface PublishedInstance {
  readonly request: ProblemInput;
  /** Published objective = value of the request's one level + this. */
  readonly offset: number;
  /** Knows nothing of the request: recomputed from the file. */
  readonly judge: (held: readonly Held[]) => Judgement;
}

/** The date `days` after a date. */
export function dateAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one date to another. */
export function daysFrom(start: string, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(start)) / 86_400_000);
}
