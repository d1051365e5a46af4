import { field } from '../domain/raw.ts';
import { fund } from '../finance/funding.ts';
import { fundingCsv } from '../finance/funding-print.ts';
import { readFunding } from '../finance/read-funding.ts';
import { indicatorsCsv } from '../report/indicators-print.ts';
import { yearlyIndicators } from '../report/indicators-year.ts';
import { readIndicators } from '../report/read-indicators.ts';
import { answeredAlone, refused } from './answers.ts';
import type { Answer, RequestTask } from '../jobs/task.ts';

type FiguresTask = Pick<RequestTask, 'lang' | 'format'> & { readonly kind: 'funding' | 'indicators' };

/** Tables that are worked out at once: what an envelope pays, and the figures of a year. As CSV: its text. */
export function figuresAnswer({ kind, format, lang: asked }: FiguresTask, json: unknown, now: Date): Answer {
  const own = field(json, 'lang');
  const lang = own === 'fr' || own === 'en' ? own : (asked ?? 'fr');
  if (kind === 'funding') {
    const read = readFunding(json);
    if (!read.ok) return refused(read, lang);
    const { department } = read.request;
    // Steps that name no department are of none, and say nothing of anybody.
    const answer = fund(read.request);
    return answeredAlone(format === 'csv' ? fundingCsv(answer, lang) : answer, department === null ? [] : [{ department }]);
  }
  const read = readIndicators(json, now);
  if (!read.ok) return refused(read, lang);
  const about = read.rosters.map(({ problem: { department, lines } }) => ({ department, lines: lines.map(({ id }) => id) }));
  const table = yearlyIndicators(read.request, read.rosters);
  return answeredAlone(format === 'csv' ? indicatorsCsv(table, lang) : table, about);
}
