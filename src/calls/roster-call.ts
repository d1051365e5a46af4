import type { z } from 'zod';
import type { Call, ParameterDocs } from './call.ts';
import { type Form, formatParameter, mediaTypes } from './forms.ts';
import type { Roles } from './roles.ts';

/**
 * What the handler of a call is given of what is kept: `table`, the life of the table and the copies it asked for;
 * `problem`, the request understood again as well, which takes time on a large one.
 */
export type Reading = 'table' | 'problem';

/** Published versions that a call needs: by number, or `latest`, the one in force. */
export type CopiesWanted = readonly number[] | 'latest';

/** A call about a roster that is kept; a thread answers it, see `src/thread/registry.ts`. */
export interface RosterCall<Name extends string = string, Input extends z.ZodObject = z.ZodObject, Reads extends Reading = Reading>
  extends Call<Name> {
  readonly pool: 'read' | 'check' | 'long';
  /** What the handler reads: the body of a POST, the query of a GET. A strict object; everything wrong is said at once. */
  readonly input: Input;
  readonly reads: Reads;
  readonly copies?: (params: Readonly<Record<string, string>>) => CopiesWanted;
  /** Puts the roster in force: where another table has its lines and dates, it becomes a version of that one, or is refused. */
  readonly publishes?: true;
  /** Query parameters that are a part of the address and not of what is asked. */
  readonly addressed?: readonly string[];
  /** Forms in which the answer can be asked for, JSON first, and the name of the file in which a table is saved. */
  readonly forms?: { readonly of: readonly Form[]; readonly file: string };
}

/** What differs from one call about a kept roster to the next. */
interface Given<Name extends string, Input extends z.ZodObject, Reads extends Reading> {
  readonly name: Name;
  readonly method: 'get' | 'post' | 'put';
  /** Behind `/v1/rosters/{id}/`. */
  readonly path: string;
  readonly roles: Roles;
  readonly summary: string;
  readonly description?: string;
  /** Parameters of the path beside the id. */
  readonly params?: Call['params'];
  /** Their types are those of `input`. */
  readonly query?: ParameterDocs;
  readonly input: Input;
  /** Of the body. */
  readonly example?: unknown;
  readonly answer: z.ZodType;
  readonly answerDescription: string;
  readonly reads: Reads;
  readonly copies?: RosterCall['copies'];
  readonly publishes?: true;
  readonly addressed?: readonly string[];
  readonly forms?: RosterCall['forms'];
}

/** A question about a roster: tag Rosters. */
export function rosterQuestion<const Name extends string, Input extends z.ZodObject, const Reads extends Reading>(
  given: Given<Name, Input, Reads> & Pick<RosterCall, 'pool' | 'weight'>,
): RosterCall<Name, Input, Reads> {
  return {
    ...shared(given),
    pool: given.pool,
    weight: given.weight,
    tag: 'Rosters',
    params: { id: 'Id of the roster, from `Location` or the field `id`.', ...given.params },
    headers: { 'Accept-Language': { description: 'Language of the answer when the body names none: fr or en.', example: 'fr' } },
    problems: [404, 409],
  };
}

/** A call about the life of a table: publication, versions, proposals, realised duties, reports. Tag Tables. */
export function tableCall<const Name extends string, Input extends z.ZodObject, const Reads extends Reading>(
  given: Given<Name, Input, Reads>,
): RosterCall<Name, Input, Reads> {
  return {
    ...shared(given),
    pool: given.method === 'get' ? 'read' : 'check',
    weight: 1,
    tag: 'Tables',
    params: { id: 'Id of a roster of the table, from `Location` or the field `id`.', ...given.params },
    headers: { 'Accept-Language': { description: 'Language of the answer: fr or en. Default: that of the roster.', example: 'fr' } },
    problems: [404, 409, 422, 503],
  };
}

function shared<Name extends string, Input extends z.ZodObject, Reads extends Reading>(given: Given<Name, Input, Reads>) {
  const {
    name,
    method,
    path,
    roles,
    summary,
    description,
    query,
    input,
    example,
    answer,
    answerDescription,
    reads,
    copies,
    publishes,
    addressed,
    forms,
  } = given;
  const alternatives = forms?.of.filter((form) => form !== 'json').map((form) => mediaTypes[form]);
  return {
    ...{ name, method, roles, summary, input, reads },
    path: `/v1/rosters/{id}/${path}`,
    about: 'roster' as const,
    ...(description ? { description } : {}),
    ...(query || forms ? { query: typed(query ?? {}, given) } : {}),
    ...(method === 'get' ? {} : { body: { schema: input, example } }),
    answers: { 200: { description: answerDescription, schema: answer, ...(alternatives ? { alternatives } : {}) } },
    ...(copies ? { copies } : {}),
    ...(publishes ? { publishes } : {}),
    ...(addressed ? { addressed } : {}),
    ...(forms ? { forms } : {}),
  };
}

/** Parameters with the types that the input says, and the form of the answer when there is a choice. */
function typed(query: ParameterDocs, { input, forms }: Pick<RosterCall, 'input' | 'forms'>): ParameterDocs {
  const docs = Object.entries(query).map(([name, parameter]) => [name, { schema: input.shape[name], ...parameter }]);
  return { ...(forms ? { format: formatParameter(forms.of) } : {}), ...Object.fromEntries(docs) };
}

/** Numbers of versions as an address names them; what is no number names none. */
export function versionNumbers(...texts: readonly (string | undefined)[]): number[] {
  return texts.filter((text) => /^[1-9]\d{0,8}$/.test(text ?? '')).map(Number);
}
