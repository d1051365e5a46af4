import { randomUUID } from 'node:crypto';

/**
 * A roster that must not be answered: it fails its own verification, or the optimiser's figures are not those of the
 * roster. A defect of ours, never of the request. The caller logs `details` and answers 500 with the incident alone.
 */
export class InternalRosterError extends Error {
  override readonly name = 'InternalRosterError';
  /** Quoted by whoever reports it. */
  readonly incident: string = randomUUID();
  /** What was found, by rules, slot ids and participant ids. For the log only. */
  readonly details: readonly string[];

  constructor(details: readonly string[]) {
    super(`roster not fit to be answered (${details.length} finding(s))`);
    this.details = details;
  }
}
