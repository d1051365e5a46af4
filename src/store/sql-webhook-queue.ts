import type { WebhookEvent } from '../jobs/ended-event.ts';
import type { DueWebhook, WebhookLoad, WebhookQueue, WebhookResult } from '../jobs/webhook-queue.ts';
import { type Database, nowMs, type Sql } from './database.ts';
import { channels } from './notices.ts';

/** Whoever takes a webhook has this long; beyond, it is taken for dead, and the webhook goes out again. */
const leaseMs = 30_000;

/** Nobody is told to wait for longer: whoever is due later than that was put off before the clock was set back. */
const longestMs = 3_600_000;

/** Webhooks in PostgreSQL, embedded or not. */
export class SqlWebhookQueue implements WebhookQueue {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async take(limit: number): Promise<DueWebhook[]> {
    const text = `update vigie.webhooks set due_at = ${nowMs} + ${leaseMs}, tries = tries + 1
      where id in (select id from vigie.webhooks
        where ended_at is null and (due_at <= ${nowMs} or due_at > ${nowMs} + ${longestMs}) order by due_at limit $1 for update skip locked)
      returning id, url, body, tries`;
    return this.#database.query<DueWebhook>(text, [limit]);
  }

  async settle({ id, tries }: DueWebhook, result: WebhookResult): Promise<void> {
    const mine = 'where id = $1 and tries = $2 and ended_at is null';
    switch (result.kind) {
      case 'taken':
        await this.#database.query(`delete from vigie.webhooks ${mine}`, [id, tries]);
        return;
      case 'again':
        await this.#database.query(`update vigie.webhooks set due_at = ${nowMs} + $3::bigint ${mine}`, [
          id,
          tries,
          Math.ceil(result.pauseMs),
        ]);
        return;
      case 'ended':
        await this.#database.query(`update vigie.webhooks set ended_at = ${nowMs}, outcome = $3 ${mine}`, [id, tries, result.outcome]);
        return;
    }
  }

  async load(): Promise<WebhookLoad> {
    const text = `select count(*) filter (where ended_at is null)::integer as waiting,
      count(*) filter (where ended_at is not null)::integer as failed from vigie.webhooks`;
    return (await this.#database.query<WebhookLoad>(text))[0];
  }

  /** Those that were being sent go out at once: for a database of one process, which has only just begun. */
  async reclaim(): Promise<void> {
    await this.#database.query(
      `update vigie.webhooks set due_at = ${nowMs} where ended_at is null and due_at > ${nowMs} and due_at <= ${nowMs} + ${leaseMs}`,
    );
  }
}

/** Puts a webhook on its way, within the transaction of what it tells. */
export async function enqueueWebhook(sql: Sql, subject: string, { id, url, body }: WebhookEvent): Promise<void> {
  const text = `insert into vigie.webhooks (id, subject, url, body, due_at) values ($1, $2, $3, $4, ${nowMs}) on conflict do nothing`;
  await sql.query(text, [id, subject, url, body]);
  await sql.query('select pg_notify($1, $2)', [channels.webhook, '']);
}

/** Nothing is sent about it any more, and nothing is kept of what was. */
export async function deleteWebhooks(sql: Sql, subject: string): Promise<void> {
  await sql.query('delete from vigie.webhooks where subject = $1', [subject]);
}
