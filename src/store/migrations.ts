import { CannotOpen, type Database } from './database.ts';

/** Any number: it only has to be the same in every version of the code. */
const migrationLock = 7_451_960;

/**
 * What the database is made of, step by step. A step that was released never changes; what is to be different is a step
 * of its own. Instants are UTC milliseconds. Requests and rosters are JSON texts that nobody looks into here: kept as
 * they came, out of line and uncompressed, which is several times as quick.
 */
const steps: readonly string[] = [
  `
  create table vigie.rosters (
    id text primary key,
    state text not null,
    revision integer not null default 1,
    created_at bigint not null,
    finished_at bigint,
    lang text,
    facts text not null,
    department text,
    period_start text,
    period_end text,
    table_id text,
    request text,
    progress text,
    roster text,
    incident text,
    caller text not null default '',
    priority integer not null default 0,
    attempts integer not null default 0,
    claim text,
    worker text,
    stopping boolean not null default false
  );
  alter table vigie.rosters alter column request set storage external, alter column roster set storage external;
  create index rosters_newest on vigie.rosters (created_at desc, id desc);
  create index rosters_department on vigie.rosters (department, created_at desc, id desc);
  create index rosters_unfinished on vigie.rosters (state, caller) where finished_at is null;
  create index rosters_finished on vigie.rosters (finished_at) where finished_at is not null;

  create table vigie.idempotency_keys (
    key text primary key,
    fingerprint text not null,
    roster text not null references vigie.rosters (id) on delete cascade
  );
  create index idempotency_keys_roster on vigie.idempotency_keys (roster);

  create table vigie.tables (
    id text primary key,
    revision integer not null,
    record text not null,
    changed_at bigint not null
  );
  create table vigie.copies (
    table_id text not null references vigie.tables (id) on delete cascade,
    version integer not null,
    roster_id text not null,
    request text not null,
    roster text not null,
    asked_at bigint not null,
    primary key (table_id, version)
  );
  alter table vigie.copies alter column request set storage external, alter column roster set storage external;
  `,
  // Scenarios wait in the same line as rosters, and so do their parts; what was solved is kept until they are compared.
  `
  alter table vigie.rosters
    add column kind text not null default 'roster',
    add column parent text references vigie.rosters (id) on delete cascade;
  create index rosters_parent on vigie.rosters (parent) where parent is not null;
  create index rosters_scenarios on vigie.rosters (created_at desc, id desc) where kind = 'scenario';

  create table vigie.solved (
    scenario text not null references vigie.rosters (id) on delete cascade,
    name text not null,
    result text not null,
    primary key (scenario, name)
  );
  alter table vigie.solved alter column result set storage external;
  `,
  // Webhooks on their way, and those that never arrived.
  `
  create table vigie.webhooks (
    id text primary key,
    subject text not null,
    url text not null,
    body text not null,
    due_at bigint not null,
    tries integer not null default 0,
    ended_at bigint,
    outcome text
  );
  create index webhooks_due on vigie.webhooks (due_at) where ended_at is null;
  create index webhooks_subject on vigie.webhooks (subject);
  `,
  // Who did what to which roster. Outlives the roster, so it refers to none.
  `
  create table vigie.audit (
    place bigint generated always as identity primary key,
    id text not null unique,
    at bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint,
    kind text,
    actor text,
    call text,
    roster text,
    outcome integer,
    request_id text
  );
  create index audit_roster on vigie.audit (roster, place) where roster is not null;
  create index audit_actor on vigie.audit (actor, place);
  create index audit_at on vigie.audit (at);
  `,
  // Nothing that changes while a job is under way is in an index: only its beginning and its end leave anything behind there.
  `
  drop index vigie.rosters_unfinished;
  create index rosters_unfinished on vigie.rosters (id) where finished_at is null;
  alter table vigie.rosters set (fillfactor = 70);
  alter table vigie.rosters add column given_up boolean not null default false;
  create index copies_roster on vigie.copies (roster_id);
  create index rosters_given_up on vigie.rosters (created_at desc, id desc) where given_up;
  `,
  // What is not final has a column of its own, and so has the outcome. Which deaths are those of the job itself.
  `
  alter table vigie.rosters
    add column interim text,
    add column outcome text,
    add column deaths integer not null default 0,
    add column suspect boolean not null default false,
    add column accompanied boolean not null default false;
  alter table vigie.rosters alter column interim set storage external;
  update vigie.rosters set interim = case when state <> 'failed' then roster end, roster = null
    where kind = 'roster' and roster is not null and (finished_at is null or state not in ('done', 'stopped') or roster::jsonb->>'state' not in ('done', 'stopped'));
  update vigie.rosters set outcome = roster::jsonb->>'outcome' where kind = 'roster' and roster is not null;
  `,
  // Tables in force and their duties, as they are looked up: by department, date and instant.
  `
  create table vigie.in_force (
    table_id text primary key references vigie.tables (id) on delete cascade,
    department text,
    period_start text not null,
    period_end text not null,
    lines text[] not null,
    version integer not null,
    roster_id text not null,
    published_at bigint not null,
    facts text not null
  );
  create index in_force_department on vigie.in_force (department, period_end);

  create table vigie.duties (
    table_id text not null references vigie.in_force (table_id) on delete cascade,
    slot text not null,
    line text not null,
    start_ms bigint not null,
    end_ms bigint not null,
    participant text,
    missing integer not null,
    phone text,
    facts text not null
  );
  create index duties_time on vigie.duties (table_id, end_ms, start_ms);
  `,
];

/** Steps of this version of the code. */
export const migrationSteps = steps.length;

/**
 * Brings the database up to this version of the code. Several processes may start at once: one does it, the others wait.
 * @throws {CannotOpen} `newer`: the database was made by a later version
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await sql.script('create schema if not exists vigie; create table if not exists vigie.version (step integer not null)');
    const [{ step }] = await sql.query<{ step: number }>('select coalesce(max(step), 0)::integer as step from vigie.version');
    if (step > steps.length) throw new CannotOpen('newer');
    for (const [i, text] of steps.entries()) {
      if (i < step) continue;
      await sql.script(text);
      await sql.query('insert into vigie.version (step) values ($1)', [i + 1]);
    }
  });
}
