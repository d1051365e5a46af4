import { mediaTypes } from '../../calls/forms.ts';
import { paperFormats } from '../../domain/papers.ts';
import { exportRoster } from '../../papers/descriptors.ts';
import { HttpProblem } from '../errors.ts';
import { printedResponse } from '../printed.ts';
import { answerCall, askRoster, type RosterCallDeps } from '../roster-call.ts';
import type { Handle } from '../route.ts';

/** Rosters as files. */
export function paperHandlers(deps: RosterCallDeps) {
  return {
    exportRoster: async (c) => {
      const format = paperFormats.find((one) => one === c.req.param('format'));
      if (format === undefined) throw new HttpProblem('not-found');
      const result = await askRoster(c, exportRoster, deps);
      if (result.kind !== 'answered') return answerCall(c, result);
      const value = JSON.parse(result.json) as string;
      if (format === 'html' || format === 'csv') return printedResponse(c, format, value, `gardes.${format}`);
      const text = format === 'ics';
      return c.body(text ? value : new Uint8Array(Buffer.from(value, 'base64')), 200, {
        'Content-Type': text ? `${mediaTypes.ics}; charset=utf-8` : mediaTypes[format],
        'Cache-Control': 'no-store',
        Vary: 'Accept-Language',
        'Content-Disposition': `attachment; filename="gardes.${format}"`,
      });
    },
  } satisfies Record<string, Handle>;
}
