import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { Contract } from '../support/conformity.ts';
import { runningService } from '../support/service.ts';

describe('GET /openapi.json', () => {
  const running = runningService();
  let document: Contract['document'];
  beforeAll(async () => {
    document = (await Contract.of(running.url)).document;
  });

  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('declares only calls that exist, and every call that exists under /v1', () => {
    const declared = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const routed = running.service.app.routes.filter(({ method, path }) => method !== 'ALL' && /^\/(v1\/|health\/|metrics$)/.test(path));
    expect(declared.sort()).toEqual(routed.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('names every schema of the domain once, and refers to none that is missing', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]));
    for (const name of referred) expect(Object.keys(document.components.schemas)).toContain(name);
    expect([...referred]).toEqual(expect.arrayContaining(['Problem', 'Participant', 'Line', 'Rule', 'Assignment', 'ProblemDetails']));
    expect(text).not.toContain('#/$defs/');
  });

  test('has no pattern that another engine would misread', () => {
    for (const [, pattern] of JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
      const source = JSON.parse(pattern) as string;
      expect(source).not.toMatch(/\/[a-z]*$/);
      expect(() => new RegExp(source, 'u')).not.toThrow();
    }
  });

  test('says which fields of a request may be left out: nearly all', () => {
    expect(document.components.schemas.Problem.required).toEqual(['lines', 'participants']);
    expect(document.components.schemas.Participant.required).toEqual(['id']);
    expect(document.components.schemas.Line.required).toEqual(['id']);
  });

  test('each call has an operation id of its own, a summary and a tag', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item)) as unknown as Record<string, unknown>[];
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    for (const operation of operations) expect(operation).toMatchObject({ summary: expect.any(String), tags: [expect.any(String)] });
  });
});
