import type { AnswerExamples } from '../../src/http/openapi.ts';
import { json } from './service.ts';

/** What the recorder reads of the document. */
export interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

type Recording = Record<string, Record<string, Record<string, unknown>>>;

/** Calls that others need before them, in this order; the rest follow, and what erases comes last. */
const first = [
  'createRoster',
  'listReplacements',
  'publishRoster',
  'linkCalendar',
  'realiseRoster',
  'proposeReplacement',
  'acceptReplacement',
  'createScenario',
];
/** The last part of the address of an export, by media type. */
const formats: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'application/fhir+json': 'fhir',
  'application/json': 'fhir',
};
/** A visa of a month still to come is refused: what it answers is what the sheets answer. */
const sameAnswer: Readonly<Record<string, string>> = { noteVisas: 'exportClaims' };
/** A run of the example is over before it can be stopped: a stop answers what the call answers that began it. */
const asBegun: Readonly<Record<string, string>> = { stopRoster: 'createRoster', stopScenario: 'createScenario' };
const decisions = ['refuseReplacement', 'withdrawReplacement'];
const last = ['validateReplacement', 'compareVersions', 'eraseRoster', 'eraseScenario'];

/**
 * Makes every call of the document with its own example on a running service, and keeps one answer of each status and
 * media type. Long lists are cut to two entries.
 */
export async function recordAnswers(url: string, document: Documented): Promise<AnswerExamples> {
  const recording: Recording = {};
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
  const placeOf = (name: string) => (first.includes(name) ? first.indexOf(name) : last.includes(name) ? 200 + last.indexOf(name) : 100);
  calls.sort((a, b) => placeOf(a.operation.operationId) - placeOf(b.operation.operationId));
  const known = new Map<string, string>([['rates', 'tables']]);

  for (const { path, method, operation } of calls) {
    const { operationId: name } = operation;
    if (asBegun[name]) {
      recording[name] = recording[asBegun[name]];
      continue;
    }
    // Each decision wants a proposal that nothing has been decided about.
    const about = decisions.includes(name) ? await proposed(url, document, known) : known;
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (!/^2/.test(status) || content === undefined) continue;
      for (const type of Object.keys(content)) {
        if (type.endsWith('problem+json')) continue;
        const answer = await ask(url, path, method, operation, about, type, status);
        if (String(answer.status) !== status || !answer.type.startsWith(type)) {
          // A call that needs more than the recorder knows shows an example of its own.
          continue;
        }
        const body: unknown = type === 'application/json' ? shortened(JSON.parse(answer.text)) : answer.text.slice(0, 600);
        recording[name] ??= {};
        recording[name][status] ??= {};
        recording[name][status][type] = body;
      }
    }
  }
  for (const [name, like] of Object.entries(sameAnswer)) {
    const json = recording[like]?.['200']?.['application/json'];
    if (json !== undefined) recording[name] ??= { 200: { 'application/json': json } };
  }
  return recording;
}

async function proposed(url: string, document: Documented, known: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const path = '/v1/rosters/{id}/proposals';
  const about = new Map(known);
  await ask(url, path, 'post', document.paths[path].post, about, 'application/json', '200');
  return about;
}

async function ask(
  url: string,
  path: string,
  method: string,
  operation: Operation,
  known: Map<string, string>,
  type: string,
  status: string,
): Promise<{ status: number; type: string; text: string }> {
  const { operationId: name, parameters = [] } = operation;
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const search = query.map((parameter) => `${parameter.name}=${encodeURIComponent(String(parameter.example))}`).join('&');
  const address = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
    parameter === 'format' ? (formats[type] ?? '') : pathValue(path, parameter, known),
  );
  const sent = operation.requestBody?.content['application/json'].example;
  const headers = {
    Accept: `${type}, application/problem+json;q=0.1`,
    ...(sent === undefined ? {} : json),
    ...(status === '202' ? { Prefer: 'respond-async' } : { Prefer: 'wait=60' }),
  };
  const body = sent === undefined ? {} : { body: JSON.stringify(bodyOf(path, sent, known)) };
  const response = await fetch(`${url}${address}${search ? `?${search}` : ''}`, { method: method.toUpperCase(), headers, ...body });
  const text = await response.text();
  remember(name, response, text, known);
  return { status: response.status, type: response.headers.get('content-type') ?? '', text };
}

function pathValue(path: string, parameter: string, known: Map<string, string>): string {
  const what = parameter === 'id' ? (/^\/v1\/(\w+)s\//.exec(path)?.[1] ?? 'id') : parameter;
  return encodeURIComponent(known.get(what) ?? '1');
}

/** The example of the document, about a duty that the recorded table has. */
function bodyOf(path: string, example: unknown, known: Map<string, string>): unknown {
  if (!path.startsWith('/v1/rosters/{id}/') || typeof example !== 'object' || example === null) return example;
  const text = JSON.stringify(example)
    .replace(/"slot":"[^"]*"/, `"slot":"${known.get('slot')}"`)
    .replace(/"from":"p-\d+"/, `"from":"${known.get('holder')}"`)
    .replace(/"to":"p-\d+"/, `"to":"${known.get('taker')}"`);
  return JSON.parse(
    path.endsWith('/replacements')
      ? text.replace(/"participant":"[^"]*"/, `"participant":"${known.get('holder')}"`)
      : path.endsWith('/acceptance')
        ? text.replace(/p-\d+/, known.get('taker') ?? '')
        : text,
  );
}

interface Remembered {
  readonly id?: string;
  readonly href?: string;
  readonly proposal?: number;
  readonly assignments?: readonly { readonly slot: string; readonly participant: string }[];
  readonly replacements?: readonly { readonly kind: string; readonly changes: readonly { readonly to: string }[] }[];
  readonly examples?: readonly { readonly id: string }[];
  readonly presets?: readonly { readonly id: string }[];
}

function remember(name: string, response: Response, text: string, known: Map<string, string>): void {
  if (!response.ok || !text.startsWith('{')) return;
  const body = JSON.parse(text) as Remembered;
  if (name === 'createRoster' && body.id && response.status === 200) {
    known.set('roster', body.id);
    const duty = body.assignments?.at(-1);
    known.set('slot', duty?.slot ?? '').set('holder', duty?.participant ?? '');
  }
  if (name === 'listReplacements') known.set('taker', body.replacements?.find(({ kind }) => kind === 'direct')?.changes[0].to ?? '');
  if (name === 'createScenario' && body.id && response.status === 200) known.set('scenario', body.id);
  if (name === 'linkCalendar' && body.href) known.set('link', body.href.split('/').at(-1) ?? '');
  if (name === 'proposeReplacement' && body.proposal) known.set('proposal', String(body.proposal));
  if (body.examples) known.set('example', body.examples[0].id);
  if (body.presets) known.set('preset', body.presets[0].id);
}

/** Lists at most two entries long, and no schema in full: it would refer to what is not in the document. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'parameters' ? {} : shortened(part)]));
}
