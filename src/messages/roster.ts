import type { Message } from './message.ts';

/** What is said of a roster that no single rule says. */
export const rosterMessages = {
  'roster.duplicate': {
    fr: '{who} est deux fois sur {slot}.',
    en: '{who} is named twice on {slot}.',
  },
  'roster.pinned': {
    fr: 'L’affectation fixée de {who} sur {slot} manque.',
    en: 'The pinned duty of {who} on {slot} is missing.',
  },
  'sharing.objective': {
    fr: 'Aucune règle ne s’y oppose, mais un niveau qui vient avant (carences, recours) y perdrait.',
    en: 'No rule objects, but a level that comes before (shortfalls, order of call) would lose.',
  },
  'warning.turnWithoutPeople': {
    fr: 'Aucun participant n’est rattaché à {establishment}, dont c’est pourtant le tour sur {line} : ces gardes resteront vides.',
    en: 'No participant belongs to {establishment}, which has turns on {line}: those duties will stay empty.',
  },
  'warning.pinConflict': {
    fr: '{message} C’est une affectation fixée : elle est maintenue.',
    en: '{message} The duty is pinned and stays.',
  },
  'warning.unblocked': {
    fr: 'Le poste libre de {slot} pourrait être tenu par {participant} : la recherche s’est arrêtée avant de le placer.',
    en: 'The open head of {slot} could be held by {participant}: the search stopped before placing that person.',
  },
  'roster.broken': {
    fr: '{who} : {message}',
    en: '{who}: {message}',
  },
  'roster.ineligible': {
    fr: '{who} ne peut pas tenir {slot}. {reason}',
    en: '{who} cannot hold {slot}. {reason}',
  },
  'roster.eligibility.title': {
    fr: 'Aptitude à la garde',
    en: 'Fitness for the duty',
  },
  'roster.roster.title': {
    fr: 'Tenue du tableau',
    en: 'Form of the roster',
  },
  'warning.requisition': {
    fr: '{who} tient {slot} sur réquisition du préfet. {reasons}',
    en: '{who} holds {slot} by requisition of the prefect. {reasons}',
  },
} as const satisfies Record<string, Message>;
