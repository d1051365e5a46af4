import { beforeAll, describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { long, week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

interface Told {
  event: string;
  id: number;
  data: Record<string, unknown>;
}

/** Reads a stream of events until it closes, or until `enough` says so. */
async function told(response: Response, enough: (events: Told[]) => boolean = () => false): Promise<Told[]> {
  const events: Told[] = [];
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
      if (fields.event) events.push({ event: fields.event, id: Number(fields.id), data: JSON.parse(fields.data) as Told['data'] });
    }
    if (enough(events)) break;
  }
  return events;
}

describe('GET /v1/rosters/{id}/events', () => {
  const running = runningService();
  let rosters: string;
  beforeAll(() => {
    rosters = `${running.url}/v1/rosters`;
  });
  const begin = async (body: unknown, prefer: string): Promise<RosterStatus> =>
    (await (await post(rosters, body, { Prefer: prefer })).json()) as RosterStatus;

  test('tells progress, improvements and the end, in order, then closes', async () => {
    const { id } = await begin(long(), 'respond-async');
    const response = await fetch(`${rosters}/${id}/events`, { headers: { Accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let stopping: Promise<Response> | undefined;
    const events = await told(response, (seen) => {
      if (seen.some(({ event }) => event === 'improved')) stopping ??= fetch(`${rosters}/${id}/stop`, { method: 'POST' });
      return false;
    });
    await stopping;
    const names = events.map(({ event }) => event);
    expect(names).toEqual(expect.arrayContaining(['progress', 'improved']));
    expect(names.indexOf('done')).toBe(names.length - 1);
    expect(events.find(({ event }) => event === 'progress')?.data).toMatchObject({ level: expect.any(String), value: expect.any(Number) });
    expect(events.at(-1)?.data).toEqual({ id, state: 'stopped', outcome: expect.stringMatching(/complete|shortfall/) });
    const ids = events.map((event) => event.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  test('Last-Event-ID leaves out what was told; the end is told to whoever asks', async () => {
    const { id } = await begin(week(), 'wait=30');
    const all = await told(await fetch(`${rosters}/${id}/events`));
    expect(all.at(-1)).toMatchObject({ event: 'done', data: { id, state: 'done', outcome: 'complete' } });
    const resumed = await told(await fetch(`${rosters}/${id}/events`, { headers: { 'Last-Event-ID': String(all.at(-1)?.id) } }));
    expect(resumed.map(({ event }) => event)).toEqual(['done']);
    const nonsense = await told(await fetch(`${rosters}/${id}/events`, { headers: { 'Last-Event-ID': 'x' } }));
    expect(nonsense).toEqual(all);
  });

  test('an erasure closes the stream; a listener who leaves does not end the run', async () => {
    const { id } = await begin(long(), 'respond-async');
    await told(await fetch(`${rosters}/${id}/events`), (events) => events.length > 0);
    expect(((await (await fetch(`${rosters}/${id}`)).json()) as RosterStatus).state).toBe('running');
    const stream = told(await fetch(`${rosters}/${id}/events`));
    await fetch(`${rosters}/${id}`, { method: 'DELETE' });
    expect((await stream).map(({ event }) => event)).not.toContain('done');
    expect((await fetch(`${rosters}/${id}/events`)).status).toBe(404);
  });

  test('HEAD does not hang', async () => {
    const { id } = await begin(week(), 'wait=30');
    const head = await fetch(`${rosters}/${id}/events`, { method: 'HEAD' });
    expect(head.headers.get('content-type')).toBe('text/event-stream');
  });
});
