import { z } from 'zod';
import { analysts, cdom, publicReaders } from '../calls/roles.ts';
import { ordinal } from '../calls/parameters.ts';
import { tableCall, versionNumbers } from '../calls/roster-call.ts';
import { publicationRequest, version, versionChanges, versionList, versionsRequest } from '../domain/publication.ts';
import { roster } from '../domain/roster.ts';

/** Publishing a roster, and what was published. */

export const publishRoster = tableCall({
  name: 'publishRoster',
  method: 'post',
  path: 'publication',
  roles: cdom,
  reads: 'problem',
  copies: () => 'latest',
  publishes: true,
  summary: 'Publish the roster as the next version of its table',
  description:
    'A table is a roster and all that was made from it by repairs and replacements; its versions are numbered from 1. The version is an immutable copy, in force until the next one. Warns when the roster covers less than three months or has gaps; says which deadlines are met, open or overdue. One department, one set of lines, one period: one table in force. A roster that was made apart for the same becomes the next version of that table; 409 where another table has one of its lines in force on one of its dates, or when this roster is in force already.',
  input: publicationRequest,
  example: { label: 'Tableau définitif', actor: 'CDOM 974', asOf: '2026-11-15' },
  answer: version,
  answerDescription: 'The version.',
});

export const listVersions = tableCall({
  name: 'listVersions',
  method: 'get',
  path: 'versions',
  roles: publicReaders,
  reads: 'problem',
  summary: 'Every version of the table, and the deadlines of the law',
  query: { asOf: { description: 'Date from which deadlines are counted. Default: today.', example: '2026-12-01' } },
  input: versionsRequest,
  answer: versionList,
  answerDescription: 'The versions, oldest first.',
});

/** With balances, cost and what kept people out: for those who make and watch tables. Others read the duties. */
export const readVersion = tableCall({
  name: 'readVersion',
  method: 'get',
  path: 'versions/{version}',
  roles: analysts,
  reads: 'table',
  copies: ({ version: number }) => versionNumbers(number),
  summary: 'A version as it was published',
  params: { version: { description: 'Number of the version.', example: 1, schema: ordinal } },
  input: z.strictObject({}),
  answer: roster,
  answerDescription: 'The roster of the version.',
});

export const compareVersions = tableCall({
  name: 'compareVersions',
  method: 'get',
  path: 'versions/{version}/changes',
  roles: publicReaders,
  reads: 'table',
  copies: ({ version: from, to }) => versionNumbers(from, to),
  summary: 'What is different between two versions, and who must be told',
  params: { version: { description: 'Number of the earlier version.', example: 1, schema: ordinal } },
  query: { to: { description: 'Number of the other version.', required: true, example: 2, schema: ordinal } },
  addressed: ['to'],
  input: z.strictObject({}),
  answer: versionChanges,
  answerDescription: 'The differences alone.',
});
