import { beforeAll, describe, expect, test } from 'vitest';
import { Contract } from '../support/conformity.ts';
import { least } from '../support/problems.ts';
import { json, post, runningService } from '../support/service.ts';

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  requestId: string;
  errors?: { pointer: string; code: string; message: string }[];
}

describe('errors are problem+json (RFC 9457)', () => {
  const running = runningService({ maxBodyBytes: 1024 * 1024 });
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });
  const send = (init: RequestInit & { duplex?: 'half' }) => fetch(`${running.url}/v1/rosters`, { method: 'POST', ...init });
  const problemOf = async (response: Response) => (await contract.check('POST', '/v1/rosters', response)) as Problem;

  test.each([
    ['no content type', {}, '{}'],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=1'],
    ['text', { 'Content-Type': 'text/plain' }, '{}'],
    ['another charset', { 'Content-Type': 'application/json; charset=latin1' }, '{}'],
    ['a word that only begins like JSON', { 'Content-Type': 'application/jsonx' }, '{}'],
  ])('415 for %s', async (_, headers, body) => {
    const response = await send({ headers: headers as Record<string, string>, body: new TextEncoder().encode(body) });
    expect(response.status).toBe(415);
    expect((await problemOf(response)).type).toBe('urn:vigie:problem:unsupported-type');
  });

  test('415 for a compressed body, saying what is accepted', async () => {
    const response = await send({ headers: { ...json, 'Content-Encoding': 'gzip' }, body: new Uint8Array([31, 139, 8]) });
    expect(response.status).toBe(415);
    expect(response.headers.get('accept-encoding')).toBe('identity');
    await problemOf(response);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON;charset="UTF-8"', 'application/merge-patch+json'])(
    'takes %s',
    async (type) => {
      expect((await send({ headers: { 'Content-Type': type }, body: '{}' })).status).toBe(422);
    },
  );

  test.each([
    ['nothing', '', 'empty-body'],
    ['blanks', ' \n ', 'empty-body'],
    ['half a document', '{"lines": [', 'malformed-json'],
    ['a trailing comma', '{"lines": [],}', 'malformed-json'],
    ['two documents', '{} {}', 'malformed-json'],
    ['a bare NaN', 'NaN', 'malformed-json'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'],
    ['deep nesting inside a field', `{"name": ${'{"a":'.repeat(70)}1${'}'.repeat(70)}}`, 'too-deep'],
  ])('400 for %s', async (_, body, code) => {
    const response = await post(`${running.url}/v1/rosters`, body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).type).toBe(`urn:vigie:problem:${code}`);
  });

  test('400 says where the JSON breaks, and never quotes it', async () => {
    const response = await post(`${running.url}/v1/rosters`, '{"name": "Dr Hoarau", "lines": [}', { 'Accept-Language': 'en' });
    const { detail } = await problemOf(response);
    expect(detail).toBe('It cannot be read from character 33 on.');
  });

  test('400 for bytes that are not UTF-8', async () => {
    const response = await send({ headers: json, body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).type).toBe('urn:vigie:problem:not-utf8');
  });

  test('a byte order mark is let pass', async () => {
    const body = new TextEncoder().encode('\ufeff{}');
    expect((await send({ headers: json, body })).status).toBe(422);
  });

  test('413 for a body that says it is too large, and for one that turns out to be', async () => {
    const body = ' '.repeat(1024 * 1024 + 1);
    const announced = await send({ headers: json, body });
    expect(announced.status).toBe(413);
    expect((await problemOf(announced)).detail).toContain('1 Mo');
    const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
    const stream = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }, { highWaterMark: 0 });
    const endless = await send({ headers: json, body: stream, duplex: 'half' });
    expect(endless.status).toBe(413);
  });

  test('422 lists everything that is wrong at once, with JSON pointers', async () => {
    const body = {
      period: { start: '2027-02-31', end: '2027-01-01' },
      lines: [{ id: 'a', windows: [{ id: 'w', start: '25:00', end: '26:00' }] }],
      participants: [{ id: 'p', serves: ['nowhere'], exemption: [] }, { id: 'p' }],
      rules: [{ type: 'minrest', hours: 11 }],
    };
    const response = await post(`${running.url}/v1/rosters`, body);
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/period/start',
        '/lines/0/windows/0/start',
        '/participants/0/serves/0',
        '/participants/0/exemption',
        '/participants/1/id',
        '/rules/0/type',
      ]),
    );
    for (const { code, message } of problem.errors ?? []) {
      expect(code).toMatch(/^\w+$/);
      expect(message).not.toMatch(/\{\w+\}/);
    }
  });

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a word', '"hello"'],
    ['a number', '42'],
  ])('422 for a body that is %s', async (_, body) => {
    const response = await post(`${running.url}/v1/rosters`, body);
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors?.[0].pointer).toBe('');
  });

  test('the language is that of Accept-Language, else of the request, else French', async () => {
    const wrong = { ...least(), lines: [] };
    const titles = async (body: unknown, headers: Record<string, string>) => {
      const response = await post(`${running.url}/v1/rosters`, body, headers);
      const { title } = await problemOf(response);
      return `${response.headers.get('content-language')}: ${title}`;
    };
    const french = 'fr: La demande ne peut pas être comprise';
    const english = 'en: The request cannot be understood';
    expect(await titles(wrong, { 'Accept-Language': 'de, en-GB;q=0.8, fr;q=0.7' })).toBe(english);
    expect(await titles({ ...wrong, options: { lang: 'fr' } }, { 'Accept-Language': 'en' })).toBe(english);
    expect(await titles({ ...wrong, options: { lang: 'en' } }, { 'Accept-Language': '*' })).toBe(english);
    expect(await titles(wrong, { 'Accept-Language': 'de' })).toBe(french);
  });

  test('404 for an address that does not exist, and for an id that does not', async () => {
    const nowhere = await fetch(`${running.url}/v2/rosters`);
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get('content-type')).toBe('application/problem+json');
    for (const id of ['00000000-0000-4000-8000-000000000000', 'error', '..%2f..%2fetc', '%00', '%ff', 'é']) {
      for (const [method, path, address] of [
        ['GET', '/v1/rosters/{id}', `/v1/rosters/${id}`],
        ['POST', '/v1/rosters/{id}/stop', `/v1/rosters/${id}/stop`],
        ['DELETE', '/v1/rosters/{id}', `/v1/rosters/${id}`],
        ['GET', '/v1/examples/{id}', `/v1/examples/${id}`],
      ]) {
        const response = await fetch(`${running.url}${address}`, { method });
        expect(response.status, `${method} ${address}`).toBe(404);
        await contract.check(method, path, response);
      }
    }
  });

  test('405 says which methods are allowed; OPTIONS says it, too', async () => {
    const wrong = await fetch(`${running.url}/v1/rosters/x`, { method: 'PUT' });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS');
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect(wrong.headers.get('x-request-id')).toMatch(/\S/);
    const options = await fetch(`${running.url}/v1/rosters`, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect(options.headers.get('content-type')).toBeNull();
  });

  test('406 when Accept shuts JSON out', async () => {
    const response = await fetch(`${running.url}/v1/rules`, { headers: { Accept: 'text/csv' } });
    expect(response.status).toBe(406);
    await contract.check('GET', '/v1/rules', response);
    expect((await fetch(`${running.url}/v1/rules`, { headers: { Accept: 'text/html, */*;q=0.1' } })).status).toBe(200);
  });

  test('each answer has a request id: the one that came, or a new one', async () => {
    const named = await fetch(`${running.url}/v1/nowhere`, { headers: { 'X-Request-Id': 'ward-7_42' } });
    expect(named.headers.get('x-request-id')).toBe('ward-7_42');
    expect(((await named.json()) as Problem).requestId).toBe('ward-7_42');
    const long = await fetch(`${running.url}/v1/nowhere`, { headers: { 'X-Request-Id': 'x'.repeat(200) } });
    expect(long.headers.get('x-request-id')).not.toContain('xxx');
  });

  test('logs say which route, status and time, and nothing of the request', async () => {
    running.logged.length = 0;
    const secret = 'Hoarau-secret';
    await post(`${running.url}/v1/rosters?name=${secret}`, {
      ...least(),
      name: secret,
      participants: [{ id: secret, name: secret, rpps: secret, [secret]: 1 }],
    });
    await fetch(`${running.url}/v1/rosters/${secret}`);
    await fetch(`${running.url}/${secret}`);
    const lines = running.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['POST', '/v1/rosters', 422],
      ['GET', '/v1/rosters/:id', 404],
      ['GET', '/*', 404],
    ]);
    expect(running.logged.join('')).not.toContain(secret);
  });
});
