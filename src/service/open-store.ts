import type { Config } from './config.ts';
import { say } from '../messages/index.ts';
import { CannotOpen } from '../store/database.ts';
import { openStore, type Store } from '../store/store.ts';
import type { RecordIncident } from '../jobs/roster-jobs.ts';
import { StoreUnavailable } from '../jobs/job.ts';

type StoreConfig = Pick<Config, 'databaseUrl' | 'dataDir' | 'retentionDays' | 'auditRetentionDays'>;

/** Opens the store that the environment names. Says what is wrong and ends the process when it cannot be opened. */
export async function openStoreOrExit(
  { databaseUrl, dataDir, retentionDays, auditRetentionDays }: StoreConfig,
  recordIncident: RecordIncident,
): Promise<Store> {
  const onError = (error: unknown) => {
    // A server that is away comes back; those who ask meanwhile are told.
    if (!(error instanceof StoreUnavailable)) recordIncident('store', error);
  };
  try {
    const auditDays = auditRetentionDays === undefined ? {} : { auditDays: auditRetentionDays };
    return await openStore({ databaseUrl, dataDir, retentionDays, ...auditDays, onError });
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    const code = error.code === '' ? '' : `(${error.code})`;
    process.stderr.write(`vigie: ${say('en', `start.${error.reason}`, { folder: dataDir, code })}\n`);
    return process.exit(1);
  }
}
