import type { Message } from './message.ts';

/** What is said of the rules: title and description of each, and the sentence for a roster that breaks it. */
export const ruleMessages = {
  'rule.noOverlap.title': { fr: 'Une seule garde à la fois', en: 'One duty at a time' },
  'rule.noOverlap.description': {
    fr: 'Personne n’est sur deux gardes en même temps. Toujours appliquée, toutes lignes et tous rôles confondus, historique compris.',
    en: 'Nobody is on two duties at once. Always applied, over all lines and roles, history included.',
  },
  'rule.noOverlap.violation': {
    fr: 'Deux gardes en même temps : {line} du {date, date} et {otherLine} du {otherDate, date}.',
    en: 'Two duties at once: {line} on {date, date} and {otherLine} on {otherDate, date}.',
  },
  'rule.noOverlap.violation.crews': {
    fr: '{count} gardes en même temps, dont {line} du {date, date}, pour {crews} équipages.',
    en: '{count} duties at once, among them {line} on {date, date}, for {crews} crews.',
  },
  'rule.headcount.violation': {
    fr: '{count} personnes sur {line} le {date, date} pour {max} poste(s).',
    en: '{count} people on {line} on {date, date} for {max} post(s).',
  },
  'rule.limits.violation.maxDutiesPerMonth': {
    fr: 'Limite personnelle : {count} gardes du {from, date} au {to, date}, au plus {max} par mois.',
    en: 'Personal limit: {count} duties from {from, date} to {to, date}, at most {max} a month.',
  },
  'rule.limits.violation.maxHoursPerMonth': {
    fr: 'Limite personnelle : {count} heures du {from, date} au {to, date}, au plus {max} par mois.',
    en: 'Personal limit: {count} hours from {from, date} to {to, date}, at most {max} a month.',
  },
  'rule.limits.violation.maxDuties': {
    fr: 'Limite personnelle : {count} gardes sur la période, au plus {max}.',
    en: 'Personal limit: {count} duties over the period, at most {max}.',
  },
  'rule.limits.violation.maxHours': {
    fr: 'Limite personnelle : {count} heures sur la période, au plus {max}.',
    en: 'Personal limit: {count} hours over the period, at most {max}.',
  },
  'rule.locum.violation': {
    fr: 'Deux remplaçants en même temps pour le même médecin : {line} du {date, date} et {otherLine} du {otherDate, date}.',
    en: 'Two locums at once for the same doctor: {line} on {date, date} and {otherLine} on {otherDate, date}.',
  },
  'rule.locum.violation.principal': {
    fr: 'Le médecin remplacé est lui-même de garde au même moment : {line} du {date} et {otherLine} du {otherDate}.',
    en: 'The doctor who is replaced is on duty at the same moment: {line} on {date} and {otherLine} on {otherDate}.',
  },
  'rule.minRest.title': { fr: 'Repos minimal', en: 'Minimum rest' },
  'rule.minRest.description': {
    fr: 'Nombre d’heures écoulées entre la fin d’une garde et le début de la suivante ; au besoin seulement après certaines gardes.',
    en: 'Elapsed hours between the end of a duty and the start of the next; if wanted, only after certain duties.',
  },
  'rule.minRest.violation': {
    fr: '{rest} h de repos entre {line} du {date, date} et {otherLine} du {otherDate, date}, il en faut {hours}.',
    en: '{rest} h of rest between {line} on {date, date} and {otherLine} on {otherDate, date}, {hours} needed.',
  },
  'rule.minRest.violation.crews': {
    fr: '{count} équipages en garde ou en repos ({hours} h) au début de {line} du {date, date}, pour {crews} équipages.',
    en: '{count} crews on duty or at rest ({hours} h) when {line} on {date, date} starts, for {crews} crews.',
  },
  'rule.minGap.violation.crews': {
    fr: '{count} gardes à moins de {days} jours d’intervalle, jusqu’au {date, date}, pour {crews} équipages.',
    en: '{count} duties less than {days} days apart, up to {date, date}, for {crews} crews.',
  },
  'rule.maxDuties.title': { fr: 'Nombre maximal de gardes', en: 'Maximum number of duties' },
  'rule.maxDuties.description': {
    fr: 'Au plus tant de gardes par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many duties per person over the period, a month, a week or any n days in a row.',
  },
  'rule.maxDuties.violation': {
    fr: '{count} gardes du {from, date} au {to, date}, au plus {max}.',
    en: '{count} duties from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxDuties.violation.rolling': {
    fr: '{count} gardes en {days} jours (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} duties within {days} days ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxHours.title': { fr: 'Nombre maximal d’heures', en: 'Maximum hours' },
  'rule.maxHours.description': {
    fr: 'Au plus tant d’heures de garde par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many hours of duty per person over the period, a month, a week or any n days in a row.',
  },
  'rule.maxHours.violation': {
    fr: '{count} heures du {from, date} au {to, date}, au plus {max}.',
    en: '{count} hours from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxHours.violation.rolling': {
    fr: '{count} heures en {days} jours (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} hours within {days} days ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.title': { fr: 'Suite maximale', en: 'Most in a row' },
  'rule.maxConsecutive.description': {
    fr: 'Au plus tant de nuits, de jours ou de week-ends de garde d’affilée.',
    en: 'At most so many nights, days or weekends of duty in a row.',
  },
  'rule.maxConsecutive.violation.nights': {
    fr: '{count} nuits de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} nights of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.violation.days': {
    fr: '{count} jours de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} days of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.violation.weekends': {
    fr: '{count} week-ends de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} weekends of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.minConsecutive.title': { fr: 'Suite minimale', en: 'Least in a row' },
  'rule.minConsecutive.description': {
    fr: 'Les jours (ou nuits) de garde viennent par suites d’au moins tant ; les suites qui touchent un bord de la période sont libres.',
    en: 'Days (or nights) of duty come at least so many in a row; runs that touch an end of the period are free.',
  },
  'rule.minConsecutive.violation.nights': {
    fr: '{count} nuit(s) de garde d’affilée du {from, date} au {to, date}, au moins {min}.',
    en: '{count} night(s) of duty in a row from {from, date} to {to, date}, at least {min}.',
  },
  'rule.minConsecutive.violation.days': {
    fr: '{count} jour(s) de garde d’affilée du {from, date} au {to, date}, au moins {min}.',
    en: '{count} day(s) of duty in a row from {from, date} to {to, date}, at least {min}.',
  },
  'rule.maxWeekends.title': { fr: 'Nombre maximal de week-ends', en: 'Maximum number of weekends' },
  'rule.maxWeekends.description': {
    fr: 'Au plus tant de week-ends travaillés (garde le samedi ou le dimanche) sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many weekends worked (duty on Saturday or Sunday) over the period, a month, a week or any n days in a row.',
  },
  'rule.maxWeekends.violation': {
    fr: '{count} week-ends de garde du {from, date} au {to, date}, au plus {max}.',
    en: '{count} weekends of duty from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxWeekends.violation.rolling': {
    fr: '{count} week-ends de garde en {days} jours (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} weekends of duty within {days} days ({from, date} to {to, date}), at most {max}.',
  },
  'rule.minGap.title': { fr: 'Espacement minimal', en: 'Minimum spacing' },
  'rule.minGap.description': {
    fr: 'Les dates de début de deux gardes d’une même personne sont éloignées d’au moins tant de jours.',
    en: 'The start dates of two duties of one person are at least so many days apart.',
  },
  'rule.minGap.violation': {
    fr: '{line} du {date, date} et {otherLine} du {otherDate, date} : {gap} jour(s) d’écart, il en faut {days}.',
    en: '{line} on {date, date} and {otherLine} on {otherDate, date}: {gap} day(s) apart, {days} needed.',
  },
  'rule.minDaysOff.title': { fr: 'Repos de plusieurs jours', en: 'Days off in a row' },
  'rule.minDaysOff.description': {
    fr: 'Entre deux gardes qui ne sont pas à des dates voisines, au moins tant de jours sans garde.',
    en: 'Between two duties that are not on neighbouring dates, at least so many days without duty.',
  },
  'rule.minDaysOff.violation': {
    fr: '{count} jour(s) sans garde entre le {date, date} et le {otherDate, date}, il en faut {min}.',
    en: '{count} day(s) without duty between {date, date} and {otherDate, date}, {min} needed.',
  },
  'rule.forbiddenSuccession.title': { fr: 'Succession interdite', en: 'Forbidden succession' },
  'rule.forbiddenSuccession.description': {
    fr: 'Après certaines gardes, pas de garde de certaines sortes pendant tant de jours.',
    en: 'After certain duties, none of certain kinds for so many days.',
  },
  'rule.forbiddenSuccession.violation': {
    fr: '{otherLine} du {otherDate, date} ne peut suivre {line} du {date, date} (délai de {days} jour(s)).',
    en: '{otherLine} on {otherDate, date} may not follow {line} on {date, date} (within {days} day(s)).',
  },
  'rule.block.title': { fr: 'Gardes indissociables', en: 'Duties that go together' },
  'rule.block.description': {
    fr: 'Les plages indiquées d’une ligne, sur un week-end ou sur certaines dates, sont tenues ensemble par la même personne.',
    en: 'The listed windows of a line, over a weekend or certain dates, are held together by the same person.',
  },
  'rule.block.violation': {
    fr: '{line}, à partir du {date, date} : {count} garde(s) tenue(s) sur {total} qui vont ensemble.',
    en: '{line}, from {date, date}: {count} duties held of {total} that go together.',
  },
  'rule.notTogether.title': { fr: 'Pas ensemble', en: 'Not together' },
  'rule.notTogether.description': {
    fr: 'Parmi ces personnes, une au plus sur une même garde, ou de garde à une même date.',
    en: 'Of these people, at most one on the same duty, or on duty on the same date.',
  },
  'rule.notTogether.violation.slot': {
    fr: '{line} du {date, date} : {count} personnes qui ne doivent pas être ensemble.',
    en: '{line} on {date, date}: {count} people who must not be together.',
  },
  'rule.notTogether.violation.date': {
    fr: 'Le {date, date}, {count} personnes de garde qui ne doivent pas l’être à la même date.',
    en: 'On {date, date}, {count} people on duty who must not be on the same date.',
  },
  'rule.requireOneOf.title': { fr: 'Une compétence au moins', en: 'At least one with the skill' },
  'rule.requireOneOf.description': {
    fr: 'Sur chaque garde, un poste au moins est réservé à une personne qui a la compétence.',
    en: 'On each duty, at least one post is kept for somebody with the skill.',
  },
  'rule.requireOneOf.violation': {
    fr: '{line} du {date, date} : personne n’a la compétence « {skill} ».',
    en: '{line} on {date, date}: nobody has the skill "{skill}".',
  },
  'rule.maxTravel.title': { fr: 'Trajet maximal', en: 'Maximum travel' },
  'rule.maxTravel.description': {
    fr: 'Une garde (de pharmacie, par exemple) est assurée à tant de minutes au plus du poste fixe ouvert le plus proche, ou d’un lieu donné.',
    en: 'A duty (of a pharmacy, for instance) is held at most so many minutes from the nearest open fixed post, or from a given site.',
  },
  'rule.maxTravel.violation': {
    fr: '{line} du {date, date} : à {travel} min du poste le plus proche, {minutes} au plus.',
    en: '{line} on {date, date}: {travel} min from the nearest post, at most {minutes}.',
  },
  'rule.maxTravel.violation.unknown': {
    fr: '{line} du {date, date} : temps de trajet inconnu, {minutes} min au plus.',
    en: '{line} on {date, date}: travel time not known, at most {minutes} min.',
  },
  'rule.holidayGroups.title': { fr: 'Partage des fêtes', en: 'Sharing of holidays' },
  'rule.holidayGroups.description': {
    fr: 'Dans chaque groupe de dates (les fêtes, par exemple), une même personne en travaille au plus tant.',
    en: 'Of each group of dates (holidays, for instance), one person works at most so many.',
  },
  'rule.holidayGroups.violation': {
    fr: '{count} dates d’un même groupe ({dates}), au plus {max}.',
    en: '{count} dates of one group ({dates}), at most {max}.',
  },
  'rule.minDuties.title': { fr: 'Nombre minimal de gardes', en: 'Minimum number of duties' },
  'rule.minDuties.description': {
    fr: 'Si possible au moins tant de gardes par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible at least so many duties per person over the period, a month, a week or any n days in a row.',
  },
  'rule.minDuties.violation': {
    fr: '{count} garde(s) du {from, date} au {to, date}, {value} souhaitée(s) au moins.',
    en: '{count} duties from {from, date} to {to, date}, at least {value} wanted.',
  },
  'rule.minHours.title': { fr: 'Nombre minimal d’heures', en: 'Minimum hours' },
  'rule.minHours.description': {
    fr: 'Si possible au moins tant d’heures de garde par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible at least so many hours of duty per person over the period, a month, a week or any n days in a row.',
  },
  'rule.minHours.violation': {
    fr: '{count} heure(s) du {from, date} au {to, date}, {value} souhaitée(s) au moins.',
    en: '{count} hours from {from, date} to {to, date}, at least {value} wanted.',
  },
  'rule.targetDuties.title': { fr: 'Nombre de gardes visé', en: 'Target number of duties' },
  'rule.targetDuties.description': {
    fr: 'Si possible tant de gardes par personne, ni plus ni moins, sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible so many duties per person, no more and no fewer, over the period, a month, a week or any n days in a row.',
  },
  'rule.targetDuties.violation': {
    fr: '{count} garde(s) du {from, date} au {to, date}, {value} souhaitée(s).',
    en: '{count} duties from {from, date} to {to, date}, {value} wanted.',
  },
  'rule.countCost.title': { fr: 'Barème par nombre', en: 'Table of costs by count' },
  'rule.countCost.description': {
    fr: 'Ce que coûtent tant de gardes, ou tant de souhaits non satisfaits, d’une même personne : un barème, pour chaque nombre.',
    en: 'What so many duties, or so many unmet wishes, of one person cost: a table with a figure for each number.',
  },
  'rule.countCost.violation.duties': {
    fr: '{count} garde(s) du {from, date} au {to, date} : coût {cost}.',
    en: '{count} duties from {from, date} to {to, date}: cost {cost}.',
  },
  'rule.countCost.violation.unmetWishes': {
    fr: '{count} souhait(s) non satisfait(s) du {from, date} au {to, date} : coût {cost}.',
    en: '{count} unmet wishes from {from, date} to {to, date}: cost {cost}.',
  },
  'rule.cover.title': { fr: 'Postes en moins ou en plus', en: 'Heads missing or above' },
  'rule.cover.description': {
    fr: 'Ce que coûte chaque poste non pourvu, ou pourvu au-delà du nombre demandé, et combien de personnes en plus sont admises.',
    en: 'What each head missing, or above the number needed, costs, and how many more people are admitted.',
  },
  'rule.cover.violation.under': {
    fr: '{line} du {date, date} : {count} personne(s) pour {headcount} poste(s), il en manque.',
    en: '{line} on {date, date}: {count} people for {headcount} post(s), too few.',
  },
  'rule.cover.violation.over': {
    fr: '{line} du {date, date} : {count} personne(s) pour {headcount} poste(s), plus que demandé.',
    en: '{line} on {date, date}: {count} people for {headcount} post(s), more than needed.',
  },
  'issue.datesOfWeekend': {
    fr: '{place} : une liste de dates ne va qu’avec of: "dates".',
    en: '{place}: a list of dates only goes with of: "dates".',
  },
  'ineligible.notVolunteer': { fr: 'N’est pas volontaire.', en: 'Is not a volunteer.' },
  'ineligible.role': { fr: 'N’exerce pas ce rôle.', en: 'Does not take this role.' },
  'ineligible.territory': { fr: 'N’intervient pas sur ce territoire.', en: 'Does not serve this territory.' },
  'ineligible.exempted': { fr: 'Est exempté à cette date.', en: 'Is exempted on this date.' },
  'ineligible.unavailable': { fr: 'N’est pas disponible à cette date.', en: 'Is not available on this date.' },
  'ineligible.inactive': { fr: 'N’est pas en activité à cette date.', en: 'Is not active on this date.' },
  'ineligible.forbidden': { fr: 'Cette garde lui est interdite par la demande.', en: 'The request forbids this duty to this person.' },
  'ineligible.handedOver': { fr: 'A cédé cette garde.', en: 'Gave this duty up.' },
  'ineligible.unqualified': { fr: 'N’a pas la compétence demandée.', en: 'Lacks the skill required.' },
  'ineligible.locum': {
    fr: 'Remplaçant sans médecin installé à remplacer sur cette garde.',
    en: 'Locum without an installed doctor to replace on this duty.',
  },
} as const satisfies Record<string, Message>;
