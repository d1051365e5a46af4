import type { Message } from './message.ts';

/** What is said of a table that lives: repairs, publication, replacements, realised duties, reports. */
export const tableMessages = {
  'issue.repairAfterPeriod': {
    fr: '{place} : le tableau finit le {end, date} ; à partir du {from, date}, il n’y a plus rien à changer.',
    en: '{place}: the roster ends on {end, date}; from {from, date} on there is nothing left to change.',
  },
  'issue.factPast': {
    fr: '{place} : ce fait finit le {date, date}, avant le {from, date} à partir duquel le tableau peut changer.',
    en: '{place}: this ends on {date, date}, before {from, date}, from which on the roster may change.',
  },
  'issue.slotPast': {
    fr: '{place} : le créneau {slot} commence avant le {from, date} ; ce qui est passé ne change plus.',
    en: '{place}: the slot {slot} starts before {from, date}; what is past no longer changes.',
  },
  'issue.notHeld': {
    fr: '{place} : « {participant} » ne tient pas le créneau {slot} dans ce tableau.',
    en: '{place}: "{participant}" does not hold the slot {slot} in this roster.',
  },
  'issue.eitherTable': {
    fr: '{place} : donnez les gardes dans « assignments » ou dans « table », pas dans les deux.',
    en: '{place}: give the duties in "assignments" or in "table", not in both.',
  },
  'issue.csvUnreadable': {
    fr: '{place} : le CSV ne peut être lu à partir de la ligne {row} (guillemets non fermés ?).',
    en: '{place}: the CSV cannot be read from row {row} on (quotes left open?).',
  },
  'issue.csvColumn': {
    fr: '{place} : il manque la colonne « {column} ».',
    en: '{place}: the column "{column}" is missing.',
  },
  'issue.csvDate': {
    fr: '{place}, ligne {row}, colonne « {column} » : ce n’est pas une date (31/12/2026 ou 2026-12-31).',
    en: '{place}, row {row}, column "{column}": this is no date (31/12/2026 or 2026-12-31).',
  },
  'issue.csvNoSlot': {
    fr: '{place}, ligne {row}, colonne « {column} » : la ligne de garde n’a pas de créneau à cette date.',
    en: '{place}, row {row}, column "{column}": the line has no slot on this date.',
  },
  'issue.csvUnknown': {
    fr: '{place}, ligne {row}, colonne « {column} » : la demande ne connaît rien de ce nom.',
    en: '{place}, row {row}, column "{column}": the request knows nothing of this name.',
  },
  'issue.csvUnknownPerson': {
    fr: '{place}, ligne {row}, colonne « {column} » : aucun participant n’a cet identifiant ou ce nom.',
    en: '{place}, row {row}, column "{column}": no participant has this id or name.',
  },
  'issue.csvAmbiguous': {
    fr: '{place}, ligne {row}, colonne « {column} » : plusieurs réponses possibles ({ids}) ; donnez l’identifiant, et rien d’autre sur la ligne qui le contredise.',
    en: '{place}, row {row}, column "{column}": several are possible ({ids}); give the id, and nothing else in the row that says otherwise.',
  },
  'issue.servedNotYet': {
    fr: '{place} : le créneau {slot} finit après le {asOf, date} ; il n’a pas encore été assuré.',
    en: '{place}: the slot {slot} ends after {asOf, date}; it has not been served yet.',
  },
  'issue.outsideSlot': {
    fr: '{place} : ces heures ne sont pas comprises dans le créneau {slot}, ou finissent avant de commencer.',
    en: '{place}: these times do not lie within the slot {slot}, or end before they start.',
  },
  'issue.servedTwice': {
    fr: '{place} : « {participant} » est déjà nommé sur {slot} à cette heure par {first}.',
    en: '{place}: "{participant}" is already named on {slot} at that time by {first}.',
  },
  'issue.servedElsewhere': {
    fr: '{place} : « {participant} » assurerait {slot} et {other} en même temps.',
    en: '{place}: "{participant}" would serve {slot} and {other} at the same time.',
  },
  'issue.outsiderKnown': {
    fr: '{place} : « {id} » désigne déjà quelqu’un.',
    en: '{place}: "{id}" names somebody already.',
  },
  'issue.visaDate': {
    fr: '{place} : un visa est donné entre la fin du mois ({from, date}) et aujourd’hui ({to, date}).',
    en: '{place}: a visa is given between the end of the month ({from, date}) and today ({to, date}).',
  },
  'issue.notPlanned': {
    fr: '{place} : « {participant} » n’était pas prévu sur {slot}.',
    en: '{place}: "{participant}" was not planned on {slot}.',
  },
  'issue.moveTwice': {
    fr: '{place} : la garde de « {participant} » sur {slot} change déjà de mains par {first}.',
    en: '{place}: the duty of "{participant}" on {slot} already changes hands by {first}.',
  },
  'issue.moveNowhere': {
    fr: '{place} : aucune garde ne change de mains.',
    en: '{place}: no duty changes hands.',
  },
  'issue.proposalBreaks': {
    fr: '{place} : le tableau enfreindrait « {title} ». {message}',
    en: '{place}: the roster would break "{title}". {message}',
  },
  'issue.notAwaited': {
    fr: '{place} : l’accord de « {participant} » n’est pas attendu.',
    en: '{place}: the consent of "{participant}" is not awaited.',
  },
  'issue.opinionWhat': {
    fr: '{place} : un avis porte sur un territoire ou sur un créneau, pas sur les deux.',
    en: '{place}: an opinion is about a territory or about a slot, not both.',
  },
  'issue.opinionReversed': {
    fr: '{place} : l’avis est reçu le {receivedOn, date}, avant d’être demandé le {askedOn, date}.',
    en: '{place}: the opinion was received on {receivedOn, date}, before it was asked for on {askedOn, date}.',
  },
  'issue.number': {
    fr: '{place} : nombre entier à partir de 1 attendu.',
    en: '{place}: expected a whole number from 1 on.',
  },

  'problem.unknown-version': { fr: 'Version inconnue', en: 'Unknown version' },
  'problem.unknown-version.detail': {
    fr: 'Ce tableau n’a pas de version {version} ; la liste est à …/versions.',
    en: 'This roster has no version {version}; the list is at …/versions.',
  },
  'problem.unknown-proposal': { fr: 'Proposition inconnue', en: 'Unknown proposal' },
  'problem.unknown-proposal.detail': {
    fr: 'Ce tableau n’a pas de proposition {proposal} ; la liste est à …/proposals.',
    en: 'This roster has no proposal {proposal}; the list is at …/proposals.',
  },
  'problem.no-realised': { fr: 'Aucune garde réalisée déclarée', en: 'No realised duties given' },
  'problem.no-realised.detail': {
    fr: 'Les gardes réellement assurées se déclarent par POST à cette même adresse.',
    en: 'The duties actually served are given by POST to this same address.',
  },
  'problem.not-published': { fr: 'Tableau non publié', en: 'Roster not published' },
  'problem.not-published.detail': {
    fr: 'Un remplacement se propose sur un tableau publié ; un projet se corrige par une réparation.',
    en: 'A replacement is proposed on a published roster; a draft is changed by a repair.',
  },
  'problem.already-published': { fr: 'Tableau déjà publié', en: 'Roster already published' },
  'problem.already-published.detail': {
    fr: 'Ce tableau est déjà la version {version}, en vigueur.',
    en: 'This roster is version {version} already, which is in force.',
  },
  'problem.published-roster': { fr: 'Tableau publié', en: 'Published roster' },
  'problem.published-roster.detail': {
    fr: 'Ce tableau appartient à un tableau publié (version {version} en vigueur), que le CDOM doit pouvoir produire : il n’est pas effacé. Pour effacer la publication, ses versions et ce qui a été réalisé avec lui : DELETE …?published=erase.',
    en: 'This roster is part of a published table (version {version} in force), which the CDOM has to be able to show: it is not erased. To erase the publication, its versions and what was realised along with it: DELETE …?published=erase.',
  },
  'problem.not-in-force': { fr: 'Ce tableau n’est pas celui en vigueur', en: 'This roster is not the one in force' },
  'problem.not-in-force.detail': {
    fr: 'La version {version}, en vigueur, est le tableau {roster}.',
    en: 'Version {version}, which is in force, is the roster {roster}.',
  },
  'problem.unknown-duty': { fr: 'Garde inconnue', en: 'Unknown duty' },
  'problem.unknown-duty.detail': {
    fr: 'Personne ne tient la garde {slot} dans le tableau en vigueur.',
    en: 'The table in force gives the duty {slot} to no one.',
  },
  'problem.table-in-force': { fr: 'Un autre tableau est en vigueur', en: 'Another table is in force' },
  'problem.table-in-force.detail': {
    fr: 'La version {version} du tableau {roster} est en vigueur du {from, date} au {to, date} pour une de ces lignes. Réparez ce tableau, ou publiez pour les mêmes lignes et la même période.',
    en: 'Version {version} of roster {roster} is in force from {from, date} to {to, date} for one of these lines. Repair that roster, or publish for the same lines and the same period.',
  },
  'problem.wrong-state': { fr: 'Étape impossible', en: 'Step not possible' },
  'problem.wrong-state.detail': {
    fr: 'La proposition {proposal} est à l’état « {state} », qui n’admet pas cette étape.',
    en: 'Proposal {proposal} is in the state "{state}", which does not allow this step.',
  },
  'problem.outdated': { fr: 'Proposition dépassée', en: 'Proposal out of date' },
  'problem.outdated.detail': {
    fr: 'Le tableau en vigueur a changé depuis : la proposition {proposal} n’y est plus applicable. Retirez-la et proposez de nouveau.',
    en: 'The roster in force has changed since: proposal {proposal} can no longer be applied to it. Withdraw it and propose again.',
  },

  'deadline.rosterToCdom': {
    fr: 'Transmission du tableau au CDOM, 45 jours avant son début : le {due, date}.',
    en: 'Roster due at the CDOM, 45 days before it starts: {due, date}.',
  },
  'deadline.transmission': {
    fr: 'Transmission par le CDOM à l’ARS, au préfet, au SAMU, aux médecins et aux caisses : le {due, date}.',
    en: 'Due from the CDOM at ARS, prefect, SAMU, doctors and funds: {due, date}.',
  },
  'deadline.realised': {
    fr: 'Gardes réellement assurées, dans le mois qui suit la fin du tableau : le {due, date}.',
    en: 'Duties actually served, within a month of the end of the roster: {due, date}.',
  },
  'deadline.met': { fr: 'Fait le {metOn, date}.', en: 'Done on {metOn, date}.' },
  'deadline.late': { fr: 'Fait le {metOn, date}, en retard.', en: 'Done on {metOn, date}, late.' },
  'deadline.overdue': {
    fr: 'En retard de {days, plural, one {# jour} other {# jours}}.',
    en: 'Overdue by {days, plural, one {# day} other {# days}}.',
  },
  'deadline.open': {
    fr: 'Il reste {days, plural, one {# jour} other {# jours}}.',
    en: '{days, plural, one {# day} other {# days}} left.',
  },

  'warning.shortPeriod': {
    fr: 'Le tableau va du {start, date} au {end, date} : moins que les trois mois que demande l’article R.6315-2.',
    en: 'The roster runs from {start, date} to {end, date}: less than the three months that article R.6315-2 asks for.',
  },
  'warning.publishedWithGaps': {
    fr: 'Le tableau est publié avec {count, plural, one {# poste} other {# postes}} à pourvoir ; voyez le rapport de carence.',
    en: 'The roster is published with {count, plural, one {# open head} other {# open heads}}; see the shortfall report.',
  },
  'warning.servedIneligible': {
    fr: '{participant} a assuré {slot} sans pouvoir y être affecté. {reason}',
    en: '{participant} served {slot} without being fit for it. {reason}',
  },
  'warning.overServed': {
    fr: '{slot} : {count, plural, one {# personne} other {# personnes}} à la fois pour {max, plural, one {# poste} other {# postes}}.',
    en: '{slot}: {count, plural, one {# person} other {# people}} at once for {max, plural, one {# head} other {# heads}}.',
  },
} as const satisfies Record<string, Message>;
