import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import { failureOf } from '../jobs/failure.ts';
import type { AuditEntry } from '../jobs/audit-trail.ts';
import { StoreUnavailable } from '../jobs/job.ts';
import type { RecordIncident } from '../jobs/roster-jobs.ts';
import { TaskFailed } from '../jobs/task-errors.ts';

/** Fields that name people. Nothing of ours logs them; should something ever try, they are struck out. */
const personal = [
  'name',
  'rpps',
  'phone',
  'email',
  'address',
  'contact',
  'body',
  'text',
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'key',
  'callbackUrl',
  'message',
];

/** The log of the service: JSON lines, without bodies, names, numbers or addresses. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'vigie' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Records failures of ours: a number, what kind of error, and where. Never the error's message, which may quote the
 * request.
 */
export function incidentRecorder(log: Logger): RecordIncident {
  return (what, error) => {
    const incident = randomBytes(6).toString('hex');
    log.error({ incident, ...(error instanceof TaskFailed ? error.failure : failureOf(error)) }, what);
    return incident;
  };
}

/** Keeps an entry of the audit trail in the log, where the trail itself could not take it: whoever ships the log has it. */
export function unrecorded(log: Logger, recordIncident: RecordIncident): (entry: AuditEntry, error: unknown) => void {
  return (entry, error) => {
    log.warn({ audit: entry }, 'audit entry in the log alone');
    // A store that is away says so elsewhere; anything else is a defect of ours.
    if (!(error instanceof StoreUnavailable)) recordIncident('audit trail', error);
  };
}
