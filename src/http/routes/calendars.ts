import type { LinkSigner } from '../../access/links.ts';
import { linkCalendar, readCalendar } from '../../table/duties-descriptors.ts';
import { HttpProblem } from '../errors.ts';
import { answerCall, askRoster, type RosterCallDeps } from '../roster-call.ts';
import type { Handle } from '../route.ts';

export interface CalendarDeps extends RosterCallDeps {
  /** null: there are no calendar links. */
  readonly links: LinkSigner | null;
}

/** Duties by calendar: the links, and what they open. */
export function calendarHandlers({ links, ...deps }: CalendarDeps) {
  return { linkCalendar: makeLink(deps, links), readCalendar: followLink(deps, links) } satisfies Record<string, Handle>;
}

function makeLink(deps: RosterCallDeps, links: LinkSigner | null): Handle {
  return async (c) => {
    if (links === null) throw new HttpProblem('no-links');
    const result = await askRoster(c, linkCalendar, deps);
    if (result.kind !== 'answered') return answerCall(c, result);
    const { participant, days } = JSON.parse(result.json) as { participant: string; days: number };
    const expires = Date.now() + days * 86_400_000;
    const href = `/v1/calendars/${links.sign({ roster: c.req.param('id') ?? '', participant, expires })}`;
    return answerCall(c, { ...result, json: JSON.stringify({ participant, href, expires: new Date(expires).toISOString() }) });
  };
}

function followLink({ calls }: RosterCallDeps, links: LinkSigner | null): Handle {
  return async (c) => {
    const target = links?.read(c.req.param('link') ?? '') ?? null;
    if (target === null) throw new HttpProblem('unknown-link');
    const text = JSON.stringify({ participant: target.participant });
    const limit = { kind: 'own', participant: target.participant } as const;
    const request = { call: readCalendar, limit, text, lang: c.get('lang'), signal: c.req.raw.signal };
    const result = await calls.call(target.roster, request);
    // A roster that was erased takes its links along.
    if (result.kind === 'unknown' || result.kind === 'refused') throw new HttpProblem('unknown-link');
    if (result.kind !== 'answered') return answerCall(c, result);
    return c.body(JSON.parse(result.json) as string, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      'Content-Disposition': 'attachment; filename="gardes.ics"',
    });
  };
}
