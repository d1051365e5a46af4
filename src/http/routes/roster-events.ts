import type { Job } from '../../jobs/job.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Context } from '../context.ts';
import { HttpProblem } from '../errors.ts';
import type { Handle } from '../route.ts';

/** A comment this often keeps intermediaries from cutting a quiet stream. */
const idleMs = 15_000;

/** Server-Sent Events of one roster. */
export function followRoster(jobs: RosterJobs): Handle {
  return async (c) => {
    const job = await jobs.find(c.req.param('id') ?? '');
    if (!job) throw new HttpProblem('unknown-roster');
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(ReadableStream.from(events(jobs, job.id, lastSeen(c))).pipeThrough(new TextEncoderStream()), 200, headers);
  };
}

/** Revision that the caller has seen; 0 when none, or when the header says nothing of ours. */
function lastSeen(c: Context): number {
  const header = c.req.header('last-event-id') ?? '';
  return /^\d{1,15}$/.test(header) ? Number(header) : 0;
}

async function* events(jobs: RosterJobs, id: string, seen: number): AsyncGenerator<string, void> {
  let last: Job | null = null;
  for await (const job of jobs.follow(id, idleMs)) {
    if (job === null) {
      yield ': still at work\n\n';
      continue;
    }
    // Nothing is told twice: what the caller has seen only serves to tell what is new.
    if (job.revision > seen) {
      const improved = job.interim !== null && job.interim !== last?.interim;
      const more = improved || job.finishedAt !== null;
      if (job.progress !== null && job.progress !== last?.progress) yield event(more ? null : job.revision, 'progress', job.progress);
      if (improved) yield event(job.finishedAt === null ? job.revision : null, 'improved', { id, revision: job.revision });
    }
    // The end is told to whoever asks, else a caller that comes back would come back for ever.
    if (job.finishedAt !== null) yield event(job.revision, 'done', { id, state: job.state, ...outcomeOf(job) });
    last = job;
  }
}

/** @param id null: more of the same revision follows, so that a caller that breaks off here is told the rest */
function event(id: number | null, name: string, data: unknown): string {
  return `event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

function outcomeOf({ outcome }: Job): { outcome?: string } {
  return outcome === null ? {} : { outcome };
}
