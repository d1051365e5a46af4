import type { AuditEntry } from './audit-trail.ts';
import type { Added, Job, JobQuery, JobSummary, Order } from './job.ts';
import type { ProblemFacts } from './task.ts';

/** How far a scenario is. */
export interface ScenarioProgress {
  readonly solved: number;
  readonly solves: number;
}

/** A scenario as it stands, without its texts. */
export interface ScenarioHead extends Pick<Job, 'id' | 'state' | 'createdAt' | 'finishedAt' | 'facts' | 'incident' | 'givenUp'> {
  readonly progress: ScenarioProgress;
}

/** A scenario as it was asked for. */
export interface ScenarioOrigin extends Pick<Job, 'lang' | 'createdAt'> {
  readonly request: string;
}

/** Keeps scenarios, and what of them is solved until it is compared. An `entry` goes on the audit trail together with the change. */
export interface ScenarioStore {
  /** Takes a new scenario, and has it wait for a worker. */
  add(job: Job, order: Order): Promise<Added>;
  head(id: string): Promise<ScenarioHead | null>;
  /** The comparison as JSON text; null while there is none. */
  comparison(id: string): Promise<string | null>;
  origin(id: string): Promise<ScenarioOrigin | null>;
  /** Names of what is solved. */
  solvedNames(id: string): Promise<ReadonlySet<string>>;
  /** What is solved, by name; left out: all of it. */
  solved(id: string, names?: readonly string[]): Promise<Readonly<Record<string, string>>>;
  facts(id: string): Promise<ProblemFacts | null>;
  list(query: JobQuery): Promise<JobSummary[]>;
  /** Asks for the comparison of what is solved; what no worker has begun is ended at once. */
  stop(id: string, entry?: AuditEntry): Promise<'unknown' | 'finished' | 'stopping'>;
  /** Erases everything kept of it, and what was done with it from the audit trail; false when there is nothing. */
  remove(id: string, entry?: AuditEntry): Promise<boolean>;
  /** Erases what was handed over and is not to be retained; a webhook under way still goes out. */
  handedOver(id: string): Promise<boolean>;
}
