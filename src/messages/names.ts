import type { Message } from './message.ts';

/** How things of a request are called within sentences. */
export const nameMessages = {
  'duty.named': { fr: '{line} du {date, date} ({from}-{to})', en: '{line} on {date, date} ({from}-{to})' },
  'duty.past': { fr: '{line} du {date, date} à {from}', en: '{line} on {date, date} at {from}' },
  quoted: { fr: '« {id} »', en: '"{id}"' },
} as const satisfies Record<string, Message>;
