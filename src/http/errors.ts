import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { RequestError } from '../jobs/task.ts';
import { type Lang, type Params, render, say } from '../messages/index.ts';
import type { Context } from './context.ts';

/** Every kind of problem the service answers, and its status. */
const problems = {
  'malformed-json': 400,
  'duplicate-key': 400,
  'empty-body': 400,
  'not-utf8': 400,
  'too-deep': 400,
  'interrupted-body': 400,
  'bad-header': 400,
  unauthenticated: 401,
  'invalid-credential': 401,
  forbidden: 403,
  'foreign-department': 403,
  'foreign-host': 403,
  'not-yours': 403,
  'not-found': 404,
  'unknown-roster': 404,
  'unknown-example': 404,
  'unknown-scenario': 404,
  'unknown-preset': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'already-finished': 409,
  'not-finished': 409,
  'scenario-unfinished': 409,
  'no-roster': 409,
  'not-retained': 409,
  'unknown-version': 404,
  'unknown-link': 404,
  'no-links': 409,
  'unknown-proposal': 404,
  'no-realised': 404,
  'not-published': 409,
  'already-published': 409,
  'published-roster': 409,
  'not-in-force': 409,
  'table-in-force': 409,
  'unknown-duty': 404,
  'wrong-state': 409,
  outdated: 409,
  'too-large': 413,
  'unsupported-type': 415,
  'unsupported-encoding': 415,
  invalid: 422,
  'key-reused': 422,
  'callback-refused': 422,
  'too-many-calls': 429,
  internal: 500,
  'queue-full': 503,
  'store-unavailable': 503,
  'shutting-down': 503,
  'provider-unavailable': 503,
} as const satisfies Record<string, ContentfulStatusCode>;
export type ProblemCode = keyof typeof problems;

export const problemType = 'application/problem+json';

/** RFC 9457. */
export const problemDetails = z
  .object({
    type: z.string().meta({ description: 'Kind of problem, a URN.', example: 'urn:vigie:problem:invalid' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().meta({ description: 'This occurrence, a URN.', example: 'urn:vigie:request:8f14e45f' }),
    requestId: z.string().meta({ description: 'The one in the header X-Request-Id.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'JSON pointer into the body (RFC 6901).', example: '/participants/3/rpps' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'Everything that is wrong with the request, at once.' }),
  })
  .meta({ id: 'ProblemDetails', description: 'An error as in RFC 9457. It never holds personal data.' });

export interface ProblemOptions {
  readonly params?: Params;
  readonly errors?: readonly RequestError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Language when `Accept-Language` names none. Default French. */
  readonly lang?: Lang;
}

/** Thrown anywhere below a route: ends the request with this problem. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;
  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

/** The answer to a problem, in the caller's language. */
export function problemResponse(c: Context, code: ProblemCode, options: ProblemOptions = {}): Response {
  const status = problems[code];
  const lang = c.get('lang') ?? options.lang ?? 'fr';
  const requestId = c.get('requestId');
  const body = { ...detailsOf(lang, code, options.params, requestId), ...(options.errors ? { errors: [...options.errors] } : {}) };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': problemType,
    'Content-Language': lang,
    Vary: 'Accept-Language',
    'Cache-Control': 'no-store',
    ...options.headers,
  });
}

/** The problem that stands for each status in the documentation. */
const typical: Readonly<Record<number, { readonly code: ProblemCode; readonly params?: Params }>> = {
  400: { code: 'malformed-json', params: { position: 14 } },
  401: { code: 'unauthenticated' },
  403: { code: 'forbidden' },
  404: { code: 'unknown-roster' },
  406: { code: 'not-acceptable', params: { type: 'application/json' } },
  409: { code: 'not-finished' },
  413: { code: 'too-large', params: { megabytes: 32 } },
  415: { code: 'unsupported-type' },
  422: { code: 'invalid', params: { count: 1 } },
  429: { code: 'too-many-calls', params: { seconds: 12 } },
  500: { code: 'internal', params: { incident: '8f14e45f' } },
  503: { code: 'queue-full', params: { seconds: 10 } },
};

/** What a problem of this status looks like, for the documentation; undefined: no call answers it. */
export function problemExample(status: number): z.infer<typeof problemDetails> | undefined {
  const known = typical[status];
  if (known === undefined) return undefined;
  const errors = [
    {
      pointer: '/period/end',
      code: 'periodReversed',
      message: say('fr', 'issue.periodReversed', { place: 'period.end', start: '2027-02-01', end: '2027-01-31' }),
    },
  ];
  return { ...detailsOf('fr', known.code, known.params, '8f14e45f'), ...(status === 422 ? { errors } : {}) };
}

function detailsOf(lang: Lang, code: ProblemCode, params: Params | undefined, requestId: string): z.infer<typeof problemDetails> {
  return {
    type: `urn:vigie:problem:${code}`,
    title: say(lang, `problem.${code}`),
    status: problems[code],
    detail: render(lang, `problem.${code}.detail`, params),
    instance: `urn:vigie:request:${requestId}`,
    requestId,
  };
}
