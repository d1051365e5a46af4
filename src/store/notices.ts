/** Channels between processes that share a database. */
export const channels = {
  /** A roster has changed: its id. */
  changed: 'vigie_changed',
  /** A job waits for a worker. */
  waiting: 'vigie_waiting',
  /** A job is to be stopped, or was erased: its id. */
  stop: 'vigie_stop',
  /** A webhook is to go out. */
  webhook: 'vigie_webhook',
} as const;
