import { z } from 'zod';
import { type AnswerContract, answerType, type Call } from '../calls/call.ts';
import { anybody } from '../calls/roles.ts';
import { problemDetails, problemType } from './errors.ts';

type Json = Record<string, unknown>;

const problemMeaning: Readonly<Record<number, string>> = {
  400: 'The body or a header cannot be read.',
  401: 'No valid key or token (when access is configured).',
  403: 'The roles of the caller do not permit it, or not for this department.',
  404: 'Unknown id.',
  406: 'Accept excludes the format of the answer.',
  409: 'The state forbids it.',
  413: 'The body is too large.',
  415: 'The body is not announced as JSON, or is compressed.',
  422: 'Understood as JSON, but wrong; says everything that is wrong at once.',
  429: 'Too many calls; see Retry-After.',
  500: 'A defect of the service; the incident is on record.',
  503: 'Queue full or shutting down; see Retry-After.',
};

/**
 * The OpenAPI 3.1 document of the calls. Schemas come from zod's own JSON Schema (draft 2020-12, the dialect of OpenAPI
 * 3.1) read as input: a field with a default may be left out.
 */
export function openApiDocument(calls: readonly Call[], version: string): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    paths[call.path] ??= {};
    paths[call.path][call.method] = operation(call, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigie',
      version,
      summary: 'Duty rosters for out-of-hours medical care (permanence des soins)',
      description:
        'Send a problem (period, lines, participants, rules), get a roster that is checked, proven as far as the answer says, and explained where it falls short. Dates are inclusive, instants carry their offset, money is in euros. Unknown fields are refused.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [...new Set(calls.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: components, securitySchemes },
  };
}

function operation(call: Call, components: Json): Json {
  const parameters = [
    ...Object.entries(call.params ?? {}).map(([name, description]) => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    })),
    ...Object.entries(call.query ?? {}).map(([name, { description, required = false, example }]) => ({
      name,
      in: 'query',
      required,
      description,
      schema: { type: 'string' },
      ...(example === undefined ? {} : { example }),
    })),
    ...Object.entries(call.headers ?? {}).map(([name, { description, example }]) => ({
      name,
      in: 'header',
      required: false,
      description,
      schema: { type: 'string' },
      ...(example === undefined ? {} : { example }),
    })),
  ];
  const answers = Object.entries(call.answers).map(([status, answer]) => [status, response(answer, components)]);
  const failures = problemsOf(call).map((status) => [
    String(status),
    { description: problemMeaning[status], content: { [problemType]: { schema: schemaOf(problemDetails, components) } } },
  ]);
  return {
    operationId: call.name,
    tags: [call.tag],
    summary: call.summary,
    ...(call.description ? { description: call.description } : {}),
    ...(call.roles === anybody ? {} : { security: [{ bearer: [] }], 'x-roles': call.roles }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(call.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: schemaOf(call.body.schema, components),
                ...(call.body.example === undefined ? {} : { example: call.body.example }),
              },
            },
          },
        }
      : {}),
    responses: Object.fromEntries([...answers, ...failures]),
  };
}

const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key (`vigie_…`) or an OIDC token, when the service has access configured; without it the service answers this machine only and asks for nothing. `x-roles` of a call: who may make it. A roster of another department is a 404.',
  },
};

/** Statuses of problems a call may give: what comes with a body, what every call may give, and its own. */
function problemsOf(call: Call): number[] {
  const all = new Set([...(call.problems ?? []), 500]);
  if (answerType(call) !== null) all.add(406);
  if (call.roles !== anybody) for (const status of [401, 403, 429, 503]) all.add(status);
  if (call.body) for (const status of [400, 413, 415, 422, 503]) all.add(status);
  return [...all].sort((a, b) => a - b);
}

function response(answer: AnswerContract, components: Json): Json {
  const headers = Object.entries(answer.headers ?? {}).map(([name, description]) => [name, { description, schema: { type: 'string' } }]);
  const content = answer.schema
    ? { 'application/json': { schema: schemaOf(answer.schema, components) } }
    : answer.mediaType
      ? { [answer.mediaType]: {} }
      : null;
  if (content) for (const type of answer.alternatives ?? []) Object.assign(content, { [type]: {} });
  return {
    description: answer.description,
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    ...(content ? { content } : {}),
  };
}

/** The JSON Schema of a zod schema; every schema with an id becomes a component. */
function schemaOf(schema: z.ZodType, components: Json): unknown {
  // Inside an object even a schema with an id is a reference, and its definition lands in $defs.
  const wrapped = z.toJSONSchema(z.object({ schema }), { io: 'input', unrepresentable: 'any' });
  for (const [id, definition] of Object.entries(wrapped.$defs ?? {})) components[id] ??= withComponentRefs(definition);
  return withComponentRefs(wrapped.properties?.schema);
}

function withComponentRefs(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withComponentRefs);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : withComponentRefs(value),
    ]),
  );
}
