import type { Message } from './message.ts';

/** What is said of the terms of the objective: their names, and the words for a difference between two rosters. */
export const termMessages = {
  'term.shortfall.title': { fr: 'carences', en: 'shortfalls' },
  'term.stability.title': { fr: 'changements', en: 'changes' },
  'term.tier.title': { fr: 'recours', en: 'order of call' },
  'term.reserve.title': { fr: 'appelés en dernier', en: 'called last' },
  'term.sharing.title': { fr: 'parts des établissements', en: 'shares of establishments' },
  'term.fairness.title': { fr: 'équité', en: 'fairness' },
  'term.preferences.title': { fr: 'souhaits', en: 'wishes' },
  'effect.of.shortfall': {
    fr: 'carence de priorité {class}, {by} h de garde d’écart',
    en: 'shortfall of priority {class}, {by} head-hours apart',
  },
  'effect.of.stability': {
    fr: '{by, plural, one {# changement} other {# changements}} d’écart avec le tableau publié',
    en: '{by, plural, one {# change} other {# changes}} apart from the published roster',
  },
  'effect.of.tier': {
    fr: 'ordre de recours aux médecins, {by} h × rang d’écart',
    en: 'order in which doctors are called on, {by} h × rank apart',
  },
  'effect.of.reserve': {
    fr: 'gardes des médecins appelés en dernier, {by} h d’écart',
    en: 'duties of doctors who are called last, {by} h apart',
  },
  'effect.of.sharing': {
    fr: 'parts des établissements, {by} d’écart au-delà des tolérances',
    en: 'shares of establishments, {by} apart beyond the tolerances',
  },
  'effect.of.fairness': { fr: 'équité, {by} d’écart sur la somme des carrés', en: 'fairness, {by} apart in the sum of squares' },
  'effect.of.preferences': { fr: 'souhaits et règles souples, {by} d’écart', en: 'wishes and soft rules, {by} apart' },
} as const satisfies Record<string, Message>;
