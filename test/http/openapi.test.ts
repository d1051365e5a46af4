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

  test('every body that is answered has a schema, pages and tables too', () => {
    for (const { status, type, schema } of bodiesOf(document)) {
      if (/json$/.test(type)) expect(schema, `${status} ${type}`).toMatchObject({ $ref: expect.any(String) });
      else expect(schema).toEqual({ type: 'string' });
    }
  });

  test('parameters are typed: figures, dates, choices', () => {
    const parameters = operationsOf(document).flatMap((operation) => (operation.parameters ?? []) as Described[]);
    const typeOf = (name: string) => parameters.filter((parameter) => parameter.name === name).map(({ schema }) => schema.type);
    for (const name of ['limit', 'version', 'proposal', 'to']) expect(typeOf(name)).toContain('integer');
    expect(typeOf('givenUp')).toContain('boolean');
    for (const { name, schema } of parameters) {
      if (name === 'format') expect(Array.isArray(schema.enum) ? schema.enum : []).not.toHaveLength(0);
      if (name === 'asOf') expect(schema.format).toBe('date');
    }
  });

  test('every object that is a member of a union has a name, and no schema without one refers to itself', () => {
    const anonymous: string[] = [];
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(name).not.toMatch(/^__/);
      for (const member of membersOf(schema)) if (member.type === 'object') anonymous.push(name);
    }
    expect(anonymous).toEqual([]);
  });

  test('each call has an operation id of its own, a summary and a tag', () => {
    const operations = operationsOf(document);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    for (const operation of operations) expect(operation).toMatchObject({ summary: expect.any(String), tags: [expect.any(String)] });
  });
});

interface Described {
  readonly name: string;
  readonly schema: Record<string, unknown>;
}

function operationsOf(document: Contract['document']): Record<string, unknown>[] {
  return Object.values(document.paths).flatMap((item) => Object.values(item)) as unknown as Record<string, unknown>[];
}

function bodiesOf(document: Contract['document']): { status: string; type: string; schema: unknown }[] {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return operations.flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content).map(([type, { schema }]) => ({ status, type, schema })),
    ),
  );
}

/** Every member of every union in a schema. */
function membersOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(membersOf);
  if (typeof node !== 'object' || node === null) return [];
  const { oneOf = [], anyOf = [] } = node as { oneOf?: Record<string, unknown>[]; anyOf?: Record<string, unknown>[] };
  const own = Array.isArray(oneOf) && Array.isArray(anyOf) ? [...oneOf, ...anyOf] : [];
  return [...own, ...Object.values(node).flatMap(membersOf)];
}
