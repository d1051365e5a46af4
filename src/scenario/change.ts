import type { IssueCode } from '../domain/issues.ts';
import type { ProblemInput } from '../domain/problem.ts';
import type { Path } from '../domain/raw.ts';
import type { Params } from '../messages/index.ts';

/** An objection to an operation: where in it, and what. */
export interface Objection {
  readonly path: Path;
  readonly code: IssueCode;
  readonly params: Params;
}

/** A problem on its way from the base to a variant; operations work on it one after the other. */
export class Change {
  /** A copy that is the variant's own. */
  readonly problem: ProblemInput;
  /** What draws depend on beside ids. */
  readonly seed: string;
  envelope: number | null;
  readonly removed: string[] = [];
  readonly added: string[] = [];
  readonly objections: Objection[] = [];

  constructor(base: ProblemInput, envelope: number | null, seed: string) {
    this.problem = structuredClone(base);
    this.envelope = envelope;
    this.seed = seed;
  }

  /** Says why the operation at work cannot be followed; the path starts at the operation. */
  object(path: Path, code: IssueCode, params: Params = {}): void {
    this.objections.push({ path, code, params });
  }
}
