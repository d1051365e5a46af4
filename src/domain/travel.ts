import { z } from 'zod';
import { identifier } from './primitives.ts';

/** Where people and posts are, and how long it takes from one to another. */

export const site = z
  .strictObject({ id: identifier, name: z.string().max(500).nullable().default(null) })
  .meta({ id: 'Site', description: 'A place: the `site` of a line or a participant names it by its id.' });

const minutes = z.number().min(0).max(10_000);

export const travelList = z.array(
  z.strictObject({ from: identifier, to: identifier, minutes }).meta({
    id: 'Travel',
    description: 'Minutes from one site to another; they hold for the way back, too, unless it is given as well.',
  }),
);

export const travelMatrix = z
  .strictObject({
    sites: z.array(identifier).min(1).max(150).meta({ description: 'Sites of the rows and of the columns, in this order.' }),
    minutes: z.array(z.array(minutes.nullable()).max(150)).max(150).meta({ description: 'Row: from; column: to. null: not known.' }),
  })
  .meta({ id: 'TravelMatrix' });

export const travel = z.union([travelList, travelMatrix]);
export type Travel = z.infer<typeof travel>;

/**
 * Minutes from one site to another: 0 within a site, else the figure given for that way, else the one for the way back;
 * null when neither is known.
 */
export function travelMinutes(table: Travel): (from: string, to: string) => number | null {
  const known = new Map<string, number>();
  const key = (from: string, to: string): string => `${from}/${to}`;
  if (Array.isArray(table)) for (const { from, to, minutes } of table) known.set(key(from, to), minutes);
  else {
    for (const [i, row] of table.minutes.entries()) {
      for (const [j, figure] of row.entries()) if (figure !== null) known.set(key(table.sites[i], table.sites[j]), figure);
    }
  }
  return (from, to) => (from === to ? 0 : (known.get(key(from, to)) ?? known.get(key(to, from)) ?? null));
}
