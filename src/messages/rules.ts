import type { Message } from './message.ts';

/** What is said of the rules: title and description of each, and the sentence for a roster that breaks it. */
export const ruleMessages = {
  'rule.noOverlap.title': { fr: 'Une seule garde à la fois', en: 'One duty at a time' },
  'rule.noOverlap.description': {
    fr: 'Une même personne n’est pas sur deux gardes en même temps. Toujours appliquée, toutes lignes et tous rôles confondus, historique compris.',
    en: 'A person is not on two duties at once. Always applied, over all lines and roles, history included.',
  },
  'rule.noOverlap.violation': {
    fr: 'deux gardes en même temps, {duty} et {other}.',
    en: 'two duties at once, {duty} and {other}.',
  },
  'rule.noOverlap.violation.crews': {
    fr: '{count, plural, one {# garde} other {# gardes}} en même temps, dont {duty}, pour {crews, plural, one {# équipage} other {# équipages}}.',
    en: '{count, plural, one {# duty} other {# duties}} at once, among them {duty}, for {crews, plural, one {# crew} other {# crews}}.',
  },
  'rule.headcount.violation': {
    fr: '{count, plural, one {# personne} other {# personnes}} sur {duty} ({people}) pour {max, plural, one {# poste} other {# postes}}.',
    en: '{count, plural, one {# person} other {# people}} on {duty} ({people}) for {max, plural, one {# head} other {# heads}}.',
  },
  'rule.limits.violation.maxDutiesPerMonth': {
    fr: '{count, plural, one {# garde} other {# gardes}} du {from, date} au {to, date}, pour une limite personnelle de {max} par mois.',
    en: '{count, plural, one {# duty} other {# duties}} from {from, date} to {to, date}, with a personal limit of {max} a month.',
  },
  'rule.limits.violation.maxHoursPerMonth': {
    fr: '{count, plural, one {# heure} other {# heures}} du {from, date} au {to, date}, pour une limite personnelle de {max} par mois.',
    en: '{count, plural, one {# hour} other {# hours}} from {from, date} to {to, date}, with a personal limit of {max} a month.',
  },
  'rule.limits.violation.maxDuties': {
    fr: '{count, plural, one {# garde} other {# gardes}} sur la période, pour une limite personnelle de {max}.',
    en: '{count, plural, one {# duty} other {# duties}} over the period, with a personal limit of {max}.',
  },
  'rule.limits.violation.maxHours': {
    fr: '{count, plural, one {# heure} other {# heures}} sur la période, pour une limite personnelle de {max}.',
    en: '{count, plural, one {# hour} other {# hours}} over the period, with a personal limit of {max}.',
  },
  'rule.locum.violation': {
    fr: 'deux remplaçants en même temps pour {principal}, sur {duty} et sur {other}.',
    en: 'two locums at once for {principal}, on {duty} and on {other}.',
  },
  'rule.sharing.violation.house': {
    fr: '{count, plural, one {# médecin} other {# médecins}} d’autres établissements que {establishment} sur {duty}, au plus {max}.',
    en: '{count, plural, one {# doctor} other {# doctors}} of other establishments than {establishment} on {duty}, at most {max}.',
  },
  'rule.sharing.violation.turn': {
    fr: '{count, plural, one {# médecin} other {# médecins}} de {establishment} sur {duty}, hors de son tour, au plus {max}.',
    en: '{count, plural, one {# doctor} other {# doctors}} of {establishment} on {duty}, out of its turn, at most {max}.',
  },
  'rule.locum.violation.principal': {
    fr: '{principal}, qui est remplacé, est de garde au même moment, sur {duty} et sur {other}.',
    en: '{principal}, who is replaced, is on duty at the same moment, on {duty} and on {other}.',
  },
  'rule.minRest.title': { fr: 'Repos minimal', en: 'Minimum rest' },
  'rule.minRest.description': {
    fr: 'Nombre d’heures écoulées entre la fin d’une garde et le début de la suivante ; au besoin seulement après certaines gardes.',
    en: 'Elapsed hours between the end of a duty and the start of the next; if wanted, only after certain duties.',
  },
  'rule.minRest.violation': {
    fr: '{rest} h de repos entre {duty} et {other}, il en faut {hours}.',
    en: '{rest} h of rest between {duty} and {other}, {hours} needed.',
  },
  'rule.minRest.violation.crews': {
    fr: '{count, plural, one {# équipage} other {# équipages}} en garde ou en repos ({hours} h) au début de {duty}, pour {crews, plural, one {# équipage} other {# équipages}}.',
    en: '{count, plural, one {# crew} other {# crews}} on duty or at rest ({hours} h) when {duty} starts, for {crews, plural, one {# crew} other {# crews}}.',
  },
  'rule.minGap.violation.crews': {
    fr: '{count, plural, one {# garde} other {# gardes}} à moins de {days, plural, one {# jour} other {# jours}} d’intervalle, jusqu’au {date, date}, pour {crews, plural, one {# équipage} other {# équipages}}.',
    en: '{count, plural, one {# duty} other {# duties}} less than {days, plural, one {# day} other {# days}} apart, up to {date, date}, for {crews, plural, one {# crew} other {# crews}}.',
  },
  'rule.maxDuties.title': { fr: 'Nombre maximal de gardes', en: 'Maximum number of duties' },
  'rule.maxDuties.description': {
    fr: 'Au plus tant de gardes par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many duties per person over the period, a month, a week or any n days in a row.',
  },
  'rule.maxDuties.violation': {
    fr: '{count, plural, one {# garde} other {# gardes}} du {from, date} au {to, date}, au plus {max}.',
    en: '{count, plural, one {# duty} other {# duties}} from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxDuties.violation.rolling': {
    fr: '{count, plural, one {# garde} other {# gardes}} en {days, plural, one {# jour} other {# jours}} (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# duty} other {# duties}} within {days, plural, one {# day} other {# days}} ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxHours.title': { fr: 'Nombre maximal d’heures', en: 'Maximum hours' },
  'rule.maxHours.description': {
    fr: 'Au plus tant d’heures de garde par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many hours of duty per person over the period, a month, a week or any n days in a row.',
  },
  'rule.maxHours.violation': {
    fr: '{count, plural, one {# heure} other {# heures}} du {from, date} au {to, date}, au plus {max}.',
    en: '{count, plural, one {# hour} other {# hours}} from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxHours.violation.rolling': {
    fr: '{count, plural, one {# heure} other {# heures}} en {days, plural, one {# jour} other {# jours}} (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# hour} other {# hours}} within {days, plural, one {# day} other {# days}} ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.title': { fr: 'Suite maximale', en: 'Most in a row' },
  'rule.maxConsecutive.description': {
    fr: 'Au plus tant de nuits, de jours ou de week-ends de garde d’affilée.',
    en: 'At most so many nights, days or weekends of duty in a row.',
  },
  'rule.maxConsecutive.violation.nights': {
    fr: '{count, plural, one {# nuit} other {# nuits}} de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# night} other {# nights}} of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.violation.days': {
    fr: '{count, plural, one {# jour} other {# jours}} de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# day} other {# days}} of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxConsecutive.violation.weekends': {
    fr: '{count, plural, one {# week-end} other {# week-ends}} de garde d’affilée (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# weekend} other {# weekends}} of duty in a row ({from, date} to {to, date}), at most {max}.',
  },
  'rule.minConsecutive.title': { fr: 'Suite minimale', en: 'Least in a row' },
  'rule.minConsecutive.description': {
    fr: 'Les jours (ou nuits) de garde viennent par suites d’au moins tant ; les suites qui touchent un bord de la période sont libres.',
    en: 'Days (or nights) of duty come at least so many in a row; runs that touch an end of the period are free.',
  },
  'rule.minConsecutive.violation.nights': {
    fr: '{count, plural, one {# nuit} other {# nuits}} de garde d’affilée du {from, date} au {to, date}, au moins {min}.',
    en: '{count, plural, one {# night} other {# nights}} of duty in a row from {from, date} to {to, date}, at least {min}.',
  },
  'rule.minConsecutive.violation.days': {
    fr: '{count, plural, one {# jour} other {# jours}} de garde d’affilée du {from, date} au {to, date}, au moins {min}.',
    en: '{count, plural, one {# day} other {# days}} of duty in a row from {from, date} to {to, date}, at least {min}.',
  },
  'rule.maxWeekends.title': { fr: 'Nombre maximal de week-ends', en: 'Maximum number of weekends' },
  'rule.maxWeekends.description': {
    fr: 'Au plus tant de week-ends travaillés (garde le samedi ou le dimanche) sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'At most so many weekends worked (duty on Saturday or Sunday) over the period, a month, a week or any n days in a row.',
  },
  'rule.maxWeekends.violation': {
    fr: '{count, plural, one {# week-end} other {# week-ends}} de garde du {from, date} au {to, date}, au plus {max}.',
    en: '{count, plural, one {# weekend} other {# weekends}} of duty from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxWeekends.violation.rolling': {
    fr: '{count, plural, one {# week-end} other {# week-ends}} de garde en {days, plural, one {# jour} other {# jours}} (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# weekend} other {# weekends}} of duty within {days, plural, one {# day} other {# days}} ({from, date} to {to, date}), at most {max}.',
  },
  'rule.minGap.title': { fr: 'Espacement minimal', en: 'Minimum spacing' },
  'rule.minGap.description': {
    fr: 'Les dates de début de deux gardes d’une même personne sont éloignées d’au moins tant de jours.',
    en: 'The start dates of two duties of one person are at least so many days apart.',
  },
  'rule.minGap.violation': {
    fr: '{gap, plural, one {# jour} other {# jours}} d’écart entre {duty} et {other}, il en faut {days}.',
    en: '{gap, plural, one {# day} other {# days}} between {duty} and {other}, {days} needed.',
  },
  'rule.minDaysOff.title': { fr: 'Repos de plusieurs jours', en: 'Days off in a row' },
  'rule.minDaysOff.description': {
    fr: 'Entre deux gardes qui ne sont pas à des dates voisines, au moins tant de jours sans garde.',
    en: 'Between two duties that are not on neighbouring dates, at least so many days without duty.',
  },
  'rule.minDaysOff.violation': {
    fr: '{count, plural, one {# jour} other {# jours}} sans garde entre le {date, date} et le {otherDate, date}, il en faut {min}.',
    en: '{count, plural, one {# day} other {# days}} without duty between {date, date} and {otherDate, date}, {min} needed.',
  },
  'rule.forbiddenSuccession.title': { fr: 'Succession interdite', en: 'Forbidden succession' },
  'rule.forbiddenSuccession.description': {
    fr: 'Après certaines gardes, pas de garde de certaines sortes pendant tant de jours.',
    en: 'After certain duties, none of certain kinds for so many days.',
  },
  'rule.forbiddenSuccession.violation': {
    fr: '{other} ne peut suivre {duty} {days, plural, =0 {le même jour} one {à # jour ou moins} other {à # jours ou moins}}.',
    en: '{other} may not follow {duty} {days, plural, =0 {on the same day} one {within # day} other {within # days}}.',
  },
  'rule.block.title': { fr: 'Gardes indissociables', en: 'Duties that go together' },
  'rule.block.description': {
    fr: 'Les plages indiquées d’une ligne, sur un week-end ou sur certaines dates, sont tenues ensemble par la même personne.',
    en: 'The listed windows of a line, over a weekend or certain dates, are held together by the same person.',
  },
  'rule.block.violation': {
    fr: 'les gardes de {line} à partir du {date, date} vont ensemble : {count} sur {total} seulement.',
    en: 'the duties of {line} from {date, date} go together: only {count} of {total}.',
  },
  'rule.notTogether.title': { fr: 'Pas ensemble', en: 'Not together' },
  'rule.notTogether.description': {
    fr: 'Parmi ces personnes, une au plus sur une même garde, ou de garde à une même date.',
    en: 'Of these people, at most one on the same duty, or on duty on the same date.',
  },
  'rule.notTogether.violation.slot': {
    fr: '{people} ne doivent pas être ensemble sur {duty}.',
    en: '{people} must not be together on {duty}.',
  },
  'rule.notTogether.violation.date': {
    fr: '{people} ne doivent pas être de garde à la même date, le {date, date}.',
    en: '{people} must not be on duty on the same date, {date, date}.',
  },
  'rule.requireOneOf.title': { fr: 'Une compétence au moins', en: 'At least one with the skill' },
  'rule.requireOneOf.description': {
    fr: 'Sur chaque garde, un poste au moins est réservé à une personne qui a la compétence.',
    en: 'On each duty, at least one head is kept for a person with the skill.',
  },
  'rule.requireOneOf.violation': {
    fr: 'aucune personne avec la compétence « {skill} » sur {duty}.',
    en: 'no person with the skill "{skill}" on {duty}.',
  },
  'rule.maxTravel.title': { fr: 'Trajet maximal', en: 'Maximum travel' },
  'rule.maxTravel.description': {
    fr: 'Une garde (de pharmacie, par exemple) est assurée à tant de minutes au plus du poste fixe ouvert le plus proche, ou d’un lieu donné.',
    en: 'A duty (of a pharmacy, for instance) is held at most so many minutes from the nearest open fixed post, or from a given site.',
  },
  'rule.maxTravel.violation': {
    fr: '{duty}, à {travel} min du poste le plus proche, {minutes} au plus.',
    en: '{duty}, {travel} min from the nearest post, at most {minutes}.',
  },
  'rule.maxTravel.violation.unknown': {
    fr: '{duty}, temps de trajet inconnu, {minutes} min au plus.',
    en: '{duty}, travel time not known, at most {minutes} min.',
  },
  'rule.maxAverageHours.title': { fr: 'Moyenne maximale d’heures', en: 'Maximum average hours' },
  'rule.maxAverageHours.description': {
    fr: 'Au plus tant d’heures de garde par semaine en moyenne, sur tant de semaines de suite quelles qu’elles soient, historique compris (à l’hôpital : 48 heures sur quatre mois).',
    en: 'At most so many hours of duty a week on average, over any so many weeks in a row, history included (in hospitals: 48 hours over four months).',
  },
  'rule.maxAverageHours.violation': {
    fr: '{count} h par semaine en moyenne sur {weeks, plural, one {# semaine} other {# semaines}} (du {from, date} au {to, date}), au plus {max}.',
    en: '{count} h a week on average over {weeks, plural, one {# week} other {# weeks}} ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxDaysWorked.title': { fr: 'Nombre maximal de jours travaillés', en: 'Maximum number of days worked' },
  'rule.maxDaysWorked.description': {
    fr: 'Au plus tant de dates avec une garde sur la période, par mois, par semaine ou sur n jours glissants ; les autres jours sont libres.',
    en: 'At most so many dates with a duty over the period, a month, a week or any n days in a row; the other days are off.',
  },
  'rule.maxDaysWorked.violation': {
    fr: '{count, plural, one {# jour travaillé} other {# jours travaillés}} du {from, date} au {to, date}, au plus {max}.',
    en: '{count, plural, one {# day worked} other {# days worked}} from {from, date} to {to, date}, at most {max}.',
  },
  'rule.maxDaysWorked.violation.rolling': {
    fr: '{count, plural, one {# jour travaillé} other {# jours travaillés}} en {days, plural, one {# jour} other {# jours}} (du {from, date} au {to, date}), au plus {max}.',
    en: '{count, plural, one {# day worked} other {# days worked}} within {days, plural, one {# day} other {# days}} ({from, date} to {to, date}), at most {max}.',
  },
  'rule.maxStretch.title': { fr: 'Durée maximale d’affilée', en: 'Longest stretch' },
  'rule.maxStretch.description': {
    fr: 'Des gardes qui se touchent forment une seule durée, d’au plus tant d’heures ; au besoin suivie d’un repos, égal à cette durée ou fixe.',
    en: 'Duties that touch are one stretch of at most so many hours; if wanted followed by a rest, as long as the stretch or fixed.',
  },
  'rule.maxStretch.violation.long': {
    fr: '{count} h de garde d’affilée à partir de {duty}, au plus {max}.',
    en: '{count} h of duty at a stretch from {duty} on, at most {max}.',
  },
  'rule.maxStretch.violation.rest': {
    fr: '{rest} h de repos entre {duty} et {other} après {count} h d’affilée, il en faut {hours}.',
    en: '{rest} h of rest between {duty} and {other} after {count} h at a stretch, {hours} needed.',
  },
  'rule.freeBlock.title': { fr: 'Repos hebdomadaire d’un seul tenant', en: 'Free time in one piece' },
  'rule.freeBlock.description': {
    fr: 'Chaque semaine, ou sur n jours glissants, tant d’heures de suite sans garde.',
    en: 'Each week, or in any n days in a row, so many hours in one piece without duty.',
  },
  'rule.freeBlock.violation': {
    fr: 'au plus {free} h de suite sans garde du {from, date} au {to, date}, il en faut {hours}.',
    en: 'at most {free} h in one piece without duty from {from, date} to {to, date}, {hours} needed.',
  },
  'rule.restAfterSeries.title': { fr: 'Repos après une série', en: 'Rest after a series' },
  'rule.restAfterSeries.description': {
    fr: 'Après tant de nuits (ou de jours) de garde de suite, tant d’heures de repos.',
    en: 'After so many nights (or days) of duty in a row, so many hours of rest.',
  },
  'rule.restAfterSeries.violation.nights': {
    fr: '{rest} h de repos entre {duty} et {other} après {count, plural, one {# nuit} other {# nuits}} de suite, il en faut {hours}.',
    en: '{rest} h of rest between {duty} and {other} after {count, plural, one {# night} other {# nights}} in a row, {hours} needed.',
  },
  'rule.restAfterSeries.violation.days': {
    fr: '{rest} h de repos entre {duty} et {other} après {count, plural, one {# jour} other {# jours}} de suite, il en faut {hours}.',
    en: '{rest} h of rest between {duty} and {other} after {count, plural, one {# day} other {# days}} in a row, {hours} needed.',
  },
  'rule.requireCompany.title': { fr: 'Jamais seul', en: 'In company' },
  'rule.requireCompany.description': {
    fr: 'Certaines personnes ne sont de garde que si une autre l’est aussi : interne et sénior, tuteur, équipe.',
    en: 'Certain people are only on duty while another is, too: junior and senior, mentor, team.',
  },
  'rule.requireCompany.violation.slot': {
    fr: '{who} sur {duty} sans la présence demandée.',
    en: '{who} on {duty} without the company asked for.',
  },
  'rule.requireCompany.violation.date': {
    fr: '{who} de garde le {date, date} sans la présence demandée à la même date.',
    en: '{who} on duty on {date, date} without the company asked for on that date.',
  },
  'rule.requireCompany.violation.overlap': {
    fr: '{who} sur {duty} sans la présence demandée au même moment.',
    en: '{who} on {duty} without the company asked for at the same time.',
  },
  'rule.requireCompany.violation.heads': {
    fr: '{count, plural, one {# personne} other {# personnes}} sur {duty}, au plus {max} tant que nul n’y a besoin de présence.',
    en: '{count, plural, one {# person} other {# people}} on {duty}, at most {max} as long as no one there needs company.',
  },
  'rule.succession.title': { fr: 'Succession souhaitée', en: 'Succession wanted' },
  'rule.succession.description': {
    fr: 'Après une garde d’une sorte, la même personne en tient une d’une autre sorte dans les tant de jours.',
    en: 'After a duty of one kind, the same person holds one of another kind within so many days.',
  },
  'rule.succession.violation': {
    fr: '{duty} n’est pas suivie de la garde attendue dans les {days, plural, one {# jour} other {# jours}}.',
    en: '{duty} is not followed by the duty wanted within {days, plural, one {# day} other {# days}}.',
  },
  'issue.freeBlockTooLong': {
    fr: '{place} : tant d’heures ne tiennent pas dans la durée indiquée par per.',
    en: '{place}: so many hours do not fit into the time that per names.',
  },
  'issue.groupOfAll': {
    fr: '{place} : indiquez au moins participants, skill ou lacks.',
    en: '{place}: give at least participants, skill or lacks.',
  },
  'issue.companyOfOneself': {
    fr: '{place} : une personne ne se tient pas compagnie à elle-même.',
    en: '{place}: nobody is company of oneself.',
  },
  'issue.extraHeadOfSlot': {
    fr: '{place} : un poste de plus ne va qu’avec on: "slot".',
    en: '{place}: an extra head only goes with on: "slot".',
  },
  'rule.holidayGroups.title': { fr: 'Partage des fêtes', en: 'Sharing of holidays' },
  'rule.holidayGroups.description': {
    fr: 'Dans chaque groupe de dates (les fêtes, par exemple), une même personne en travaille au plus tant.',
    en: 'Of each group of dates (holidays, for instance), one person works at most so many.',
  },
  'rule.holidayGroups.violation': {
    fr: '{count, plural, one {# date} other {# dates}} d’un même groupe ({dates}), au plus {max}.',
    en: '{count, plural, one {# date} other {# dates}} of one group ({dates}), at most {max}.',
  },
  'rule.minDuties.title': { fr: 'Nombre minimal de gardes', en: 'Minimum number of duties' },
  'rule.minDuties.description': {
    fr: 'Si possible au moins tant de gardes par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible at least so many duties per person over the period, a month, a week or any n days in a row.',
  },
  'rule.minDuties.violation': {
    fr: '{count, plural, one {# garde} other {# gardes}} du {from, date} au {to, date}, {value} au moins souhaitées.',
    en: '{count, plural, one {# duty} other {# duties}} from {from, date} to {to, date}, at least {value} wanted.',
  },
  'rule.minHours.title': { fr: 'Nombre minimal d’heures', en: 'Minimum hours' },
  'rule.minHours.description': {
    fr: 'Si possible au moins tant d’heures de garde par personne sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible at least so many hours of duty per person over the period, a month, a week or any n days in a row.',
  },
  'rule.minHours.violation': {
    fr: '{count, plural, one {# heure} other {# heures}} du {from, date} au {to, date}, {value} au moins souhaitées.',
    en: '{count, plural, one {# hour} other {# hours}} from {from, date} to {to, date}, at least {value} wanted.',
  },
  'rule.targetDuties.title': { fr: 'Nombre de gardes visé', en: 'Target number of duties' },
  'rule.targetDuties.description': {
    fr: 'Si possible tant de gardes par personne, ni plus ni moins, sur la période, par mois, par semaine ou sur n jours glissants.',
    en: 'If possible so many duties per person, no more and no fewer, over the period, a month, a week or any n days in a row.',
  },
  'rule.targetDuties.violation': {
    fr: '{count, plural, one {# garde} other {# gardes}} du {from, date} au {to, date} au lieu de {value}.',
    en: '{count, plural, one {# duty} other {# duties}} from {from, date} to {to, date} in place of {value}.',
  },
  'rule.countCost.title': { fr: 'Barème par nombre', en: 'Table of costs by count' },
  'rule.countCost.description': {
    fr: 'Ce que coûtent tant de gardes, ou tant de souhaits non satisfaits, d’une même personne : un barème, pour chaque nombre.',
    en: 'What so many duties, or so many unmet wishes, of one person cost: a table with a figure for each number.',
  },
  'rule.countCost.violation.duties': {
    fr: '{count, plural, one {# garde} other {# gardes}} du {from, date} au {to, date} : coût {cost}.',
    en: '{count, plural, one {# duty} other {# duties}} from {from, date} to {to, date}: cost {cost}.',
  },
  'rule.countCost.violation.unmetWishes': {
    fr: '{count, plural, one {# souhait non satisfait} other {# souhaits non satisfaits}} du {from, date} au {to, date} : coût {cost}.',
    en: '{count, plural, one {# unmet wish} other {# unmet wishes}} from {from, date} to {to, date}: cost {cost}.',
  },
  'rule.cover.title': { fr: 'Postes en moins ou en plus', en: 'Heads missing or above' },
  'rule.cover.description': {
    fr: 'Ce que coûte chaque poste non pourvu, ou pourvu au-delà du nombre demandé, et combien de personnes en plus sont admises.',
    en: 'What each head missing, or above the number needed, costs, and how many more people are admitted.',
  },
  'rule.cover.violation.under': {
    fr: '{count, plural, one {# personne} other {# personnes}} sur {duty} pour {headcount, plural, one {# poste} other {# postes}}, trop peu.',
    en: '{count, plural, one {# person} other {# people}} on {duty} for {headcount, plural, one {# head} other {# heads}}, too few.',
  },
  'rule.cover.violation.over': {
    fr: '{count, plural, one {# personne} other {# personnes}} sur {duty} pour {headcount, plural, one {# poste} other {# postes}}, plus que demandé.',
    en: '{count, plural, one {# person} other {# people}} on {duty} for {headcount, plural, one {# head} other {# heads}}, more than needed.',
  },
  'issue.datesOfWeekend': {
    fr: '{place} : une liste de dates ne va qu’avec of: "dates".',
    en: '{place}: a list of dates only goes with of: "dates".',
  },
  'ineligible.notVolunteer': { fr: 'N’est pas volontaire.', en: 'Is not a volunteer.' },
  'ineligible.kind': { fr: 'Sa profession ne sert pas sur cette ligne.', en: 'The profession does not serve on this line.' },
  'ineligible.role': { fr: 'N’exerce pas ce rôle.', en: 'Does not take this role.' },
  'ineligible.territory': { fr: 'N’intervient pas sur ce territoire.', en: 'Does not serve this territory.' },
  'ineligible.exempted': { fr: 'Est exempté à cette date.', en: 'Is exempted on this date.' },
  'ineligible.unavailable': {
    fr: 'N’est pas disponible à cette date.',
    en: 'Is not available on this date.',
  },
  'ineligible.inactive': { fr: 'N’est pas en activité à cette date.', en: 'Is not active on this date.' },
  'ineligible.forbidden': { fr: 'Cette garde lui est interdite par la demande.', en: 'The request forbids this duty to this person.' },
  'ineligible.handedOver': { fr: 'A cédé cette garde.', en: 'Gave this duty up.' },
  'ineligible.unqualified': { fr: 'N’a pas la compétence demandée.', en: 'Lacks the skill required.' },
  'ineligible.establishment': {
    fr: 'Son établissement ne participe pas à cette ligne partagée.',
    en: 'Belongs to no establishment that takes part in this shared line.',
  },
  'ineligible.outOfTurn': {
    fr: 'C’est le tour d’un autre établissement.',
    en: 'It is the turn of another establishment.',
  },
  'ineligible.locum': {
    fr: 'Remplaçant sans médecin installé à remplacer sur cette garde.',
    en: 'Locum without an installed doctor to replace on this duty.',
  },
  'rule.headcount.title': {
    fr: 'Nombre de postes',
    en: 'Number of heads',
  },
  'rule.limits.title': {
    fr: 'Limites personnelles',
    en: 'Personal limits',
  },
  'rule.locum.title': {
    fr: 'Un remplaçant à la fois',
    en: 'One locum at a time',
  },
  blocker: {
    fr: '{who}, avec cette garde : {message}',
    en: '{who}, with this duty: {message}',
  },
} as const satisfies Record<string, Message>;
