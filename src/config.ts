import { availableParallelism } from 'node:os';
import { type MessageKey, type Params, say } from './messages/index.ts';

/** Everything the environment decides, checked once at the start. */
export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Threads that generate rosters. */
  readonly workers: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Days a finished roster is kept. */
  readonly retentionDays: number;
  /** Rosters that may wait for a thread; beyond: 503. */
  readonly queueLimit: number;
  /** Largest request body, in bytes. */
  readonly maxBodyBytes: number;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const loopback = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;

/**
 * Reads the environment. An unset or empty variable takes its default; every mistake is listed at once, in English, as
 * logs are.
 */
export function readConfig(env: NodeJS.ProcessEnv): { ok: true; config: Config } | { ok: false; mistakes: string[] } {
  const mistakes: string[] = [];
  const wrong = (key: MessageKey, params: Params) => mistakes.push(say('en', key, params));

  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const value = env[name]?.trim();
    if (!value) return fallback;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    wrong('env.integer', { name, value, min, max });
    return fallback;
  };

  const positive = (name: string, fallback: number, max: number): number => {
    const value = env[name]?.trim();
    if (!value) return fallback;
    if (/^\d{1,9}(\.\d{1,6})?$/.test(value) && Number(value) > 0 && Number(value) <= max) return Number(value);
    wrong('env.number', { name, value, min: 0, max });
    return fallback;
  };

  const host = env.HOST?.trim() || '127.0.0.1';
  // Who may ask for what is a later chapter; until then nobody but this machine can reach the service.
  if (!loopback.test(host)) wrong('env.loopback', { name: 'HOST', value: host });

  const level = env.LOG_LEVEL?.trim() || 'info';
  const logLevel = logLevels.find((known) => known === level);
  if (!logLevel) wrong('env.choice', { name: 'LOG_LEVEL', value: level, choices: logLevels.join(', ') });

  const config: Config = {
    port: integer('PORT', 8080, 0, 65_535),
    host,
    workers: integer('WORKERS', availableParallelism(), 1, 256),
    logLevel: logLevel ?? 'info',
    retentionDays: positive('RETENTION_DAYS', 30, 3650),
    queueLimit: integer('QUEUE_LIMIT', 100, 1, 100_000),
    maxBodyBytes: integer('MAX_BODY_MB', 32, 1, 256) * 1024 * 1024,
  };
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, config };
}
