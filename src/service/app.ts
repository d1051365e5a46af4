import answerExamples from '../http/answer-examples.json' with { type: 'json' };
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { answerTypes } from '../calls/call.ts';
import type { AppEnv, Context } from '../http/context.ts';
import { consolePages } from '../http/console.ts';
import { crossOrigin } from '../http/cors.ts';
import type { Gate } from '../http/gate.ts';
import { docsPage } from '../http/docs.ts';
import { HttpProblem, type ProblemCode, type ProblemOptions, problemResponse } from '../http/errors.ts';
import { localOnly } from '../http/local-only.ts';
import { type AccessLog, logRequests } from '../http/log.ts';
import { accepts, negotiateLanguage } from '../http/negotiation.ts';
import { openApiDocument } from '../http/openapi.ts';
import { honoPath, type Route } from '../http/route.ts';
import { watchCalls } from '../http/watch.ts';
import type { RecordIncident } from '../jobs/roster-jobs.ts';
import { StoreUnavailable } from '../jobs/job.ts';
import { CalledOff, QueueFull } from '../jobs/task-errors.ts';

export interface AppDeps {
  readonly routes: readonly Route[];
  readonly version: string;
  readonly log: AccessLog;
  readonly recordIncident: RecordIncident;
  readonly gate: Gate;
  /** Access is not configured: calls have to come from this machine and name it. */
  readonly local?: boolean;
  /** Origins whose pages may read the answers. */
  readonly origins?: readonly string[];
  /** Told of every call that was answered. */
  readonly answered?: (call: string, status: number, seconds: number) => void;
}

/** Puts the routes together. No side effects: nothing is opened, started or read from the environment. */
export function buildApp({
  routes,
  version,
  log,
  recordIncident,
  gate,
  local = false,
  origins = [],
  answered = () => {},
}: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const document = JSON.stringify(
    openApiDocument(
      routes.map((route) => route.call),
      version,
      answerExamples,
    ),
  );

  app.use(requestId({ limitLength: 64 }));
  app.use(async (c, next) => {
    c.set('lang', negotiateLanguage(c.req.header('accept-language')));
    await next();
  });
  app.use(logRequests(log));
  app.use(watchCalls(gate, answered));
  // Transport security belongs to whoever terminates TLS in front of us.
  app.use(secureHeaders({ strictTransportSecurity: false }));
  if (origins.length > 0) app.use(crossOrigin(origins));
  if (local) app.use(localOnly(origins));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: otherMethods }));
  // An address in words goes before one with a parameter in the same place.
  const byWords = routes.toSorted((a, b) => parametersOf(a.call.path) - parametersOf(b.call.path));
  for (const { call, handle } of byWords) {
    const types = answerTypes(call);
    app.on(call.method.toUpperCase(), honoPath(call), async (c) => {
      await gate.admit(c, call);
      if (namesNothing(Object.values<string>(c.req.param()))) throw new HttpProblem('not-found');
      if (types.length > 0 && !types.some((type) => accepts(c.req.header('accept'), type))) {
        throw new HttpProblem('not-acceptable', { params: { type: types.join(', ') } });
      }
      return handle(c);
    });
  }
  app.get('/openapi.json', (c) => c.body(document, 200, { 'Content-Type': 'application/json' }));
  app.route('/', docsPage());
  app.route('/', consolePages());

  app.notFound((c) => problemResponse(c, 'not-found'));
  app.onError((error, c) => {
    const { code, options } = problemOf(error, c, recordIncident);
    return problemResponse(c, code, options);
  });
  return app;
}

/** An address that exists, asked by a method that it does not know. */
function otherMethods(c: Context, known: readonly string[]): Response {
  const allow = [...known, 'OPTIONS'].sort().join(', ');
  if (c.req.method === 'OPTIONS') {
    // What the answer not-found had said of its body.
    c.res.headers.delete('Content-Language');
    return new Response(null, { status: 204, headers: { Allow: allow } });
  }
  return problemResponse(c, 'method-not-allowed', { params: { methods: allow }, headers: { Allow: allow } });
}

function parametersOf(path: string): number {
  return path.split('{').length;
}

/** Whether a part of an address is no name of anything: control characters are in no id, and databases refuse them. */
function namesNothing(parts: readonly string[]): boolean {
  return parts.some((part) => /\p{Cc}/u.test(part));
}

/** What a thrown error is to the caller. Anything we did not foresee is an incident, of which nothing is told. */
function problemOf(error: Error, c: Context, recordIncident: RecordIncident): { code: ProblemCode; options: ProblemOptions } {
  if (error instanceof HttpProblem) return { code: error.code, options: error.options };
  if (error instanceof QueueFull) return { code: 'queue-full', options: retryAfter(10) };
  if (error instanceof StoreUnavailable) return { code: 'store-unavailable', options: retryAfter(5) };
  if (error instanceof CalledOff) return { code: 'shutting-down', options: retryAfter(30) };
  return { code: 'internal', options: { params: { incident: recordIncident(`request ${c.get('requestId')}`, error) } } };
}

function retryAfter(seconds: number): ProblemOptions {
  return { params: { seconds }, headers: { 'Retry-After': String(seconds) } };
}
