import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/service/config.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { openStore } from '../../src/store/store.ts';
import { dataFolder } from './data-folder.ts';

export interface RunningService {
  /** `http://127.0.0.1:41233` */
  url: string;
  service: Service;
  /** Every line the service has logged, as text. */
  logged: string[];
}

/** The real service on a free port, for the tests of one file. */
export function runningService(config: Partial<Config> = {}): RunningService {
  const running = { url: '', logged: [] } as unknown as RunningService;
  let server: Listening;
  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void running.logged.push(line) });
    const limits = { workers: 1, logLevel: 'trace' as const, retentionDays: 1, queueLimit: 10, maxBodyBytes: 4 * 1024 * 1024 };
    const whole = { ...limits, dataDir: dataFolder(), databaseUrl: null, ...config };
    const onError = (error: unknown) => log.error({ name: error instanceof Error ? error.name : '' }, 'store');
    running.service = await createService(whole, log, await openStore({ ...whole, onError }));
    server = await listen(running.service.app, '127.0.0.1', 0);
    running.url = server.url;
    await running.service.ready();
  }, 60_000);
  afterAll(async () => {
    running.service.drain();
    await server.close(2000);
    await running.service.end();
  });
  return running;
}

export const json = { 'Content-Type': 'application/json' };

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
}
