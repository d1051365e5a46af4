import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from 'json-schema-faker';
import { expect } from 'vitest';

type Json = Record<string, unknown>;

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

/** The OpenAPI document of a running service, as a judge of its answers. */
export class Contract {
  readonly document: Json & { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Json> } };
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  private constructor(document: Contract['document']) {
    this.document = document;
    // The formats plugin exports itself both ways; under nodenext its type is the namespace.
    (addFormats as unknown as typeof addFormats.default)(this.#ajv);
    this.#ajv.addSchema(closed(document) as Json, 'openapi');
  }

  static async of(url: string): Promise<Contract> {
    return new Contract((await (await fetch(`${url}/openapi.json`)).json()) as Contract['document']);
  }

  /** Asserts that an answer is one that the document promises for the call, body included. Returns the parsed body. */
  async check(method: string, path: string, response: Response): Promise<unknown> {
    const operation = this.document.paths[path]?.[method.toLowerCase()];
    expect(operation, `${method} ${path} is in the document`).toBeDefined();
    const promised = operation.responses[response.status];
    expect(promised, `${method} ${path} may answer ${response.status}`).toBeDefined();
    expect(response.headers.get('x-request-id')).toMatch(/\S/);
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? null;
    const content = promised.content ?? {};
    expect(Object.keys(content).length === 0 ? [null] : Object.keys(content), `${method} ${path} may answer ${type}`).toContain(type);
    const [promisedType, media] = [type, type === null ? {} : content[type]];
    if (!type?.endsWith('json')) return text;
    expect(media.schema, `${method} ${path} ${response.status} has a schema`).toBeDefined();
    const body: unknown = JSON.parse(text);
    const validate = this.#validator(method.toLowerCase(), path, response.status, promisedType ?? '');
    validate(body);
    expect(validate.errors ?? [], `${method} ${path} ${response.status}: ${text.slice(0, 500)}`).toEqual([]);
    return body;
  }

  /** The JSON Schema of the body of a call, with its components beside it. */
  bodySchema(path: string): JsonSchema {
    const operation = this.document.paths[path].post as unknown as { requestBody: { content: Record<string, { schema: object }> } };
    return { ...operation.requestBody.content['application/json'].schema, components: this.document.components };
  }

  #validator(method: string, path: string, status: number, type: string): ValidateFunction {
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const known = this.#compiled.get(pointer);
    if (known) return known;
    const compiled = this.#ajv.compile({ $ref: `openapi#/${pointer}` });
    this.#compiled.set(pointer, compiled);
    return compiled;
  }
}

/** The document with every object of the answers closed: an answer with a field that is not documented fails. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Json = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy.type === 'object' && copy.properties !== undefined && copy.additionalProperties === undefined) copy.additionalProperties = false;
  return copy;
}
