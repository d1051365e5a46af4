import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { readNetworks } from '../../src/webhooks/addresses.ts';
import { signatureOf } from '../../src/webhooks/send.ts';
import { type DeliveryOutcome, type WebhookHooks, Webhooks } from '../../src/webhooks/webhooks.ts';
import { dataFolder } from '../support/data-folder.ts';

const secret = 's'.repeat(40);
const none = readNetworks('');
const here = readNetworks('127.0.0.0/8');
if (none === null || here === null) throw new Error('readable');

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
  readonly body: string;
}

type Addresses = readonly string[];

/** Rosters that end in a real store, against a receiver that really listens; names resolve as each test says. */
describe('a webhook', () => {
  let store: Store;
  let server: Server;
  let port = 0;
  let received: Received[] = [];
  /** Statuses to answer, one after the other; the last one for good. 0: never. */
  let answers: number[] = [204];
  const senders: Webhooks[] = [];
  beforeAll(async () => {
    const onError = (error: unknown) => {
      throw error;
    };
    store = await openStore({ databaseUrl: null, dataDir: dataFolder(), retentionDays: 1, onError });
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      received.push({ headers: request.headers, url: request.url ?? '', body });
      const status = (answers.length > 1 ? answers.shift() : answers[0]) ?? 204;
      if (status !== 0) response.writeHead(status, { Location: `http://127.0.0.1:${port}/elsewhere` }).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    for (const sender of senders.splice(0)) await sender.close();
    received = [];
    answers = [204];
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await store.close();
  });

  const ending = (callbackUrl: string): Job => ({
    id: randomUUID(),
    state: 'queued',
    revision: 1,
    createdAt: Date.now(),
    finishedAt: null,
    lang: null,
    facts: { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-31' }, callbackUrl },
    request: '{}',
    progress: null,
    interim: null,
    roster: null,
    outcome: null,
    incident: null,
  });

  /** Has a roster with this callback end. Returns its id. */
  const end = async (callbackUrl: string): Promise<string> => {
    const job = ending(callbackUrl);
    await store.jobs.add(job, { key: null, caller: '', urgent: true, room: 1000 });
    const claimed = await store.queue.claim();
    if (claimed?.job.id !== job.id) throw new Error('another job waits');
    await store.queue.finish(claimed, { state: 'done', roster: '{}', outcome: 'complete' }, Date.UTC(2027, 0, 1));
    return job.id;
  };

  interface Sending {
    readonly own?: typeof here;
    /** Addresses of every name, lookup after lookup; the last ones for good. */
    readonly addresses?: readonly Addresses[];
    readonly pausesMs?: readonly number[];
  }

  const sending = ({ own = here, addresses = [['127.0.0.1']], pausesMs = [5, 5] }: Sending, hooks: WebhookHooks = {}): Webhooks => {
    const resolved = [...addresses];
    const next = (): Addresses => (resolved.length > 1 ? resolved.shift() : resolved[0]) ?? [];
    const resolve = async () => next().map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const failed = (error: unknown) => {
      throw error;
    };
    const webhooks = new Webhooks({ secret, own, pausesMs }, store.webhooks, { resolve, failed, ...hooks });
    senders.push(webhooks);
    webhooks.start();
    return webhooks;
  };

  /** How the webhook of a roster that ends now ends, and after how many tries. */
  const delivered = async (url: string, options: Sending = {}): Promise<[DeliveryOutcome, number]> => {
    await end(url);
    const over = Promise.withResolvers<[DeliveryOutcome, number]>();
    const webhooks = sending(options, { ended: (_, outcome, tries) => over.resolve([outcome, tries]) });
    const hurry = setInterval(() => webhooks.wake(), 5);
    const outcome = await over.promise;
    clearInterval(hurry);
    await webhooks.close();
    return outcome;
  };

  test('is signed over its id, its time and its body, and goes to the address under its name', async () => {
    expect(await delivered(`http://receiver.example:${port}/hook?x=1`)).toEqual(['taken', 1]);
    const [{ headers, url, body }] = received as [Received];
    const { id } = (JSON.parse(body) as { data: { id: string } }).data;
    expect([url, headers.host]).toEqual(['/hook?x=1', `receiver.example:${port}`]);
    expect(JSON.parse(body)).toEqual({
      type: 'roster.ended',
      timestamp: '2027-01-01T00:00:00.000Z',
      data: { id, state: 'done', outcome: 'complete', href: `/v1/rosters/${id}` },
    });
    const time = Number(headers['webhook-timestamp']);
    expect(Math.abs(Date.now() / 1000 - time)).toBeLessThan(5);
    expect(headers['webhook-id']).toBe(`roster-${id}`);
    expect(headers['webhook-signature']).toBe(signatureOf(secret, `roster-${id}`, time, body));
    expect(signatureOf(`${secret}x`, `roster-${id}`, time, body)).not.toBe(headers['webhook-signature']);
    expect(await store.webhooks.load()).toMatchObject({ waiting: 0 });
  });

  test('the signature is the one of Standard Webhooks', () => {
    // The vector that its libraries are tested with.
    const signature = signatureOf(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('is tried again while the receiver fails, and no more once it refuses; what never arrived is counted', async () => {
    answers = [500, 503, 200];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['taken', 3]);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { failed } = await store.webhooks.load();
    answers = [500];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['givenUp', 3]);
    received = [];
    answers = [410];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['refused', 1]);
    expect(received).toHaveLength(1);
    expect(await store.webhooks.load()).toEqual({ waiting: 0, failed: failed + 2 });
  });

  test('does not follow a redirect', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      received = [];
      answers = [status];
      expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['refused', 1]);
      expect(received.map(({ url }) => url)).toEqual(['/']);
    }
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254', 'fe80::1'])('never reaches %s', async (address) => {
    expect(await delivered(`https://receiver.example:${port}/`, { own: none, addresses: [[address]] })).toEqual(['objected', 1]);
    expect(received).toEqual([]);
  });

  test('a name that is public for whoever checks and private a moment later reaches nobody', async () => {
    // Public at first, where nobody answers; private when tried again: checked anew, and refused.
    expect(await delivered(`https://receiver.example:${port}/`, { own: none, addresses: [[], ['127.0.0.1']] })).toEqual(['objected', 2]);
    // The address that was checked is the one that is connected to: no resolver of the machine knows this name.
    expect(await delivered(`http://nobody-knows.invalid:${port}/`, { pausesMs: [] })).toEqual(['taken', 1]);
  });

  test('is sent once, however many would send it', async () => {
    for (let i = 0; i < 20; i++) await end(`http://127.0.0.1:${port}/${i}`);
    const ends: string[] = [];
    for (let i = 0; i < 4; i++) sending({}, { ended: (id) => ends.push(id) });
    while ((await store.webhooks.load()).waiting > 0 || ends.length < 20) await sleep(10);
    expect([received.length, new Set(ends).size]).toEqual([20, 20]);
  });

  test('a roster that is stopped before it begins is told of, and one that is erased is not', async () => {
    const [stopped, erased] = [ending(`http://127.0.0.1:${port}/stopped`), ending(`http://127.0.0.1:${port}/erased`)];
    for (const job of [stopped, erased]) {
      await store.jobs.add(job, { key: null, caller: '', urgent: true, room: 1000 });
      await store.jobs.stop(job.id);
    }
    await store.jobs.remove(erased.id);
    sending({});
    while ((await store.webhooks.load()).waiting > 0) await sleep(10);
    expect(received.map(({ url, body }) => [url, (JSON.parse(body) as { data: { state: string } }).data.state])).toEqual([
      ['/stopped', 'stopped'],
    ]);
  });

  test('what waits for another try when the process ends is kept for the next one', async () => {
    answers = [500];
    await end(`http://127.0.0.1:${port}/`);
    const first = sending({ pausesMs: [50] });
    while (received.length === 0) await sleep(5);
    await first.close();
    expect(await store.webhooks.load()).toMatchObject({ waiting: 1 });
    answers = [204];
    const next = sending({ pausesMs: [50] });
    while ((await store.webhooks.load()).waiting > 0) {
      next.wake();
      await sleep(10);
    }
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill(received[0]?.headers['webhook-id']));
  });
});
