import { Vigie, VigieError } from '@vigie/client';

/** A scheduling screen in thirty lines: asks for the roster of an example, shows it as it gets better, lists the gaps. */
export async function screen(baseUrl: string, show: (line: string) => void): Promise<void> {
  const vigie = new Vigie({ baseUrl, lang: 'fr' });
  const problem = await vigie.get('/v1/examples/{id}', { path: { id: 'sector-minimum' } });
  try {
    const { id } = await vigie.createRoster(problem);
    const roster = await vigie.waitForRoster(id, {
      onEvent: ({ type, data }) => {
        if (type === 'progress') show(`${data.level} : ${data.value} (au mieux ${data.bound ?? '?'})`);
      },
    });
    for (const { start, line, participant } of roster.assignments ?? []) show(`${start.slice(0, 16)}  ${line}  ${participant}`);
    for (const { start, missing, blockers } of roster.shortfalls ?? []) {
      show(`Non pourvu : ${start.slice(0, 16)}, ${missing} ; ${blockers.map(({ message }) => message).join(' ')}`);
    }
    show(`${roster.outcome} · ${roster.proof} · ${roster.cost?.total} €`);
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    show(error.problem.title);
    for (const { pointer, message } of error.problem.errors ?? []) show(`${pointer} : ${message}`);
  }
}
