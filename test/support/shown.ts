import type { PublishedCopy } from '../../src/jobs/table-store.ts';

/** What a version of no interest is looked up by: a line that no other table has. */
export function shown(line: string): PublishedCopy {
  const table = { name: null, timeZone: 'Europe/Paris', lines: [{ id: line, name: null }], territories: [] };
  return {
    department: null,
    period: { start: '2027-01-01', end: '2027-01-31' },
    lines: [line],
    publishedAt: 0,
    index: { table, duties: [] },
  };
}
