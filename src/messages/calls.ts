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
    fr: '« {to, date} » prend {line} du {date, date} à la place de « {from, date} ».',
    en: '"{to}" takes {line} on {date, date} in place of "{from}".',
  },
  'replacement.summary': {
    fr: '{count} remplacement(s) possible(s) : {direct} direct(s), {swap} échange(s), {chain} chaîne(s).',
    en: '{count} possible replacement(s): {direct} direct, {swap} swap(s), {chain} chain(s).',
  },
  'replacement.none': {
    fr: 'Personne ne peut reprendre cette garde dans le tableau tel qu’il est, même par échange ; une réparation (repairs) peut chercher plus loin.',
    en: 'Nobody can take this duty in the roster as it is, not even in exchange; a repair may look further.',
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

  'explain.holds': { fr: '« {participant} » tient {line} le {date, date}.', en: '"{participant}" holds {line} on {date, date}.' },
  'explain.pinned': {
    fr: '« {participant} » tient {line} le {date, date} : la demande fixe cette affectation.',
    en: '"{participant}" holds {line} on {date, date}: the request pins this duty.',
  },
  'explain.excluded': {
    fr: '« {participant} » ne peut pas tenir {line} le {date, date}.',
    en: '"{participant}" cannot hold {line} on {date, date}.',
  },
  'explain.blocked': {
    fr: '« {participant} » pourrait tenir {line} le {date, date}, mais dans ce tableau une règle s’y oppose.',
    en: '"{participant}" could hold {line} on {date, date}, but in this roster a rule objects.',
  },
  'explain.possible': {
    fr: 'Aucune règle n’empêche « {participant} » de tenir {line} le {date, date} : un autre choix a été préféré.',
    en: 'No rule keeps "{participant}" from holding {line} on {date, date}: another choice was preferred.',
  },
  'explain.empty': {
    fr: '{line} le {date, date} : il manque {missing} personne(s). {count} volontaire(s) pourrai(en)t tenir ce poste, tous retenus par une règle.',
    en: '{line} on {date, date}: {missing} person(s) missing. {count} volunteer(s) could hold it, all kept out by a rule.',
  },
  'explain.emptyUncertain': {
    fr: '{line} le {date, date} : il manque {missing} personne(s). {count} volontaire(s) pourrai(en)t tenir ce poste ; il n’est pas prouvé que la carence ne puisse être réduite.',
    en: '{line} on {date, date}: {missing} person(s) missing. {count} volunteer(s) could hold it; it is not proven that the shortfall cannot be reduced.',
  },
  'explain.emptyFree': {
    fr: '{line} le {date, date} : il manque {missing} personne(s). {count} volontaire(s) pourrai(en)t tenir ce poste, dont {free} qu’aucune règle ne retient : la recherche s’est arrêtée avant, ou l’objectif fait passer autre chose d’abord.',
    en: '{line} on {date, date}: {missing} person(s) missing. {count} volunteer(s) could hold it, {free} of them kept out by no rule: the search stopped before, or the objective puts something else first.',
  },
  'explain.emptyNobody': {
    fr: '{line} le {date, date} : il manque {missing} personne(s), et aucun autre volontaire ne peut tenir ce poste.',
    en: '{line} on {date, date}: {missing} person(s) missing, and no other volunteer can hold it.',
  },

  'conflict.nobody': {
    fr: 'Personne d’autre n’a le rôle, le territoire et les compétences demandés : il n’y a rien d’autre à mettre en cause.',
    en: 'Nobody else has the role, territory and skills asked for: there is nothing else to blame.',
  },
  'conflict.irreducible': {
    fr: 'Ensemble, ces faits ne laissent aucun moyen de pourvoir ce poste ({people} sur des personnes, {rules} règle(s) ou décision(s), {slots} autre(s) créneau(x) à tenir) ; sans l’un quelconque d’entre eux, il y en aurait un.',
    en: 'Together these facts leave no way to fill this head ({people} on people, {rules} rule(s) or decision(s), {slots} other slot(s) to be held); without any one of them there would be one.',
  },
  'conflict.some': {
    fr: 'Ensemble, ces faits ne laissent aucun moyen de pourvoir ce poste ({people} sur des personnes, {rules} règle(s) ou décision(s), {slots} autre(s) créneau(x) à tenir) ; faute de temps, tous n’ont pas été mis à l’épreuve.',
    en: 'Together these facts leave no way to fill this head ({people} on people, {rules} rule(s) or decision(s), {slots} other slot(s) to be held); for want of time, not all were put to the test.',
  },
  'fact.rule': { fr: 'Règle « {title} ».', en: 'Rule “{title}”.' },
  'fact.limits': { fr: 'Limites personnelles de « {participant} ».', en: 'Personal limits of "{participant}".' },
  'fact.unavailable': { fr: 'Indisponibilités de « {participant} ».', en: 'Absences of "{participant}".' },
  'fact.exempted': { fr: 'Exemption de « {participant} ».', en: 'Exemption of "{participant}".' },
  'fact.forbidden': { fr: 'Interdiction faite à « {participant} » par la demande.', en: 'Prohibition of "{participant}" by the request.' },
  'fact.pin': { fr: 'Affectation fixée de « {participant} » sur {slot}.', en: 'Pinned duty of "{participant}" on {slot}.' },
  'fact.slot': { fr: '{line} le {date, date} doit aussi être tenu.', en: '{line} on {date, date} must be held, too.' },

  'remedy.volunteer': {
    fr: 'Un volontaire de plus pour {line} : {hours} h de garde récupérées.',
    en: 'One more volunteer for {line}: {hours} head-hours recovered.',
  },
  'remedy.limit': {
    fr: 'Relever la limite personnelle de « {participant} » : {hours} h de garde récupérées.',
    en: 'Raise the personal limit of "{participant}": {hours} head-hours recovered.',
  },
  'remedy.eased': {
    fr: 'Assouplir la règle « {title} » jusqu’à {to, date} : {hours} h de garde récupérées.',
    en: 'Ease the rule “{title}” to {to, date}: {hours} head-hours recovered.',
  },
  'remedy.lifted': {
    fr: 'Lever la règle « {title} » : {hours} h de garde récupérées.',
    en: 'Lift the rule “{title}”: {hours} head-hours recovered.',
  },
  'remedy.neighbour': {
    fr: 'Demander à « {participant} », d’un autre territoire : {hours} h de garde récupérées.',
    en: 'Ask "{participant}" from another territory: {hours} head-hours recovered.',
  },
  'remedy.release': {
    fr: 'Libérer l’affectation fixée de « {participant} » : {hours} h de garde récupérées.',
    en: 'Release the pinned duty of "{participant}": {hours} head-hours recovered.',
  },
  'remedy.absence': {
    fr: 'Que « {participant} », indisponible, accepte cette garde : {hours} h de garde récupérées.',
    en: 'Have "{participant}", unavailable, accept this duty: {hours} head-hours recovered.',
  },
  'remedy.forbidden': {
    fr: 'Lever l’interdiction faite à « {participant} » : {hours} h de garde récupérées.',
    en: 'Lift the prohibition of "{participant}": {hours} head-hours recovered.',
  },
} as const satisfies Record<string, Message>;
