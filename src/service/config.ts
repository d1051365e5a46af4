import { availableParallelism } from 'node:os';
import { type AccessConfig, readAccess, readGuarded, readSecret } from '../access/config.ts';
import { availableMb, memoryPlan } from './memory.ts';
import { type MessageKey, type Params, render, say } from '../messages/index.ts';
import { readWebhooks } from '../webhooks/config.ts';
import type { WebhookConfig } from '../webhooks/webhooks.ts';

/** Everything the environment decides, checked once at the start. */
export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Rosters generated at the same time; 0: none here, `vigie work` does it elsewhere. */
  readonly workers: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Days a finished roster is kept. */
  readonly retentionDays: number;
  /** Rosters that may wait for a thread; beyond: 503. */
  readonly queueLimit: number;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** PostgreSQL server to use instead; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Largest request body, in bytes. */
  readonly maxBodyBytes: number;
  /** Most memory of JavaScript objects that a thread may take for one roster, in MiB; beyond, it dies alone. */
  readonly solveMemoryMb?: number;
  /** The same for threads that read and check. */
  readonly shortMemoryMb?: number;
  /** Who may call; absent or null: not configured, whoever is on this machine. */
  readonly access?: AccessConfig | null;
  /** Whether the role reader sees telephones of people on duty; absent: no. */
  readonly readerPhones?: boolean;
  /** Signs calendar links; absent or null: there are none. */
  readonly linkSecret?: string | null;
  /** Absent or null: no webhooks are sent. */
  readonly webhooks?: WebhookConfig | null;
  /** Port on which `vigie work` is watched, 0: any free one; absent or null: none. */
  readonly metricsPort?: number | null;
  readonly metricsHost?: string;
  /** Origins whose pages may read the answers, `https://planning.example`; absent: none but our own. */
  readonly corsOrigins?: readonly string[];
  /** Days an entry of the audit trail is kept; absent: as the store has it. */
  readonly auditRetentionDays?: number;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const loopback = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;

/**
 * Reads the environment. An unset or empty variable takes its default; every mistake is listed at once, in English, as
 * logs are.
 */
export function readConfig(env: NodeJS.ProcessEnv): { ok: true; config: Config } | { ok: false; mistakes: string[] } {
  const mistakes: string[] = [];
  const wrong = (key: MessageKey, params: Params) => mistakes.push(render('en', key, params));

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

  const yes = (name: string): boolean => {
    const value = env[name]?.trim() || 'false';
    if (value !== 'true' && value !== 'false') wrong('env.choice', { name, value, choices: 'true, false' });
    return value === 'true';
  };

  const host = env.HOST?.trim() || '127.0.0.1';
  const complain = (mistake: string) => void mistakes.push(mistake);
  const access = readAccess(env, integer('CALLS_PER_MINUTE', 600, 1, 1_000_000), complain);
  // While nobody says who may ask, nobody but this machine can.
  if (access === null && !loopback.test(host)) wrong('env.loopback', { name: 'HOST', value: host });

  const level = env.LOG_LEVEL?.trim() || 'info';
  const logLevel = logLevels.find((known) => known === level);
  if (!logLevel) wrong('env.choice', { name: 'LOG_LEVEL', value: level, choices: logLevels.join(', ') });

  // Whoever relies on the file is to know that the trail is somewhere else.
  if (env.AUDIT_FILE?.trim()) wrong('env.auditFile', { name: 'AUDIT_FILE' });

  const workers = integer('WORKERS', availableParallelism(), 0, 256);
  const askedMb = env.SOLVE_MEMORY_MB?.trim() ? integer('SOLVE_MEMORY_MB', 4096, 64, 65_536) : null;
  const memory = memoryPlan(availableMb(), workers, askedMb);
  if (askedMb !== null && memory.neededMb > availableMb()) {
    wrong('env.memory', {
      name: 'SOLVE_MEMORY_MB',
      value: askedMb,
      workers: Math.max(1, workers),
      needed: memory.neededMb,
      available: availableMb(),
    });
  }

  const config: Config = {
    port: integer('PORT', 8080, 0, 65_535),
    host,
    workers,
    logLevel: logLevel ?? 'info',
    retentionDays: positive('RETENTION_DAYS', 30, 3650),
    queueLimit: integer('QUEUE_LIMIT', 100, 1, 100_000),
    dataDir: env.DATA_DIR?.trim() || './data',
    databaseUrl: readDatabaseUrl(env, complain),
    maxBodyBytes: integer('MAX_BODY_MB', 32, 1, 256) * 1024 * 1024,
    solveMemoryMb: memory.solveMb,
    shortMemoryMb: memory.shortMb,
    access,
    readerPhones: yes('READER_PHONES'),
    linkSecret: readSecret(env, 'LINK_SECRET', complain),
    webhooks: readWebhooks(env, complain),
    metricsPort: env.METRICS_PORT?.trim() ? integer('METRICS_PORT', 0, 0, 65_535) : null,
    metricsHost: env.METRICS_HOST?.trim() || '127.0.0.1',
    corsOrigins: readOrigins(env, complain),
    auditRetentionDays: positive('AUDIT_RETENTION_DAYS', 365, 36_500),
  };
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, config };
}

/** Exact origins, separated by commas. No `*`: without access configured, any page could read what is on this machine. */
function readOrigins(env: NodeJS.ProcessEnv, complain: (mistake: string) => void): string[] {
  const origins = (env.CORS_ORIGINS ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean);
  for (const origin of origins) {
    if (/^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin) continue;
    complain(say('en', 'env.origin', { name: 'CORS_ORIGINS', value: origin }));
  }
  return origins;
}

/** The address is never repeated: it may hold a password. */
function readDatabaseUrl(env: NodeJS.ProcessEnv, complain: (mistake: string) => void): string | null {
  const url = readGuarded(env, 'DATABASE_URL', complain);
  if (!url) return null;
  if (!/^postgres(ql)?:\/\/\S+$/.test(url) || !URL.canParse(url)) complain(say('en', 'env.databaseUrl', { name: 'DATABASE_URL' }));
  return url;
}
