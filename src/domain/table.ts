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
  /** Of payment sheets; absent: none. */
  readonly visas?: readonly VisaRecord[];
}

export const emptyTable: TableRecord = { versions: [], proposals: [], opinions: [], realised: [] };
