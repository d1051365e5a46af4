import { call } from '../calls/call.ts';
import { anybody, publicReaders } from '../calls/roles.ts';
import { type RosterCall, tableCall } from '../calls/roster-call.ts';
import { calendarLink, calendarLinkRequest, dutiesRequest, dutyTable } from '../domain/duties.ts';

/** Duties of the table in force, by call and by calendar. */

export const readDuties = tableCall({
  name: 'readDuties',
  method: 'get',
  path: 'duties',
  roles: [...publicReaders, 'participant'],
  reads: 'table',
  copies: () => 'latest',
  summary: 'Who is on duty when, by the version in force',
  description:
    'The published duties with their lines and names, and the gaps: the table as it is sent out, without balances, cost or reasons; with the role participant the own ones. 409 while nothing is published.',
  query: {
    participant: { description: 'Whose duties. Default: everybody’s.', example: 'p-001' },
  },
  addressed: ['format'],
  forms: { of: ['json', 'csv'], file: 'gardes.csv' },
  input: dutiesRequest,
  answer: dutyTable,
  answerDescription: 'The duties.',
});

export const linkCalendar = tableCall({
  name: 'linkCalendar',
  method: 'post',
  path: 'calendar-links',
  roles: [...publicReaders, 'participant'],
  reads: 'table',
  copies: () => 'latest',
  summary: 'A signed link to the duties of one participant, for a calendar program',
  description:
    'Calendar programs send no credential: the link itself opens the duties of this participant in the table, whichever version is in force, until it expires or the secret of the service changes. 409 while nothing is published, or when the service signs no links.',
  input: calendarLinkRequest,
  example: { participant: 'p-001' },
  answer: calendarLink,
  answerDescription: 'The link.',
});

/** The link itself shows who may; it names the roster and the participant. */
export const readCalendar = {
  ...call({
    name: 'readCalendar',
    method: 'get',
    path: '/v1/calendars/{link}',
    roles: anybody,
    weight: 1,
    pool: 'read',
    about: null,
    tag: 'Tables',
    summary: 'The duties behind a signed link, as iCalendar',
    params: { link: 'From `linkCalendar`.' },
    headers: { 'Accept-Language': { description: 'Language: fr or en. Default: that of the roster.', example: 'fr' } },
    answers: { 200: { description: 'The calendar (RFC 5545).', mediaType: 'text/calendar' } },
    problems: [404, 409, 503],
  }),
  pool: 'read',
  reads: 'table',
  copies: () => 'latest',
  input: dutiesRequest,
} as const satisfies RosterCall;
