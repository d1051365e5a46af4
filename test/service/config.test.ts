import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/service/config.ts';

describe('the environment', () => {
  test('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 8080,
        host: '127.0.0.1',
        workers: availableParallelism(),
        dataDir: './data',
        databaseUrl: null,
        logLevel: 'info',
        retentionDays: 30,
        queueLimit: 100,
        maxBodyBytes: 32 * 1024 * 1024,
        solveMemoryMb: expect.any(Number),
        shortMemoryMb: expect.any(Number),
        readerPhones: false,
        access: null,
        linkSecret: null,
        webhooks: null,
        metricsPort: null,
        metricsHost: '127.0.0.1',
        auditRetentionDays: 365,
        corsOrigins: [],
      },
    });
  });

  test('says where the audit trail has gone to whoever still names a file for it', () => {
    expect(readConfig({ AUDIT_FILE: './audit.jsonl' })).toMatchObject({
      ok: false,
      mistakes: [expect.stringMatching(/AUDIT_FILE.*AUDIT_RETENTION_DAYS/)],
    });
  });

  test.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost'])('HOST %s is this machine', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ ok: true, config: { host: HOST } });
  });

  test.each(['0.0.0.0', '::', '192.168.1.2', 'example.org', '127.0.0.1.example.org', '1270.0.0.1'])('HOST %s is refused', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ ok: false, mistakes: [expect.stringContaining('HOST')] });
  });

  test.each([
    ['PORT', '0', 'port', 0],
    ['PORT', '65535', 'port', 65_535],
    ['WORKERS', ' 3 ', 'workers', 3],
    ['WORKERS', '0', 'workers', 0],
    ['DATA_DIR', '/var/lib/vigie', 'dataDir', '/var/lib/vigie'],
    [
      'CORS_ORIGINS',
      'https://planning.example, http://localhost:5173',
      'corsOrigins',
      ['https://planning.example', 'http://localhost:5173'],
    ],
    ['DATABASE_URL', 'postgres://vigie@db/vigie', 'databaseUrl', 'postgres://vigie@db/vigie'],
    ['RETENTION_DAYS', '0.5', 'retentionDays', 0.5],
    ['AUDIT_RETENTION_DAYS', '3650', 'auditRetentionDays', 3650],
    ['MAX_BODY_MB', '1', 'maxBodyBytes', 1024 * 1024],
    ['LOG_LEVEL', 'silent', 'logLevel', 'silent'],
    ['METRICS_PORT', '9464', 'metricsPort', 9464],
    ['METRICS_HOST', '0.0.0.0', 'metricsHost', '0.0.0.0'],
  ])('%s=%s is read', (name, value, field, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject({ ok: true, config: { [field]: expected } });
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '8080.5'],
    ['WORKERS', '-1'],
    ['METRICS_PORT', '65536'],
    ['RETENTION_DAYS', '0'],
    ['AUDIT_RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', 'NaN'],
    ['RETENTION_DAYS', 'Infinity'],
    ['LOG_LEVEL', 'INFO'],
  ])('%s=%s is refused with the figure', (name, value) => {
    expect(readConfig({ [name]: value })).toMatchObject({ ok: false, mistakes: [expect.stringContaining(`${name}: "${value}"`)] });
  });
});
