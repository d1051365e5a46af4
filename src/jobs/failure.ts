import { InternalRosterError } from '../answer/incident.ts';
import type { Failure } from './task.ts';

/** What may be told of an error, to the log: its kind and where it came from, never its message. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'unknown', frames: [], findings: [] };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
  // Rule or level; people and slots stand behind the colon.
  const findings = error instanceof InternalRosterError ? error.details.map((detail) => detail.split(':')[0]) : [];
  return { kind: 'code' in error && typeof error.code === 'string' ? error.code : error.name, frames, findings };
}
