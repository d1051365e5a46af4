import { call } from '../calls/call.ts';
import { queryOf } from '../calls/query.ts';
import { publicReaders } from '../calls/roles.ts';
import { onDuty, onDutyQuery, tableList, tablesQuery } from '../domain/on-duty.ts';

/** Tables that are found without an id, and who is on duty by them. */

const shared = { method: 'get', weight: 1, pool: 'none', about: null, tag: 'On duty', problems: [422] } as const;

export const listTables = call({
  ...shared,
  name: 'listTables',
  path: '/v1/tables',
  roles: [...publicReaders, 'participant'],
  summary: 'Tables in force',
  description: 'Published tables of the departments of the caller, so that no id has to be handed on by other ways.',
  query: queryOf(tablesQuery.shape),
  answers: { 200: { description: 'The tables.', schema: tableList, example: { tables: [] } } },
});

export const readOnDuty = call({
  ...shared,
  name: 'readOnDuty',
  path: '/v1/on-duty',
  roles: publicReaders,
  summary: 'Who is on duty, with telephones',
  description:
    'Over the tables in force: duty, person, telephone for this duty, line, site, until when, who comes next; gaps; and by territory whom to call, in order. The role reader sees no telephones unless READER_PHONES says so. Fresh for 30 s, with ETag.',
  query: queryOf(onDutyQuery.shape),
  answers: {
    200: {
      description: 'Who is on duty.',
      schema: onDuty,
      example: { at: '2027-01-03T18:00:00.000Z', duties: [], gaps: [], territories: [], next: [] },
    },
    304: { description: 'As the caller knows it already (`If-None-Match`).' },
  },
});
