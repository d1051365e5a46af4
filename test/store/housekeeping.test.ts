import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/jobs/audit-trail.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Database } from '../../src/store/database.ts';
import { eraseOld } from '../../src/store/housekeeping.ts';
import { insert } from '../../src/store/insert-row.ts';
import { openEmbedded } from '../../src/store/pglite-database.ts';
import { redactAudit, insertAudit, SqlAuditTrail } from '../../src/store/sql-audit-trail.ts';
import { SqlTableStore } from '../../src/store/sql-table-store.ts';
import { openStore } from '../../src/store/store.ts';
import { dataFolder } from '../support/data-folder.ts';
import { shown } from '../support/shown.ts';

const dayMs = 86_400_000;
const ago = (days: number): number => Date.now() - days * dayMs;

/** A roster that ended so many days ago, of a period that ended so many days ago. */
function job(ended: number, over: number, table?: string): Job {
  const end = new Date(ago(over)).toISOString().slice(0, 10);
  const facts = { timeLimitSeconds: 1, retain: true, department: '974', period: { start: '2020-01-01', end } };
  const [createdAt, finishedAt] = [ago(ended), ago(ended)];
  const rest = { lang: null, request: '{}', progress: null, interim: null, roster: '{}', outcome: null, incident: null };
  return { id: randomUUID(), state: 'done', revision: 1, createdAt, finishedAt, facts, ...(table ? { table } : {}), ...rest };
}

describe('what has been kept for long enough', () => {
  let database: Database;
  beforeAll(async () => {
    const dataDir = dataFolder();
    await (await openStore({ databaseUrl: null, dataDir, retentionDays: 30, onError: () => {} })).close();
    database = await openEmbedded(dataDir);
  }, 60_000);
  afterAll(() => database.close());

  const clean = () => eraseOld(database, 30 * dayMs, 365 * dayMs);
  const add = async (...jobs: Job[]) => {
    for (const one of jobs) await insert(database, one, '', 0);
  };
  /** Notes something about a roster so many days ago, and publishes it as this version. */
  const note = async (roster: Job, days: number, version?: number) => {
    const table = roster.table ?? roster.id;
    const tables = new SqlTableStore(database, () => ago(days));
    const { revision } = await tables.find(table);
    const copy = { ...shown(roster.id), id: roster.id, request: '{}', roster: '{}', now: ago(days) };
    const change = { about: roster.id, record: JSON.stringify([roster.id]), ...(version ? { copy: { ...copy, version } } : {}) };
    expect(await tables.save(table, revision, change)).toBe(true);
  };
  const left = async () => {
    const [counts] = await database.query(`select (select count(*)::integer from vigie.rosters) as rosters,
      (select count(*)::integer from vigie.tables) as tables, (select count(*)::integer from vigie.copies) as copies`);
    return counts;
  };

  test('goes as one: a published table and its rosters, by the end of the period and the last change', async () => {
    const [first, noted] = [job(90, 40), job(90, 40)];
    const second = job(80, 40, first.id);
    // Its period has ended lately, though nothing has changed for long.
    const recent = job(90, 10);
    await add(first, second, noted, recent);
    await note(first, 85, 1);
    await note(second, 75, 2);
    await note(recent, 85, 1);
    await note(noted, 85, 1);
    // A visa, given late.
    await note(noted, 10);
    await clean();
    expect(await left()).toEqual({ rosters: 2, tables: 2, copies: 2 });
    await database.query(`update vigie.tables set changed_at = changed_at - ${21 * dayMs}`);
    await database.query('update vigie.rosters set period_end = $1', [new Date(ago(40)).toISOString().slice(0, 10)]);
    await clean();
    expect(await left()).toEqual({ rosters: 0, tables: 0, copies: 0 });
  });

  test('is a draft with what was noted of it; the table that it was made from stays', async () => {
    const [published, draft] = [job(90, 10), job(31, 10)];
    const variant = job(31, 10, published.id);
    await add(published, draft, variant);
    await note(published, 85, 1);
    await note(draft, 5);
    expect(await clean()).toBe(2);
    expect(await left()).toEqual({ rosters: 1, tables: 1, copies: 1 });
  });

  test('is not what was done with an erased roster: that is redactAudit, also where it was put down after the erasure', async () => {
    const trail = new SqlAuditTrail(database);
    const [erased, other] = [randomUUID(), randomUUID()];
    const entry = (call: string, outcome: number, roster = erased): AuditEntry => ({
      ...{ id: randomUUID(), kind: 'key', actor: 'samu', call, requestId: 'r', roster, outcome },
    });
    await trail.record(entry('createRoster', 202));
    const erasure = entry('eraseRoster', 204);
    await redactAudit(database, erased, erasure);
    await insertAudit(database, erasure);
    // Both were under way; the last one came too late to do anything.
    await trail.record(entry('readRoster', 200));
    await trail.record(entry('readRoster', 404));
    await trail.record(entry('readRoster', 200, other));
    await clean();
    const calls = async (roster: string) => (await trail.list({ limit: 9, roster })).map(({ call, outcome }) => [call, outcome]);
    expect(await calls(erased)).toEqual([
      ['readRoster', 404],
      [null, null],
      ['eraseRoster', 204],
      [null, null],
    ]);
    expect(await calls(other)).toEqual([['readRoster', 200]]);
    const [, late] = await trail.list({ limit: 9, roster: erased });
    expect(late).toMatchObject({ actor: 'samu', kind: null, requestId: null, at: expect.any(Number) });
  });
});
