import { openStore } from '../../../src/store/store.ts';

/** A process that opens the store of the address it is given, and ends. */
const store = await openStore({
  databaseUrl: process.argv[2] ?? '',
  dataDir: '',
  retentionDays: 1,
  onError: (error) => {
    throw error;
  },
});
await store.check();
await store.close();
