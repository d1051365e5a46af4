import { field } from '../domain/raw.ts';
import { fund } from '../finance/funding.ts';
import { readFunding } from '../finance/read-funding.ts';
import type { Lang } from '../messages/index.ts';
import { yearlyIndicators } from '../report/indicators-year.ts';
import { readIndicators } from '../report/read-indicators.ts';
import { answeredAlone, refused } from './answers.ts';
import type { Answer } from './task.ts';

/** Tables that are worked out at once: what an envelope pays, and the figures of a year. */
export function figuresAnswer(kind: 'funding' | 'indicators', json: unknown, now: Date, asked: Lang | null): Answer {
  const own = field(json, 'lang');
  const lang = own === 'fr' || own === 'en' ? own : (asked ?? 'fr');
  if (kind === 'funding') {
    const read = readFunding(json);
    if (!read.ok) return refused(read, lang);
    const { department } = read.request;
    // Steps that name no department are of none, and say nothing of anybody.
    return answeredAlone(fund(read.request), department === null ? [] : [{ department }]);
  }
  const read = readIndicators(json, now);
  if (!read.ok) return refused(read, lang);
  const about = read.rosters.map(({ problem: { department, lines } }) => ({ department, lines: lines.map(({ id }) => id) }));
  return answeredAlone(yearlyIndicators(read.request, read.rosters), about);
}
