import type { PublishedVersion } from '../domain/publication.ts';
import { type Lang, say } from '../messages/index.ts';
import type { Printable } from './month-tables.ts';

/** What stands above a table: its name, its period, and whether it is in force. */
export interface Title {
  readonly title: string;
  readonly status: string;
}

/** @param version in force, when this roster is it; null: a draft, or an earlier version */
export function titleOf({ problem }: Printable, version: Pick<PublishedVersion, 'version' | 'publishedOn'> | null, lang: Lang): Title {
  const { start, end } = problem.period;
  const title = problem.name ?? say(lang, 'paper.title');
  const period = say(lang, 'paper.period', { from: start, to: end });
  const status =
    version === null ? say(lang, 'paper.draft') : say(lang, 'paper.version', { version: version.version, date: version.publishedOn });
  return { title, status: `${period} ${status}` };
}
