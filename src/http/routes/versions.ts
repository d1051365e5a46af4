import { isoDate } from '../../domain/primitives.ts';
import { publicationRequest, version, versionChanges, versionList } from '../../domain/publication.ts';
import { roster } from '../../domain/roster.ts';
import type { Route } from '../contract.ts';
import { ordinal } from '../parameters.ts';
import type { RosterCallDeps } from '../roster-call.ts';
import { tableRoute, versionNumbers } from '../table-call.ts';

/** Publishing a roster, and what was published. */
export function versionRoutes(deps: RosterCallDeps): Route[] {
  return [
    tableRoute(
      {
        method: 'post',
        path: 'publication',
        call: 'publication',
        operationId: 'publishRoster',
        summary: 'Publish the roster as the next version of its table',
        description:
          'A table is a roster and all that was made from it by repairs and replacements; its versions are numbered from 1. The version is an immutable copy, in force until the next one. Warns when the roster covers less than three months or has gaps; says which deadlines are met, open or overdue. 409 when this roster is in force already.',
        body: { schema: publicationRequest, example: { label: 'Tableau définitif', actor: 'CDOM 974', asOf: '2026-11-15' } },
        copies: () => 'latest',
        answer: version,
        answerDescription: 'The version.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'versions',
        call: 'versions',
        operationId: 'listVersions',
        summary: 'Every version of the table, and the deadlines of the law',
        query: { asOf: { description: 'Date from which deadlines are counted. Default: today.', example: '2026-12-01', schema: isoDate } },
        answer: versionList,
        answerDescription: 'The versions, oldest first.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'versions/{version}',
        call: 'version',
        operationId: 'readVersion',
        summary: 'A version as it was published',
        params: { version: { description: 'Number of the version.', example: 1, schema: ordinal } },
        copies: ({ version }) => versionNumbers(version),
        answer: roster,
        answerDescription: 'The roster of the version.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'versions/{version}/changes',
        call: 'changes',
        operationId: 'compareVersions',
        summary: 'What is different between two versions, and who must be told',
        params: { version: { description: 'Number of the earlier version.', example: 1, schema: ordinal } },
        query: { to: { description: 'Number of the other version.', required: true, example: 2, schema: ordinal } },
        addressed: ['to'],
        copies: ({ version, to }) => versionNumbers(version, to),
        answer: versionChanges,
        answerDescription: 'The differences alone.',
      },
      deps,
    ),
  ];
}
