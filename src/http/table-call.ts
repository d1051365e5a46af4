import type { z } from 'zod';
import type { CallRequest } from '../jobs/roster-calls.ts';
import type { Context } from './context.ts';
import { actingAs } from './gate.ts';
import type { Contract, Route } from './contract.ts';
import { answerCall, type RosterCallDeps } from './roster-call.ts';

/** A call about the life of a table: what it is, beside the handler that every such call shares. */
export interface TableCallContract {
  readonly method: 'get' | 'post';
  /** Behind `/v1/rosters/{id}/`. */
  readonly path: string;
  /** Name in the registry of calls. */
  readonly call: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** Parameters of the path beside the id. */
  readonly params?: Contract['params'];
  readonly query?: Contract['query'];
  readonly body?: { readonly schema: z.ZodType; readonly example: unknown };
  /** Published versions that the call needs. */
  readonly copies?: (params: Readonly<Record<string, string>>) => CallRequest['copies'];
  /** Query parameters that are a part of the address and not of what is asked. */
  readonly addressed?: readonly string[];
  /** Other media types in which the answer may be asked for. */
  readonly alternatives?: readonly string[];
  readonly answer: z.ZodType;
  readonly answerDescription: string;
}

const id = { id: 'Id of a roster of the table, from `Location` or the field `id`.' };

/** The route of a call about the life of a table: publication, versions, proposals, realised duties, reports. */
export function tableRoute(contract: TableCallContract, deps: RosterCallDeps): Route {
  const { method, path, operationId, summary, description, query, body } = contract;
  return {
    contract: {
      method,
      path: `/v1/rosters/{id}/${path}`,
      operationId,
      tag: 'Tables',
      summary,
      ...(description ? { description } : {}),
      params: { ...id, ...contract.params },
      ...(query ? { query } : {}),
      headers: { 'Accept-Language': { description: 'Language of the answer: fr or en. Default: that of the roster.', example: 'fr' } },
      ...(body ? { body } : {}),
      answers: {
        200: {
          description: contract.answerDescription,
          schema: contract.answer,
          ...(contract.alternatives ? { alternatives: contract.alternatives } : {}),
        },
      },
      problems: [404, 409, 422, 503],
    },
    handle: async (c) => answerCall(c, await askTable(c, contract, deps)),
  };
}

/** Asks a call about a table: the body is what was sent, or what the address asks for. */
export async function askTable(
  c: Context,
  { call, method, copies, addressed = [] }: Pick<TableCallContract, 'call' | 'method' | 'copies' | 'addressed'>,
  { calls, bodies }: RosterCallDeps,
  more: Readonly<Record<string, string>> = {},
): ReturnType<RosterCallDeps['calls']['call']> {
  const query = c.req.query();
  const known = new Set(addressed);
  const asked = Object.fromEntries(Object.entries(query).filter(([name]) => !known.has(name)));
  const params = { ...c.req.param(), ...Object.fromEntries(addressed.map((name) => [name, query[name] ?? ''])), ...more };
  const text = method === 'get' ? JSON.stringify(asked) : await bodies.read(c);
  const as = actingAs(c);
  const whom = as === null ? {} : { actingAs: as };
  const request = { call, on: 'desk' as const, text, params, lang: c.get('lang'), ...whom, act: c.get('act'), signal: c.req.raw.signal };
  return calls.call(c.req.param('id') ?? '', { ...request, copies: copies?.(params) ?? [] });
}

/** Numbers of versions as an address names them; what is no number names none. */
export function versionNumbers(...texts: readonly (string | undefined)[]): number[] {
  return texts.filter((text) => /^[1-9]\d{0,8}$/.test(text ?? '')).map(Number);
}
