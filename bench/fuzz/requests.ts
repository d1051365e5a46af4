import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { inLittleTime, mutations, rich } from '../../test/contract/oddities.ts';

/** A request made from the OpenAPI document, sound or not. */
export interface FuzzRequest {
  readonly operation: string;
  readonly method: string;
  /** With its parameters filled in. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Statuses that the document promises. */
  readonly promised: readonly number[];
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface FuzzDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

/** Bodies made from one schema; making one takes as long as answering it. */
const bodiesEach = 120;

const word = fc.oneof(
  fc.constantFrom('x', '..', '%00', '%ff', '__proto__', 'a', '1', '0', '-1', '999999999', '2027-01', 'csv', 'html', 'json', 'fr', ''),
  fc.string({ maxLength: 12 }).map((text) => encodeURIComponent(text.toWellFormed())),
);

/**
 * Requests by number: the same number, the same request, given the ids that are there to be named.
 * @param ids of rosters and scenarios that exist, by the first part of the path
 */
export function fuzzRequests(document: FuzzDocument, ids: (path: string) => readonly string[]): (seed: number) => FuzzRequest {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const made = new Map<string, unknown[]>();
  const fromSchema = (id: string, schema: object, seed: number): unknown => {
    const list = made.get(id) ?? [];
    made.set(id, list);
    const at = seed % bodiesEach;
    list[at] ??= generateSync({ ...schema, components: document.components } as JsonSchema, {
      ...{ seed: at + 1, maxDepth: 8, maxDefaultItems: 2, maxItems: 3, maxLength: 30 },
      optionalsProbability: (at % 10) / 10,
    });
    return list[at];
  };

  return (seed) => {
    const draw = <T>(of: fc.Arbitrary<T>, more = 0): T => fc.sample(of, { seed: seed * 31 + more, numRuns: 1 })[0] as T;
    const { path, method, operation } = operations[draw(fc.nat(operations.length - 1))];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const known = name === 'id' ? ids(path) : [];
      return known.length > 0 && draw(fc.nat(9), 1) > 0 ? known[draw(fc.nat(known.length - 1), 2)] : draw(word, name.length) || 'x';
    });
    const query = (operation.parameters ?? [])
      .filter((one) => one.in === 'query' && draw(fc.boolean(), one.name.length))
      .map(({ name }) => `${name}=${draw(word, name.length + 7)}`);
    const content = operation.requestBody?.content['application/json'];
    return {
      operation: operation.operationId,
      method,
      path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
      headers: {
        ...(content ? { 'Content-Type': 'application/json' } : {}),
        ...(draw(fc.boolean(), 3)
          ? { Accept: draw(fc.constantFrom('*/*', 'text/csv', 'text/html', 'application/json', 'a/b;q=x'), 4) }
          : {}),
        Prefer: draw(fc.constantFrom('respond-async', 'wait=0', 'wait=1'), 5),
      },
      body: content ? bodyOf(draw, content.example, () => fromSchema(operation.operationId, content.schema, seed)) : undefined,
      promised: Object.keys(operation.responses).map(Number),
    };
  };
}

type Draw = <T>(of: fc.Arbitrary<T>, more?: number) => T;

/** Made from the schema, or the example with a few places changed, or not even JSON. */
function bodyOf(draw: Draw, example: unknown, made: () => unknown): string {
  const way = draw(fc.nat(9), 6);
  if (way === 0) return draw(fc.oneof(fc.string(), fc.json({ maxDepth: 2 })), 8);
  const start = way < 4 ? made() : withRich(example, draw(fc.boolean(), 9));
  const changes = way === 9 ? [] : draw(fc.array(mutations, { maxLength: 3 }), 10);
  const changed = changes.reduce<unknown>((value, change) => change(value), structuredClone(start) ?? {});
  return JSON.stringify(quick(changed)) ?? '';
}

/** The example with a problem in it that has more to change. */
function withRich(example: unknown, wanted: boolean): unknown {
  if (!wanted || typeof example !== 'object' || example === null) return example ?? {};
  if ('lines' in example) return rich;
  if ('base' in example) return { ...example, base: rich };
  return 'problem' in example ? { ...example, problem: rich } : example;
}

/** Nothing is let run for long. */
function quick(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { base, timeLimitSeconds } = body as { base?: unknown; timeLimitSeconds?: unknown };
  if (base !== undefined) return { ...body, base: inLittleTime(base), ...limited(timeLimitSeconds ?? 1) };
  if ('lines' in body) return inLittleTime(body);
  return { ...body, ...limited(timeLimitSeconds) };
}

function limited(seconds: unknown): object {
  return typeof seconds === 'number' && seconds > 0.2 && seconds <= 600 ? { timeLimitSeconds: 0.2 } : {};
}
