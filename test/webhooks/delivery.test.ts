import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readNetworks } from '../../src/webhooks/addresses.ts';
import { signatureOf } from '../../src/webhooks/send.ts';
import { type DeliveryOutcome, Webhooks } from '../../src/webhooks/webhooks.ts';

const secret = 's'.repeat(40);
const none = readNetworks('');
const here = readNetworks('127.0.0.0/8');
if (none === null || here === null) throw new Error('readable');

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
  readonly body: string;
}

/** Against a receiver that really listens; names resolve as each test says. */
describe('a webhook', () => {
  let server: Server;
  let port = 0;
  let received: Received[] = [];
  /** Statuses to answer, one after the other; the last one for good. */
  let answers: number[] = [204];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      received.push({ headers: request.headers, url: request.url ?? '', body });
      response
        .writeHead((answers.length > 1 ? answers.shift() : answers[0]) ?? 204, { Location: `http://127.0.0.1:${port}/elsewhere` })
        .end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    received = [];
    answers = [204];
  });
  afterAll(() => void server.close());

  const delivered = (
    url: string,
    { own = here, addresses = [['127.0.0.1']], pausesMs = [5, 5] }: { own?: typeof here; addresses?: string[][]; pausesMs?: number[] } = {},
  ) =>
    new Promise<[DeliveryOutcome, number]>((resolve) => {
      const resolved = [...addresses];
      const webhooks = new Webhooks(
        { secret, own, pausesMs },
        {
          ended: (_, outcome, tries) => resolve([outcome, tries]),
          resolve: async () =>
            ((resolved.length > 1 ? resolved.shift() : resolved[0]) ?? []).map((address) => ({
              address,
              family: address.includes(':') ? 6 : 4,
            })),
        },
      );
      webhooks.deliver(url, { id: 'roster-1', body: '{"type":"roster.ended"}' });
    });

  test('is signed over its id, its time and its body, and goes to the address under its name', async () => {
    expect(await delivered(`http://receiver.example:${port}/hook?x=1`)).toEqual(['taken', 1]);
    const [{ headers, url, body }] = received as [Received];
    expect([url, body, headers.host]).toEqual(['/hook?x=1', '{"type":"roster.ended"}', `receiver.example:${port}`]);
    const time = Number(headers['webhook-timestamp']);
    expect(Math.abs(Date.now() / 1000 - time)).toBeLessThan(5);
    expect(headers['webhook-id']).toBe('roster-1');
    expect(headers['webhook-signature']).toBe(signatureOf(secret, 'roster-1', time, body));
    expect(signatureOf(`${secret}x`, 'roster-1', time, body)).not.toBe(headers['webhook-signature']);
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

  test('is tried again while the receiver fails, and no more once it refuses', async () => {
    answers = [500, 503, 200];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['taken', 3]);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    answers = [500];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['givenUp', 3]);
    received = [];
    answers = [410];
    expect(await delivered(`http://receiver.example:${port}/`)).toEqual(['refused', 1]);
    expect(received).toHaveLength(1);
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
    const own = none;
    expect(await delivered(`https://receiver.example:${port}/`, { own, addresses: [[], ['127.0.0.1']] })).toEqual(['objected', 2]);
    // The address that was checked is the one that is connected to: the name is not resolved again for that.
    const lookups: string[] = [];
    const outcome = await new Promise<DeliveryOutcome>((resolve) => {
      const webhooks = new Webhooks(
        { secret, own: here, pausesMs: [] },
        {
          ended: (_, ended) => resolve(ended),
          resolve: async (name) => {
            lookups.push(name);
            return [{ address: '127.0.0.1', family: 4 }];
          },
        },
      );
      // No resolver of the machine knows this name.
      webhooks.deliver(`http://nobody-knows.invalid:${port}/`, { id: 'x', body: '{}' });
    });
    expect([outcome, lookups]).toEqual(['taken', ['nobody-knows.invalid']]);
  });

  test('waits no longer for another try when the service ends', async () => {
    answers = [500];
    let ended: [DeliveryOutcome, number] | undefined;
    const webhooks = new Webhooks({ secret, own: here, pausesMs: [600_000] }, { ended: (_, outcome, tries) => (ended = [outcome, tries]) });
    webhooks.deliver(`http://127.0.0.1:${port}/`, { id: 'x', body: '{}' });
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await webhooks.close();
    expect(ended).toEqual(['abandoned', 1]);
  });
});
