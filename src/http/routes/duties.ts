import type { LinkSigner } from '../../access/links.ts';
import { calendarLink, calendarLinkRequest, dutyTable } from '../../domain/duties.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { formatQuery, formOf, mediaTypes, printedResponse } from '../printed.ts';
import { answerCall, type RosterCallDeps } from '../roster-call.ts';
import { askTable, type TableCallContract, tableRoute } from '../table-call.ts';

export interface DutyRoutesDeps extends RosterCallDeps {
  /** null: there are no calendar links. */
  readonly links: LinkSigner | null;
}

const read: TableCallContract = {
  method: 'get',
  path: 'duties',
  call: 'duties',
  operationId: 'readDuties',
  summary: 'Who is on duty when, by the version in force',
  description:
    'The published duties with their lines and names, and the gaps: the table as it is sent out, without balances, cost or reasons; with the role participant the own ones. 409 while nothing is published.',
  query: {
    participant: { description: 'Whose duties. Default: everybody’s.', example: 'p-001' },
    ...formatQuery,
  },
  addressed: ['format'],
  alternatives: [mediaTypes.csv],
  copies: () => 'latest',
  answer: dutyTable,
  answerDescription: 'The duties.',
};

const link: TableCallContract = {
  method: 'post',
  path: 'calendar-links',
  call: 'calendarLink',
  operationId: 'linkCalendar',
  summary: 'A signed link to the duties of one participant, for a calendar program',
  description:
    'Calendar programs send no credential: the link itself opens the duties of this participant in the table, whichever version is in force, until it expires or the secret of the service changes. 409 while nothing is published, or when the service signs no links.',
  copies: () => 'latest',
  body: { schema: calendarLinkRequest, example: { participant: 'p-001' } },
  answer: calendarLink,
  answerDescription: 'The link.',
};

/** Duties of the table in force, by call and by calendar. */
export function dutyRoutes({ links, ...deps }: DutyRoutesDeps): Route[] {
  return [readRoute(deps), linkRoute(deps, links), calendarRoute(deps, links)];
}

function readRoute(deps: RosterCallDeps): Route {
  return {
    contract: tableRoute(read, deps).contract,
    handle: async (c) => {
      const format = formOf(c, ['json', 'csv']);
      const result = await askTable(c, read, deps, { format });
      if (result.kind !== 'answered' || format === 'json') return answerCall(c, result);
      return printedResponse(c, format, JSON.parse(result.json) as string, 'gardes.csv');
    },
  };
}

function linkRoute(deps: RosterCallDeps, links: LinkSigner | null): Route {
  return {
    contract: tableRoute(link, deps).contract,
    handle: async (c) => {
      if (links === null) throw new HttpProblem('no-links');
      const result = await askTable(c, link, deps);
      if (result.kind !== 'answered') return answerCall(c, result);
      const { participant, days } = JSON.parse(result.json) as { participant: string; days: number };
      const expires = Date.now() + days * 86_400_000;
      const href = `/v1/calendars/${links.sign({ roster: c.req.param('id') ?? '', participant, expires })}`;
      return answerCall(c, { ...result, json: JSON.stringify({ participant, href, expires: new Date(expires).toISOString() }) });
    },
  };
}

function calendarRoute({ calls }: RosterCallDeps, links: LinkSigner | null): Route {
  return {
    contract: {
      method: 'get',
      path: '/v1/calendars/{link}',
      operationId: 'readCalendar',
      tag: 'Tables',
      summary: 'The duties behind a signed link, as iCalendar',
      params: { link: 'From `linkCalendar`.' },
      headers: { 'Accept-Language': { description: 'Language: fr or en. Default: that of the roster.', example: 'fr' } },
      answers: { 200: { description: 'The calendar (RFC 5545).', mediaType: 'text/calendar' } },
      problems: [404, 409, 503],
    },
    handle: async (c) => {
      const target = links?.read(c.req.param('link') ?? '') ?? null;
      if (target === null) throw new HttpProblem('unknown-link');
      const text = JSON.stringify({ participant: target.participant });
      const request = { call: 'calendar', on: 'desk' as const, text, copies: 'latest' as const, lang: c.get('lang') };
      const result = await calls.call(target.roster, { ...request, signal: c.req.raw.signal });
      // A roster that was erased takes its links along.
      if (result.kind === 'unknown' || result.kind === 'refused') throw new HttpProblem('unknown-link');
      if (result.kind !== 'answered') return answerCall(c, result);
      return c.body(JSON.parse(result.json) as string, 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'private, no-cache',
        'Content-Disposition': 'attachment; filename="gardes.ics"',
      });
    },
  };
}
