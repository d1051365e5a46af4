import { describe, expect, test } from 'vitest';
import { runningService } from '../support/service.ts';

const ours = 'https://planning.example';
const preflight = {
  Origin: ours,
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'content-type,idempotency-key,prefer',
};

describe('pages of other origins', () => {
  const open = runningService({ corsOrigins: [ours] });
  const closed = runningService();

  test('an origin of CORS_ORIGINS may ask, send what a client sends and read what it needs', async () => {
    const asked = await fetch(`${open.url}/v1/rosters`, { method: 'OPTIONS', headers: preflight });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(ours);
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('idempotency-key');
    // Credentials are headers of the caller's own: cookies are never asked for.
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await fetch(`${open.url}/v1/examples`, { headers: { Origin: ours } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(ours);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Location');
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  test('so it may read what went wrong', async () => {
    const answer = await fetch(`${open.url}/v1/rosters/none`, { headers: { Origin: ours } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ours);
  });

  test.each([
    ['another origin', () => open.url, 'https://elsewhere.example'],
    ['any origin while none is configured', () => closed.url, ours],
  ])('%s is let into nothing', async (_, url, origin) => {
    const asked = await fetch(`${url()}/v1/rosters`, { method: 'OPTIONS', headers: { ...preflight, Origin: origin } });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const answer = await fetch(`${url()}/v1/examples`, { headers: { Origin: origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
