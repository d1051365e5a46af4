import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import { failureOf } from './jobs/failure.ts';
import type { RecordIncident } from './jobs/roster-jobs.ts';
import { TaskFailed } from './jobs/threads.ts';

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
