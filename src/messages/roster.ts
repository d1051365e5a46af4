import type { Message } from './message.ts';

/** What is said of a roster that no single rule says. */
export const rosterMessages = {
  'roster.duplicate': {
    fr: 'La même personne est nommée deux fois sur {slot}.',
    en: 'The same person is named twice on {slot}.',
  },
  'roster.pinned': {
    fr: 'L’affectation fixée sur {slot} manque.',
    en: 'The duty pinned on {slot} is missing.',
  },
  'sharing.objective': {
    fr: 'Aucune règle ne s’y oppose, mais un niveau qui vient avant (carences, recours) y perdrait.',
    en: 'No rule objects, but a level that comes before (shortfalls, order of call) would lose.',
  },
  'warning.turnWithoutPeople': {
    fr: 'Aucun participant n’est rattaché à « {establishment} », dont c’est pourtant le tour sur {line} : ces gardes resteront vides.',
    en: 'No participant belongs to "{establishment}", which has turns on {line}: those duties will stay empty.',
  },
  'warning.pinConflict': {
    fr: 'Affectation fixée maintenue bien qu’elle enfreigne « {rule} » ({who} : {slots}). {message}',
    en: 'Pinned duty kept although it breaks "{rule}" ({who}: {slots}). {message}',
  },
  'warning.unblocked': {
    fr: 'Le poste libre de {slot} pourrait être tenu par « {participant} » : la recherche s’est arrêtée avant de le placer.',
    en: 'The open head of {slot} could be held by "{participant}": the search stopped before placing that person.',
  },
} as const satisfies Record<string, Message>;
