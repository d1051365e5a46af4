import type { Message } from './message.ts';

/** What is said about a roster that is kept: questions that cannot be answered, explanations, replacements. */
export const callMessages = {
  'issue.slotFilled': {
    fr: '{place} : aucun poste de « {id} » n’est libre ; nommez un participant pour savoir pourquoi il l’a, ou ne l’a pas.',
    en: '{place}: no head of "{id}" is missing; name a participant to learn why they have it, or have not.',
  },
  'issue.notHolder': {
    fr: '{place} : « {participant} » ne tient pas le créneau « {id} » dans ce tableau.',
    en: '{place}: "{participant}" does not hold the slot "{id}" in this roster.',
  },

  'replacement.takes': {
    fr: '{to} prend {duty} à la place de {from}.',
    en: '{to} takes {duty} in place of {from}.',
  },
  'replacement.summary': {
    fr: '{count, plural, one {# remplacement possible} other {# remplacements possibles}} : {direct, plural, one {# direct} other {# directs}}, {swap, plural, one {# échange} other {# échanges}}, {chain, plural, one {# chaîne} other {# chaînes}}.',
    en: '{count, plural, one {# possible replacement} other {# possible replacements}}: {direct} direct, {swap, plural, one {# swap} other {# swaps}}, {chain, plural, one {# chain} other {# chains}}.',
  },
  'replacement.none': {
    fr: 'Aucun médecin ne peut reprendre cette garde dans le tableau tel qu’il est, même par échange ; une réparation peut chercher plus loin.',
    en: 'No doctor can take this duty in the roster as it is, not even in exchange; a repair may look further.',
  },

  // What another decision does to the levels. {what} is one of `effect.of.<term>` (see terms.ts) or `effect.of.level`.
  'effect.equal': {
    fr: 'Un autre tableau, aussi bon à tous les niveaux, le permet.',
    en: 'Another roster, as good at every level, allows it.',
  },
  'effect.worse': {
    fr: 'Le meilleur tableau trouvé ainsi est moins bon : {what}.',
    en: 'The best roster found that way is worse: {what}.',
  },
  'effect.worseProven': {
    fr: 'Le meilleur tableau possible ainsi est moins bon, et c’est prouvé : {what}.',
    en: 'The best roster possible that way is worse, and proven so: {what}.',
  },
  'effect.better': {
    fr: 'La recherche s’était arrêtée avant le meilleur tableau : ainsi, on en trouve un qui est meilleur ({what}).',
    en: 'The search had stopped before the best roster: that way a better one is found ({what}).',
  },
  'effect.betterFreed': {
    fr: 'Sans cette affectation fixée, un meilleur tableau est possible : {what}.',
    en: 'Without this pinned duty a better roster is possible: {what}.',
  },
  'effect.of.level': { fr: 'niveau « {level} », {by} d’écart', en: 'level "{level}", {by} apart' },

  'explain.holds': {
    fr: '{participant} tient {duty}.',
    en: '{participant} holds {duty}.',
  },
  'explain.pinned': {
    fr: '{participant} tient {duty} : la demande fixe cette affectation.',
    en: '{participant} holds {duty}: the request pins this duty.',
  },
  'explain.excluded': {
    fr: '{participant} ne peut pas tenir {duty}.',
    en: '{participant} cannot hold {duty}.',
  },
  'explain.blocked': {
    fr: '{participant} pourrait tenir {duty}, mais dans ce tableau une règle s’y oppose.',
    en: '{participant} could hold {duty}, but in this roster a rule objects.',
  },
  'explain.possible': {
    fr: 'Aucune règle n’empêche {participant} de tenir {duty} : un autre choix a été préféré.',
    en: 'No rule keeps {participant} from holding {duty}: another choice was preferred.',
  },
  'explain.empty': {
    fr: '{duty} : il manque {missing, plural, one {# personne} other {# personnes}}. {count, plural, one {# volontaire pourrait tenir ce poste, mais une règle le retient.} other {# volontaires pourraient tenir ce poste, tous retenus par une règle.}}',
    en: '{duty}: {missing, plural, one {# person} other {# people}} missing. {count, plural, one {# volunteer could hold it, but a rule objects.} other {# volunteers could hold it, but rules object to them all.}}',
  },
  'explain.emptyUncertain': {
    fr: '{duty} : il manque {missing, plural, one {# personne} other {# personnes}}. {count, plural, one {# volontaire pourrait tenir ce poste} other {# volontaires pourraient tenir ce poste}} ; il n’est pas prouvé que la carence ne puisse être réduite.',
    en: '{duty}: {missing, plural, one {# person} other {# people}} missing. {count, plural, one {# volunteer} other {# volunteers}} could hold it; it is not proven that the shortfall cannot be reduced.',
  },
  'explain.emptyFree': {
    fr: '{duty} : il manque {missing, plural, one {# personne} other {# personnes}}. {count, plural, one {# volontaire pourrait tenir ce poste} other {# volontaires pourraient tenir ce poste}}, dont {free} sans qu’une règle s’y oppose : la recherche s’est arrêtée avant, ou l’objectif fait passer autre chose d’abord.',
    en: '{duty}: {missing, plural, one {# person} other {# people}} missing. {count, plural, one {# volunteer} other {# volunteers}} could hold it, {free} of them without any rule against it: the search stopped before, or the objective puts something else first.',
  },
  'explain.emptyNobody': {
    fr: '{duty} : il manque {missing, plural, one {# personne} other {# personnes}}, et aucun autre volontaire ne peut tenir ce poste.',
    en: '{duty}: {missing, plural, one {# person} other {# people}} missing, and no other volunteer can hold it.',
  },

  'conflict.nobody': {
    fr: 'Aucun autre médecin n’a le rôle, le territoire et les compétences demandés : il n’y a rien d’autre à mettre en cause.',
    en: 'No other doctor has the role, territory and skills asked for: there is nothing else to blame.',
  },
  'conflict.irreducible': {
    fr: 'Ensemble, ces {count, plural, one {# fait ne laisse} other {# faits ne laissent}} aucun moyen de pourvoir ce poste ; sans l’un quelconque d’entre eux, il y en aurait un.',
    en: 'Together these {count, plural, one {# fact leaves} other {# facts leave}} no way to fill this head; without any one of them there would be one.',
  },
  'conflict.some': {
    fr: 'Ensemble, ces {count, plural, one {# fait ne laisse} other {# faits ne laissent}} aucun moyen de pourvoir ce poste ; tous n’ont pas été mis à l’épreuve.',
    en: 'Together these {count, plural, one {# fact leaves} other {# facts leave}} no way to fill this head; not all of them were put to the test.',
  },
  'fact.rule': { fr: 'Règle « {title} ».', en: 'Rule “{title}”.' },
  'fact.limits': {
    fr: 'Limites personnelles de {participant}.',
    en: 'Personal limits of {participant}.',
  },
  'fact.unavailable': {
    fr: 'Indisponibilités de {participant}.',
    en: 'Absences of {participant}.',
  },
  'fact.exempted': {
    fr: 'Exemption de {participant}.',
    en: 'Exemption of {participant}.',
  },
  'fact.forbidden': {
    fr: 'Interdiction faite à {participant} par la demande.',
    en: 'Prohibition of {participant} by the request.',
  },
  'fact.pin': {
    fr: 'Affectation fixée de {participant} sur {slot}.',
    en: 'Pinned duty of {participant} on {slot}.',
  },
  'fact.slot': {
    fr: '{duty} doit aussi être tenu.',
    en: '{duty} must be held, too.',
  },

  'remedy.volunteer': {
    fr: 'Un volontaire de plus pour {line}',
    en: 'One more volunteer for {line}',
  },
  'remedy.limit': {
    fr: 'Relever la limite personnelle de {participant}',
    en: 'Raise the personal limit of {participant}',
  },
  'remedy.eased': {
    fr: 'Assouplir la règle « {title} » jusqu’à {to}',
    en: 'Ease the rule “{title}” to {to}',
  },
  'remedy.lifted': {
    fr: 'Lever la règle « {title} »',
    en: 'Lift the rule “{title}”',
  },
  'remedy.neighbour': {
    fr: 'Demander à {participant}, d’un autre territoire, de servir aussi {territory}',
    en: 'Ask {participant}, from another territory, to serve {territory} as well',
  },
  'remedy.release': {
    fr: 'Libérer une affectation fixée de {participant}',
    en: 'Release a pinned duty of {participant}',
  },
  'remedy.absence': {
    fr: 'Que {participant}, indisponible, accepte {duty}',
    en: 'Have {participant}, unavailable, accept {duty}',
  },
  'remedy.forbidden': {
    fr: 'Lever l’interdiction faite à {participant}',
    en: 'Lift the prohibition of {participant}',
  },
  'repair.does': {
    fr: '{action} : {fills, select, yes {ce poste est pourvu} no {ce poste n’est pas pourvu au mieux} other {il n’est pas établi que ce poste soit pourvu}} ; la carence de priorité {class} diminue de {hours} h{proven, select, yes {, c’est prouvé} other { dans le tableau trouvé}}.',
    en: '{action}: {fills, select, yes {this head is filled} no {this head is not filled at best} other {it is not known whether this head can be filled}}; the shortfall of priority {class} shrinks by {hours} h{proven, select, yes {, proven} other { in the roster found}}.',
  },
  'repair.also': {
    fr: 'Priorité {class} : {hours} h de carence en {more, select, yes {plus} other {moins}}.',
    en: 'Priority {class}: {hours} h of shortfall {more, select, yes {more} other {less}}.',
  },
} as const satisfies Record<string, Message>;
