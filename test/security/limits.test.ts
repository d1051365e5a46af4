import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/http/listen.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';
import { runningService } from '../support/service.ts';

describe('a task that takes more memory than it may', () => {
  test('loses its thread alone: others are answered meanwhile and afterwards', async () => {
    const pool = new ThreadPool({ size: 2, maxWaiting: 10, memoryMb: 48, entry: new URL('./support/greedy-thread.ts', import.meta.url) });
    try {
      await pool.ready();
      const ask = (text: string) => pool.run({ kind: 'read', text, now: 0, lang: null }, { deadlineMs: 30_000 });
      const greedy = ask('eat').catch((error: { failure?: unknown }) => error.failure);
      expect(await ask('meanwhile')).toMatchObject({ json: '"meanwhile"' });
      expect(await greedy).toMatchObject({ kind: 'ERR_WORKER_OUT_OF_MEMORY' });
      expect(await Promise.all(['one', 'two', 'three'].map(ask))).toMatchObject([
        { json: '"one"' },
        { json: '"two"' },
        { json: '"three"' },
      ]);
    } finally {
      await pool.close();
    }
  });
});

describe('clients', () => {
  const running = runningService({ maxBodyBytes: 1024 * 1024 });
  let impatient: Listening;
  beforeAll(async () => {
    impatient = await listen(running.service.app, '127.0.0.1', 0, { headersMs: 300, requestMs: 600, idleMs: 900, lookMs: 50 });
  });
  afterAll(() => impatient.close(0));

  /** Sends parts with pauses until the other side hangs up; what it said meanwhile. */
  const dribble = (parts: () => Iterable<string>): Promise<string> =>
    new Promise((resolve) => {
      const socket: Socket = connect(Number(new URL(impatient.url).port), '127.0.0.1', async () => {
        for (const part of parts()) {
          if (socket.destroyed || socket.readyState !== 'open') return;
          socket.write(part);
          await sleep(50);
        }
      });
      let said = '';
      socket.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
      socket.on('error', () => {}).on('close', () => resolve(said));
    });
  function* forEver(first: string, rest: string): Iterable<string> {
    yield first;
    for (;;) yield rest;
  }

  test('that never finish their headers are cut off', async () => {
    expect(await dribble(() => forEver('GET /health/live HTTP/1.1\r\nHost: x\r\n', 'X-More: 1\r\n'))).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that never finish their body are cut off', async () => {
    const head = 'POST /v1/slots HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n';
    await dribble(() => forEver(head, ' '));
    expect((await fetch(`${impatient.url}/health/live`)).status).toBe(200);
  });

  test('that say nothing are cut off', async () => {
    await dribble(() => ['']);
    expect((await fetch(`${impatient.url}/health/live`)).status).toBe(200);
  });

  test('a hundred of them keep nobody else from being served', async () => {
    const slow = Array.from({ length: 100 }, () => dribble(() => forEver('POST /v1/slots HTTP/1.1\r\nHost: x\r\n', 'X-More: 1\r\n')));
    for (let i = 0; i < 5; i++) expect((await fetch(`${impatient.url}/health/live`)).status).toBe(200);
    await Promise.all(slow);
  });

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${running.url}/v1/slots`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });

  test('a compression bomb is not unpacked', async () => {
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'GZIP']) {
      const response = await post(new Uint8Array(gzipSync(Buffer.alloc(10_000_000))), { 'Content-Encoding': encoding });
      expect(response.status).toBe(415);
    }
  });

  test('a body beyond the limit is refused, whether it says so or not', async () => {
    expect((await post(' '.repeat(1_100_000))).status).toBe(413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) });
    const response = await fetch(`${running.url}/v1/slots`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit).catch(() => null);
    expect([413, undefined]).toContain(response?.status);
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  });

  test('a document nested beyond reason is refused at once', async () => {
    const response = await post(`${'['.repeat(400_000)}${']'.repeat(400_000)}`);
    expect([response.status, ((await response.json()) as { type: string }).type]).toEqual([400, 'urn:vigie:problem:too-deep']);
  });

  test('a list longer than any roster needs is refused with the figure', async () => {
    const response = await post(
      JSON.stringify({ lines: [{ id: 'x' }], participants: Array.from({ length: 5001 }, (_, i) => ({ id: `${i}` })) }),
    );
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('5000')]);
  });
});
