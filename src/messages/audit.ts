import type { Message } from './message.ts';

/** Columns of the audit trail. */
export const auditMessages = {
  'audit.at': { fr: 'Instant (UTC)', en: 'Instant (UTC)' },
  'audit.actor': { fr: 'Acteur', en: 'Actor' },
  'audit.kind': { fr: 'Identifié par', en: 'Identified by' },
  'audit.call': { fr: 'Appel', en: 'Call' },
  'audit.roster': { fr: 'Tableau ou scénario', en: 'Roster or scenario' },
  'audit.outcome': { fr: 'Statut', en: 'Status' },
  'audit.requestId': { fr: 'Requête', en: 'Request' },
  'audit.id': { fr: 'Entrée', en: 'Entry' },
} as const satisfies Record<string, Message>;
