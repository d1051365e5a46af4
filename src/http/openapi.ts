import { type AnswerContract, answerType, type Call, type Parameter } from '../calls/call.ts';
import { anybody } from '../calls/roles.ts';
import { problemDetails, problemExample, problemType } from './errors.ts';
import { type Json, Schemas } from './openapi-schemas.ts';

/** Recorded answers of the calls: by operation id, status and media type. */
export type AnswerExamples = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

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

/** The OpenAPI 3.1 document of the calls. */
export function openApiDocument(calls: readonly Call[], version: string, examples: AnswerExamples = {}): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    paths[call.path] ??= {};
    paths[call.path][call.method] = operation(call, schemas, examples[call.name] ?? {});
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
    components: { schemas: schemas.components, securitySchemes },
  };
}

function operation(call: Call, schemas: Schemas, examples: AnswerExamples[string]): Json {
  const parameters = [
    ...parametersOf('path', call.params, schemas),
    ...parametersOf('query', call.query, schemas),
    ...parametersOf('header', call.headers, schemas),
  ];
  const answers = Object.entries(call.answers).map(([status, answer]) => [status, response(answer, schemas, examples[status] ?? {})]);
  const failures = problemsOf(call).map((status) => [
    String(status),
    {
      description: problemMeaning[status],
      content: { [problemType]: { schema: schemas.of(problemDetails), example: problemExample(status) } },
    },
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
                schema: schemas.of(call.body.schema),
                ...(call.body.example === undefined ? {} : { example: call.body.example }),
              },
            },
          },
        }
      : {}),
    responses: Object.fromEntries([...answers, ...failures]),
  };
}

function parametersOf(place: 'path' | 'query' | 'header', parameters: Call['params'], schemas: Schemas): Json[] {
  return Object.entries(parameters ?? {}).map(([name, told]) => {
    const { description, required, example, schema }: Parameter = typeof told === 'string' ? { description: told } : told;
    return {
      name,
      in: place,
      required: place === 'path' || required === true,
      description,
      schema: schema ? schemas.of(schema) : { type: 'string' },
      ...(example === undefined ? {} : { example }),
    };
  });
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

function response(answer: AnswerContract, schemas: Schemas, examples: Readonly<Record<string, unknown>>): Json {
  const headers = Object.entries(answer.headers ?? {}).map(([name, description]) => [name, { description, schema: { type: 'string' } }]);
  const types: [string, Json][] = answer.schema
    ? [['application/json', schemas.of(answer.schema)]]
    : answer.mediaType
      ? [[answer.mediaType, text]]
      : [];
  if (types.length > 0) for (const type of answer.alternatives ?? []) types.push([type, text]);
  const content = types.map(([type, schema]) => [type, { schema, ...exampleOf(answer.example ?? examples[type]) }]);
  return {
    description: answer.description,
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    ...(content.length > 0 ? { content: Object.fromEntries(content) } : {}),
  };
}

function exampleOf(example: unknown): Json {
  return example === undefined ? {} : { example };
}

/** A page, a table or a calendar. */
const text: Json = { type: 'string' };
