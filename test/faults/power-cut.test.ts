import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { type DiskCopy, durableDisk } from '../support/durable-disk.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { accepted } from './support.ts';

/** How often the power is cut; `POWER_CUTS=100` for the figure in docs/decisions/030. */
const cuts = Number(process.env.POWER_CUTS ?? 2);
const disk = durableDisk(192);
if (disk === null) console.warn('No loop device can be mounted here: power cuts are not tested.');

/** What had been answered at an instant, and what the disk had then. */
interface Cut {
  readonly rosters: readonly string[];
  readonly published: readonly string[];
  readonly copy: DiskCopy;
}

describe.skipIf(disk === null)('a power cut', () => {
  let service: ServiceProcess | undefined;
  afterAll(async () => {
    service?.child.kill('SIGKILL');
    await service?.ended;
    disk?.remove();
  });

  test(`at ${cuts} random instants loses nothing that was answered`, { timeout: 60_000 + cuts * 15_000 }, async () => {
    if (disk === null) return;
    // A new folder: its first start is under test, too.
    const running = await startService({ DATA_DIR: join(disk.folder, 'data') });
    service = running;
    const answered = { rosters: [] as string[], published: [] as string[] };
    const over = new AbortController();
    const clients = Promise.allSettled([askAndPublish(running.url, answered, over.signal), ask(running.url, answered, over.signal)]);
    while (answered.rosters.length === 0) await sleep(5);
    const taken: Cut[] = [];
    for (let i = 0; i < cuts; i++) {
      taken.push(
        await standingStill(running, () => ({ rosters: [...answered.rosters], published: [...answered.published], copy: disk.copy() })),
      );
      const { length } = answered.published;
      await sleep(Math.random() * 400);
      // Something is at stake at each cut.
      while (answered.published.length === length) await sleep(Math.random() * 20);
    }
    running.child.kill('SIGKILL');
    await running.ended;
    over.abort();
    await clients;
    expect(taken.at(-1)?.published.length).toBeGreaterThan(0);
    for (const cut of taken) expect(await lost(cut)).toEqual({ rosters: [], published: [] });
  });
});

async function ask(url: string, { rosters }: { rosters: string[] }, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    rosters.push(idOf(await accepted(url, week())));
    await sleep(300);
  }
}

async function askAndPublish(url: string, answered: { rosters: string[]; published: string[] }, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const roster = await post(`${url}/v1/rosters`, week(), { Prefer: 'wait=60' });
    if (roster.status !== 200) continue;
    const id = idOf(roster.headers.get('location') ?? '');
    answered.rosters.push(id);
    const publication = await post(`${url}/v1/rosters/${id}/publication`, {});
    expect(publication.status).toBe(200);
    answered.published.push(id);
  }
}

function idOf(location: string): string {
  return location.split('/').at(-1) ?? '';
}

/** Does something while the process does nothing. */
async function standingStill<T>({ child }: ServiceProcess, work: () => T): Promise<T> {
  child.kill('SIGSTOP');
  while (!/\) T /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))) await sleep(1);
  const result = work();
  child.kill('SIGCONT');
  return result;
}

/** A roster of the same lines and period becomes a further version of the table that is in force. */
async function isPublished(store: Store, id: string): Promise<boolean> {
  const table = (await store.jobs.find(id))?.table ?? id;
  return [...(await store.tables.find(table)).copies.values()].some((copy) => copy.id === id);
}

/** What the store lacks of what was answered, once the machine is up again. */
async function lost({ rosters, published, copy }: Cut): Promise<{ rosters: string[]; published: string[] }> {
  const onError = (error: unknown) => {
    throw error;
  };
  const store = await openStore({ databaseUrl: null, dataDir: join(copy.mount(), 'data'), retentionDays: 1, onError });
  try {
    const missing = async (ids: readonly string[], isThere: (id: string) => Promise<boolean>) => {
      const there = await Promise.all(ids.map(isThere));
      return ids.filter((_, i) => !there[i]);
    };
    return {
      rosters: await missing(rosters, async (id) => (await store.jobs.find(id)) !== null),
      published: await missing(published, async (id) => isPublished(store, id)),
    };
  } finally {
    await store.close();
    copy.remove();
  }
}
