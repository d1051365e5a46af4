import type { Job, JobSummary } from '../jobs/job.ts';

/** A row of vigie.rosters. Integers of 64 bits come as numbers, words or BigInt, as the driver has it. */
export interface RosterRow {
  readonly id: string;
  readonly kind: Job['kind'] | 'roster';
  readonly parent: string | null;
  readonly state: Job['state'];
  readonly revision: number;
  readonly created_at: unknown;
  readonly finished_at: unknown;
  readonly lang: Job['lang'];
  readonly facts: string;
  readonly table_id: string | null;
  readonly request: string | null;
  readonly progress: string | null;
  readonly interim: string | null;
  readonly roster: string | null;
  readonly outcome: Job['outcome'];
  readonly incident: string | null;
  readonly given_up: boolean;
}

export const rosterColumns =
  'id, kind, parent, state, revision, created_at, finished_at, lang, facts, table_id, request, progress, interim, roster, outcome, incident, given_up';

export function jobOf(row: RosterRow): Job {
  return {
    id: row.id,
    ...(row.kind === 'roster' ? {} : { kind: row.kind }),
    ...(row.parent === null ? {} : { parent: row.parent }),
    state: row.state,
    revision: row.revision,
    createdAt: Number(row.created_at),
    finishedAt: instant(row.finished_at),
    lang: row.lang,
    facts: JSON.parse(row.facts) as Job['facts'],
    ...(row.table_id === null ? {} : { table: row.table_id }),
    request: row.request,
    progress: row.progress === null ? null : (JSON.parse(row.progress) as Job['progress']),
    interim: row.interim,
    roster: row.roster,
    outcome: row.outcome,
    incident: row.incident,
    ...(row.given_up ? { givenUp: true } : {}),
  };
}

/** A row of the list. */
export interface SummaryRow {
  readonly id: string;
  readonly state: Job['state'];
  readonly created_at: unknown;
  readonly finished_at: unknown;
  readonly department: string | null;
  readonly period_start: string;
  readonly period_end: string;
  readonly outcome: JobSummary['outcome'];
  readonly incident: string | null;
  readonly given_up: boolean;
}

export const summaryColumns = 'id, state, created_at, finished_at, department, period_start, period_end, incident, given_up, outcome';

export function summaryOf(row: SummaryRow): JobSummary {
  return {
    id: row.id,
    state: row.state,
    createdAt: Number(row.created_at),
    finishedAt: instant(row.finished_at),
    department: row.department,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    outcome: row.outcome,
    incident: row.incident,
    givenUp: row.given_up,
  };
}

function instant(value: unknown): number | null {
  return value === null ? null : Number(value);
}
