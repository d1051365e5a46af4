import type { VisaRecord } from './claims.ts';
import type { Proposal } from './proposal.ts';
import type { PublishedVersion } from './publication.ts';
import type { RealisedRecord } from './realised.ts';
import type { Opinion } from './shortfall-report.ts';

/**
 * What is kept of the life of one table, a roster and all that was made from it: what people did with it. Immutable
 * copies of the published rosters are kept beside it.
 */
export interface TableRecord {
  /** Oldest first; the last one is in force. */
  readonly versions: readonly PublishedVersion[];
  readonly proposals: readonly Proposal[];
  readonly opinions: readonly Opinion[];
  /** By roster, since two rosters of one table may both be under way. */
  readonly realised: readonly RealisedRecord[];
  /** Telephones for single duties; absent: none. */
  readonly contacts?: readonly { readonly slot: string; readonly participant: string; readonly phone: string | null }[];
  /** Of payment sheets; absent: none. */
  readonly visas?: readonly VisaRecord[];
}

export const emptyTable: TableRecord = { versions: [], proposals: [], opinions: [], realised: [] };

/** Rosters whose facts a roster of the table goes on with: itself, then the published versions before it, newest first. */
export function lineOf({ versions }: Pick<TableRecord, 'versions'>, roster: string): string[] {
  const last = versions.findLastIndex((version) => version.roster === roster);
  return [
    roster,
    ...versions
      .slice(0, Math.max(0, last))
      .map((version) => version.roster)
      .toReversed(),
  ];
}

/**
 * Realised duties that speak of a roster: those given last, for it or for a published version before it. A table goes on
 * when a version follows: what was served in January stays served when March changes hands, and what was given for a
 * version since stays given when an earlier roster is published again.
 */
export function realisedOf(table: TableRecord, roster: string): RealisedRecord | null {
  const line = new Set(lineOf(table, roster));
  const given = table.realised.filter((one) => line.has(one.roster));
  return given.reduce<RealisedRecord | null>((last, one) => (last === null || one.receivedAt >= last.receivedAt ? one : last), null);
}

/** The version in force of a published table, where that is another roster: what is paid is paid by that one's sheets. */
export function otherInForce({ versions }: Pick<TableRecord, 'versions'>, roster: string): PublishedVersion | null {
  const last = versions.at(-1);
  return last === undefined || last.roster === roster ? null : last;
}
