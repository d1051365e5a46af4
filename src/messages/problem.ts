import type { Message } from './message.ts';

/**
 * What is wrong or odd with a request. `{place}` is where, in words: `lines[est-fixe].windows[night].end`.
 * French text has typographic apostrophes, and no-break spaces inside « » and before : ; ?
 */
export const problemMessages = {
  // Shape: what the schema refuses.
  'issue.required': {
    fr: '{place} : cette valeur est obligatoire.',
    en: '{place}: this value is required.',
  },
  'issue.unknownField': {
    fr: '{place} : le champ « {field} » n’existe pas ; vérifiez son orthographe.',
    en: '{place}: there is no field "{field}"; check its spelling.',
  },
  'issue.type': {
    fr: '{place} : la valeur doit être du type JSON « {expected} ».',
    en: '{place}: the value must be of JSON type "{expected}".',
  },
  'issue.min': {
    fr: '{place} : la valeur doit être au moins {min}.',
    en: '{place}: the value must be at least {min}.',
  },
  'issue.max': {
    fr: '{place} : la valeur doit être au plus {max}.',
    en: '{place}: the value must be at most {max}.',
  },
  'issue.above': {
    fr: '{place} : la valeur doit être supérieure à {min}.',
    en: '{place}: the value must be greater than {min}.',
  },
  'issue.below': {
    fr: '{place} : la valeur doit être inférieure à {max}.',
    en: '{place}: the value must be less than {max}.',
  },
  'issue.step': {
    fr: '{place} : la valeur doit être un multiple de {step}.',
    en: '{place}: the value must be a multiple of {step}.',
  },
  'issue.tooShort': {
    fr: '{place} : texte trop court (minimum : {min, plural, one {# caractère} other {# caractères}}).',
    en: '{place}: the text is too short (at least {min, plural, one {# character} other {# characters}}).',
  },
  'issue.tooLong': {
    fr: '{place} : texte trop long (maximum : {max} caractères).',
    en: '{place}: the text is too long (at most {max} characters).',
  },
  'issue.tooFew': {
    fr: '{place} : {count, plural, =0 {aucun élément} one {# élément} other {# éléments}}, il en faut au moins {min}.',
    en: '{place}: {count, plural, =0 {no item} one {only # item} other {only # items}}, at least {min} needed.',
  },
  'issue.tooMany': {
    fr: '{place} : {count, plural, one {# élément} other {# éléments}}, le maximum est de {max}.',
    en: '{place}: {count, plural, one {# item} other {# items}}, at most {max} allowed.',
  },
  'issue.controlCharacter': {
    fr: '{place} : le texte contient un caractère de contrôle (retour à la ligne, tabulation…).',
    en: '{place}: the text holds a control character (line break, tab…).',
  },
  'issue.tooLarge': {
    fr: '{place} : cet élément contient plus de {max} valeurs ; il n’a pas été lu.',
    en: '{place}: this item holds more than {max} values; it has not been read.',
  },
  'issue.enum': {
    fr: '{place} : valeur inconnue. Valeurs possibles : {options}.',
    en: '{place}: unknown value. Possible values: {options}.',
  },
  'issue.pattern': {
    fr: '{place} : ce texte n’a pas la forme attendue.',
    en: '{place}: the text does not have the expected form.',
  },
  'issue.identifier': {
    fr: '{place} : un identifiant ne contient ni « / » ni caractère de contrôle, et ne s’appelle pas « __proto__ ».',
    en: '{place}: an identifier contains no "/" and no control character, and is not "__proto__".',
  },
  'issue.clockStart': {
    fr: '{place} : heure attendue sous la forme HH:MM, de 00:00 à 23:59.',
    en: '{place}: expected a time HH:MM from 00:00 to 23:59.',
  },
  'issue.clockEnd': {
    fr: '{place} : heure attendue sous la forme HH:MM, de 00:00 à 240:00 (dix jours au plus).',
    en: '{place}: expected a time HH:MM from 00:00 to 240:00 (ten days at most).',
  },
  'issue.clockEndOfDay': {
    fr: '{place} : heure attendue sous la forme HH:MM, de 00:00 à 48:00.',
    en: '{place}: expected a time HH:MM from 00:00 to 48:00.',
  },
  'issue.monthDay': {
    fr: '{place} : jour de l’année attendu sous la forme MM-JJ, par exemple 12-24.',
    en: '{place}: expected a day of the year MM-DD, for example 12-24.',
  },
  'issue.listedTwice': {
    fr: '{place} : « {value} » figure déjà dans cette liste.',
    en: '{place}: "{value}" is already in this list.',
  },
  'issue.rateSaysNothing': {
    fr: '{place} : indiquez ce qui change : un montant (fee), un taux horaire (hourlyRate) ou des points (points).',
    en: '{place}: say what changes: a fee, an hourly rate (hourlyRate) or points.',
  },
  'issue.holidayBothWays': {
    fr: '{place} : le {date, date} est à la fois ajouté aux jours fériés et retiré.',
    en: '{place}: {date, date} is both added to the public holidays and removed from them.',
  },
  'issue.eveTwice': {
    fr: '{place} : la veille {date} figure déjà dans cette liste.',
    en: '{place}: the eve {date} is already in this list.',
  },
  'issue.department': {
    fr: '{place} : code de département inconnu (par exemple 01, 2A, 69 ou 974).',
    en: '{place}: unknown department code (for example 01, 2A, 69 or 974).',
  },
  'issue.date': {
    fr: '{place} : date attendue sous la forme AAAA-MM-JJ.',
    en: '{place}: expected a date YYYY-MM-DD.',
  },
  'issue.noSuchDate': {
    fr: '{place} : la date {date} n’existe pas.',
    en: '{place}: the date {date} does not exist.',
  },
  'issue.dateRange': {
    fr: '{place} : l’année doit être comprise entre 1900 et 2199.',
    en: '{place}: the year must lie between 1900 and 2199.',
  },
  'issue.instant': {
    fr: '{place} : instant attendu avec son décalage horaire, par exemple 2026-12-31T20:00:00+04:00.',
    en: '{place}: expected an instant with its offset, for example 2026-12-31T20:00:00+04:00.',
  },
  'issue.url': {
    fr: '{place} : adresse attendue commençant par http:// ou https://.',
    en: '{place}: expected an address that starts with http:// or https://.',
  },
  'issue.cents': {
    fr: '{place} : un montant en euros a au plus deux décimales.',
    en: '{place}: an amount in euros has at most two decimals.',
  },
  'issue.union': {
    fr: '{place} : cette valeur n’a aucune des formes admises.',
    en: '{place}: this value has none of the forms allowed.',
  },
  'issue.invalid': {
    fr: '{place} : cette valeur n’est pas valable.',
    en: '{place}: this value is not valid.',
  },
  'issue.tooManyIssues': {
    fr: 'La demande contient {total} erreurs ; seules les {shown} premières sont données.',
    en: 'The request has {total} mistakes; only the first {shown} are listed.',
  },

  // Ids declared twice, or named but not declared.
  'issue.duplicateId': {
    fr: '{place} : l’identifiant « {id} » est déjà celui de {first}.',
    en: '{place}: the id "{id}" is already taken by {first}.',
  },
  'issue.unknownLine': {
    fr: '{place} : aucune ligne ne porte l’identifiant « {id} ».',
    en: '{place}: no line has the id "{id}".',
  },
  'issue.unknownWindow': {
    fr: '{place} : aucune des lignes concernées n’a de plage horaire « {id} ».',
    en: '{place}: none of the lines concerned has a window "{id}".',
  },
  'issue.unknownTerritory': {
    fr: '{place} : aucun territoire ne porte l’identifiant « {id} ».',
    en: '{place}: no territory has the id "{id}".',
  },
  'issue.unknownEstablishment': {
    fr: '{place} : aucun établissement ne porte l’identifiant « {id} ».',
    en: '{place}: no establishment has the id "{id}".',
  },
  'issue.unknownParticipant': {
    fr: '{place} : aucun participant ne porte l’identifiant « {id} ».',
    en: '{place}: no participant has the id "{id}".',
  },
  'issue.unknownSite': {
    fr: '{place} : aucun lieu (sites) ne porte l’identifiant « {id} ».',
    en: '{place}: no site has the id "{id}".',
  },
  'issue.followsItself': {
    fr: '{place} : la ligne « {id} » ne peut se suivre elle-même.',
    en: '{place}: the line "{id}" cannot follow itself.',
  },
  'issue.followsFollower': {
    fr: '{place} : la ligne « {id} » n’a pas de plages à elle : elle en suit d’autres. Suivez plutôt celles-ci.',
    en: '{place}: the line "{id}" has no windows of its own: it follows others. Follow these instead.',
  },
  'issue.onlyWithFollows': {
    fr: '{place} : « {field} » n’a de sens que pour une ligne qui en suit d’autres (follows).',
    en: '{place}: "{field}" means something only for a line that follows others (follows).',
  },
  'issue.otherSystem': {
    fr: '{place} : le territoire « {id} » relève d’un autre dispositif (system : {system}).',
    en: '{place}: the territory "{id}" is of another system ({system}).',
  },
  'issue.travelToItself': {
    fr: '{place} : trajet du lieu « {id} » à lui-même.',
    en: '{place}: travel from the site "{id}" to itself.',
  },
  'issue.travelTwice': {
    fr: '{place} : le trajet de « {from} » à « {to} » est déjà donné.',
    en: '{place}: the travel from "{from}" to "{to}" is given already.',
  },
  'issue.travelNotSquare': {
    fr: '{place} : {count} éléments pour {sites} lieux ; la matrice des trajets est carrée (null pour un temps inconnu).',
    en: '{place}: {count} items for {sites} sites; the travel matrix is square (null for what is not known).',
  },
  'issue.unknownLedger': {
    fr: '{place} : aucun compteur ne porte l’identifiant « {id} ».',
    en: '{place}: no ledger has the id "{id}".',
  },
  'issue.unknownTimeZone': {
    fr: '{place} : le fuseau horaire « {id} » n’existe pas (par exemple Europe/Paris ou Indian/Reunion).',
    en: '{place}: there is no time zone "{id}" (for example Europe/Paris or Indian/Reunion).',
  },
  'issue.unknownSlot': {
    fr: '{place} : le créneau « {id} » n’existe pas ; un créneau s’écrit ligne/date/plage, à une date de la période où la plage est ouverte.',
    en: '{place}: there is no slot "{id}"; a slot is written line/date/window, on a date of the period on which the window opens.',
  },
  'issue.shareWithoutPartner': {
    fr: '{place} : l’établissement « {id} » a une part mais ne participe pas à la ligne.',
    en: '{place}: the establishment "{id}" has a share but does not take part in the line.',
  },
  'issue.shareWithoutPeople': {
    fr: '{place} : aucun participant n’est rattaché à l’établissement « {id} », qui ne pourra donc jamais assurer sa part.',
    en: '{place}: no participant belongs to the establishment "{id}", so it can never serve its share.',
  },
  'issue.turnsOrEstablishments': {
    fr: '{place} : indiquez soit establishments (tours de même durée), soit turns, et pas les deux.',
    en: '{place}: give either establishments (turns of equal length) or turns, and not both.',
  },
  'issue.cycleDaysOfTurns': {
    fr: '{place} : cycleDays ne va qu’avec establishments ; dans turns, chaque tour dit sa durée.',
    en: '{place}: cycleDays only goes with establishments; in turns, each turn says how long it is.',
  },
  'issue.exceptionsOverlap': {
    fr: '{place} : le {date} figure déjà dans une autre exception.',
    en: '{place}: another exception covers {date} already.',
  },
  'issue.perHouseTooMany': {
    fr: '{place} : {heads} postes sont réservés aux établissements, mais la plage « {window} » n’en a que {headcount}.',
    en: '{place}: {heads} heads are kept for establishments, but the window "{window}" only has {headcount}.',
  },
  'issue.unknownSharedPart': {
    fr: '{place} : « {id} » n’est pas une ligne partagée, ni une part de ligne partagée à part (ligne/étiquettes, ligne/holiday).',
    en: '{place}: "{id}" is no shared line, nor a part of one that is shared apart (line/tags, line/holiday).',
  },
  'issue.missingShare': {
    fr: '{place} : il manque la part de l’établissement « {id} » ; donnez toutes les parts, ou aucune pour des parts égales.',
    en: '{place}: the share of the establishment "{id}" is missing; give all shares, or none for equal ones.',
  },

  // Stretches of time.
  'issue.periodReversed': {
    fr: '{place} : la période finit le {end, date}, avant de commencer le {start, date}.',
    en: '{place}: the period ends on {end, date}, before it starts on {start, date}.',
  },
  'issue.periodTooLong': {
    fr: '{place} : la période du {start, date} au {end, date} compte {days} jours, le maximum est de {max}.',
    en: '{place}: the period from {start, date} to {end, date} has {days} days, at most {max} are allowed.',
  },
  'issue.rangeReversed': {
    fr: '{place} : la date de fin {to, date} précède la date de début {from, date}.',
    en: '{place}: the last date {to, date} comes before the first date {from, date}.',
  },
  'issue.moment': {
    fr: '{place} : date (AAAA-MM-JJ) ou date et heure locales attendues, par exemple 2027-06-08T12:00.',
    en: '{place}: expected a date (YYYY-MM-DD) or a local date and time, for example 2027-06-08T12:00.',
  },
  'issue.momentsReversed': {
    fr: '{place} : la fin ({to, date}) précède le début ({from, date}) ou coïncide avec lui.',
    en: '{place}: the end ({to, date}) comes before the start ({from, date}), or with it.',
  },
  'issue.momentsMixed': {
    fr: '{place} : donnez le début et la fin tous deux en heure locale, ou tous deux avec leur décalage horaire.',
    en: '{place}: give the start and the end both in local time, or both with their offset.',
  },
  'issue.availableToAll': {
    fr: '{place} : ces dates n’ajoutent rien à qui est disponible tous les jours. Donnez aussi les jours de la semaine (weekdays), ou mode : "optIn" pour n’offrir que ces dates.',
    en: '{place}: these dates add nothing for who is available every day. Give days of the week (weekdays) as well, or mode: "optIn" to offer these dates alone.',
  },
  'issue.emptyWindow': {
    fr: '{place} : la plage finit à l’heure où elle commence ({time}) ; pour une journée entière, écrivez par exemple 08:00 à 32:00.',
    en: '{place}: the window ends at the time it starts ({time}); for a whole day write for example 08:00 to 32:00.',
  },
  'issue.historyReversed': {
    fr: '{place} : cette garde passée finit le {end, date} à {end, time}, avant de commencer ou à l’instant où elle commence (le {start, date} à {start, time}).',
    en: '{place}: this past duty ends on {end, date} at {end, time}, before or at the instant it starts ({start, date} at {start, time}).',
  },
  'issue.historyTooLong': {
    fr: '{place} : cette garde passée, du {start, date} au {end, date}, dure plus de {max} jours.',
    en: '{place}: this past duty, from {start, date} to {end, date}, lasts more than {max} days.',
  },

  // Decisions already taken.
  'issue.pinNotVolunteer': {
    fr: '{place} : « {participant} » n’est pas volontaire et ne peut être fixé sur {slot}, sauf réquisition du préfet (requisition : true).',
    en: '{place}: "{participant}" is no volunteer and cannot be pinned to {slot}, unless requisitioned by the prefect (requisition: true).',
  },
  'issue.pinExempted': {
    fr: '{place} : « {participant} » est exempté le {date, date} et ne peut être fixé sur {slot}, sauf réquisition du préfet (requisition : true).',
    en: '{place}: "{participant}" is exempted on {date, date} and cannot be pinned to {slot}, unless requisitioned by the prefect (requisition: true).',
  },
  'issue.historyInPeriod': {
    fr: '{place} : cette garde du {date, date} est le créneau {slot} de la période demandée ; une garde déjà décidée s’y inscrit dans « pinned », pas dans « history ».',
    en: '{place}: this duty of {date, date} is slot {slot} of the period asked for; a duty already decided there goes into "pinned", not into "history".',
  },
  'issue.pinTwice': {
    fr: '{place} : « {participant} » est déjà fixé sur {slot} par {first}.',
    en: '{place}: "{participant}" is already pinned to {slot} by {first}.',
  },
  'issue.tooManyPins': {
    fr: '{place} : {pins} personnes sont fixées sur {slot}, qui n’en admet que {headcount}.',
    en: '{place}: {pins} people are pinned to {slot}, which has room for only {headcount}.',
  },
  'issue.capacityOfPerson': {
    fr: '{place} : seule une entreprise (pharmacie ou ambulance) assure plusieurs gardes en même temps ; {count} demandées.',
    en: '{place}: only a company (pharmacy or ambulance) holds several duties at the same time; {count} asked for.',
  },
  'issue.forbiddenWhat': {
    fr: '{place} : indiquez un créneau (slot), une ligne (line) ou une sélection (scope), un seul des trois ; {count, plural, =0 {aucun n’est donné} one {# est donné} other {# sont donnés}}.',
    en: '{place}: give a slot, a line or a scope, exactly one of the three; {count, plural, =0 {none is given} one {# is given} other {# are given}}.',
  },

  // Sizes.
  'issue.tooManyHeads': {
    fr: '{place} : la demande compte {heads} postes à pourvoir, le maximum est de {max}.',
    en: '{place}: the request needs {heads} heads, at most {max} are allowed.',
  },
  'issue.tooManyWindows': {
    fr: '{place} : la demande compte {windows} plages horaires, le maximum est de {max}.',
    en: '{place}: the request has {windows} windows, at most {max} are allowed.',
  },
  'issue.tooManyCandidates': {
    fr: '{place} : la demande ouvre {candidates, number} affectations possibles (créneaux × participants qui peuvent les tenir), le maximum est de {max, number}. Découpez-la par période ou par territoire.',
    en: '{place}: the request opens {candidates, number} possible assignments (slots times the participants who may hold them), at most {max, number} are allowed. Split it by period or by territory.',
  },
  'issue.tooMuchWork': {
    fr: '{place} : les règles et les souhaits portent sur {terms, number} termes (affectations possibles × règles × jours qu’elles embrassent), le maximum est de {max, number}. Restreignez les règles ou découpez la demande.',
    en: '{place}: rules and wishes look at {terms, number} terms (possible assignments times rules times the days they span), at most {max, number} are allowed. Narrow the rules or split the request.',
  },
  'issue.tooManyFollowed': {
    fr: '{place} : les lignes qui en suivent d’autres demandent de lire {dates} dates, le maximum est de {max}.',
    en: '{place}: the lines that follow others ask for {dates} dates to be read, at most {max} are allowed.',
  },
  'issue.tooManySlots': {
    fr: '{place} : la demande compte {slots} créneaux, le maximum est de {max}.',
    en: '{place}: the request has {slots} slots, at most {max} are allowed.',
  },
  'issue.tooManyReinforcedWindows': {
    fr: '{place} : les renforts portent sur {count} plages horaires au total, le maximum est de {max}.',
    en: '{place}: the reinforcements concern {count} windows in all, at most {max} are allowed.',
  },

  // Odd, but no obstacle.
  'warning.rpps': {
    fr: 'Le numéro RPPS de {participant} n’a pas 11 chiffres ou sa clé de contrôle est fausse.',
    en: 'The RPPS number of {participant} does not have 11 digits, or its check digit is wrong.',
  },
  'warning.rppsTwice': {
    fr: '{participant} et {other} ont le même numéro RPPS : s’agit-il de la même personne ?',
    en: '{participant} and {other} have the same RPPS number: are they the same person?',
  },
  'warning.calledLast': {
    fr: '{participant} : aucune part de gardes à tenir (taux d’activité nul, ou aucune garde de son territoire) ; il n’est fait appel à cette personne qu’en dernier dans son rang.',
    en: '{participant}: no share of the duties is owed (activity rate 0, or no duty in the own territory); this person is called last within the tier.',
  },
  'warning.historyTwice': {
    fr: '{who} : la garde passée de la ligne {line} du {date, date} est donnée deux fois ; elle compte une fois.',
    en: '{who}: the past duty of line {line} on {date, date} is given twice; it counts once.',
  },
  'warning.historyAtOnce': {
    fr: '{who} : deux gardes passées au même moment, {otherLine} du {otherDate, date} et {line} du {date, date} ; les deux comptent.',
    en: '{who}: two past duties at the same moment, {otherLine} on {otherDate, date} and {line} on {date, date}; both count.',
  },
  'warning.finess': {
    fr: 'Le numéro FINESS de {establishment} n’a pas la forme attendue (9 caractères).',
    en: 'The FINESS number of {establishment} does not have the expected form (9 characters).',
  },
  'warning.neverAvailable': {
    fr: '{participant} n’est disponible à aucune date : ni jour de la semaine (weekdays) ni date (available).',
    en: '{participant} is available on no date: neither days of the week (weekdays) nor dates (available) are given.',
  },
  'warning.windowClosedOnBridge': {
    fr: '{line}, plage {from}-{to} : fermée {count, plural, one {# jour de pont} other {# jours de pont}}, à partir du {date, date}. Ajoutez « bridge » aux jours de la plage « {window} » si elle doit ouvrir.',
    en: '{line}, window {from}-{to}: closed on {count, plural, one {# bridge day} other {# bridge days}}, from {date, date} on. Add "bridge" to the days of the window "{window}" if it should open.',
  },
  'warning.noTravelFigure': {
    fr: '{count, plural, one {Un temps de trajet manque} other {# temps de trajet manquent}} pour la règle des {minutes} min, par exemple entre {participant} et les postes que suit {line}. Qui n’a aucun temps de trajet connu n’assure pas ces gardes.',
    en: '{count, plural, one {One travel time is} other {# travel times are}} missing for the rule of {minutes} min, for example between {participant} and the posts of {line}. Those without any known travel time do not hold these duties.',
  },
  'warning.windowClosedOnHoliday': {
    fr: '{line}, plage {from}-{to} : fermée {count, plural, one {# jour férié} other {# jours fériés}}, à partir du {date, date}, sans autre plage de la ligne aux mêmes heures. Ajoutez « holiday » aux jours de la plage « {window} », ou écrivez « sat » ou « sun » pour le jour de la semaine.',
    en: '{line}, window {from}-{to}: closed on {count, plural, one {# public holiday} other {# public holidays}}, from {date, date} on, with no other window of the line at those hours. Add "holiday" to the days of the window "{window}", or write "sat" or "sun" for the day of the week.',
  },
  'warning.followedBeyondPeriod': {
    fr: 'La ligne « {line} » suit des gardes qui durent après la fin de la période, le {date, date} : ces heures ne sont d’aucun tableau. Donnez-les dans le tableau suivant par des plages.',
    en: 'The line "{line}" follows duties that go on after the end of the period on {date, date}: these hours are in no table. Give them as windows in the next one.',
  },
  'warning.windowDateClosed': {
    fr: '{line}, plage {from}-{to} : {count, plural, one {# date demandée par « on » reste sans effet, le {date, date} : ses autres conditions (jours, exceptions, semaines, validité de la ligne) l’excluent.} other {# dates demandées par « on » restent sans effet, la première le {date, date} : ses autres conditions (jours, exceptions, semaines, validité de la ligne) les excluent.}}',
    en: '{line}, window {from}-{to}: {count, plural, one {# date named by "on" has no effect, {date, date}: its other conditions (days, exceptions, weeks, validity of the line) exclude it.} other {# dates named by "on" have no effect, the first on {date, date}: its other conditions (days, exceptions, weeks, validity of the line) exclude them.}}',
  },
  'warning.windowNeverOpens': {
    fr: '{line}, plage {from}-{to} : n’ouvre à aucune date de la période.',
    en: '{line}, window {from}-{to}: opens on no date of the period.',
  },
  'warning.reinforcementWithoutSlots': {
    fr: 'Le renfort du {from, date} au {to, date} ne tombe sur aucun créneau : dates hors de la période, ou plages fermées ces jours-là.',
    en: 'The reinforcement from {from, date} to {to, date} falls on no slot: its dates are outside the period, or its windows are closed on them.',
  },
  'warning.noHolidayToRemove': {
    fr: 'Le {date, date}, retiré des jours fériés, n’en est pas un.',
    en: '{date, date}, removed from the public holidays, is none.',
  },
  'warning.unknownTag': {
    fr: 'L’étiquette « {tag} » n’est ni automatique ni portée par une plage ou une garde passée : ce qui la demande ne désigne rien. Vérifiez son orthographe.',
    en: 'The tag "{tag}" is neither automatic nor borne by a window or a past duty: what asks for it selects nothing. Check its spelling.',
  },
  'warning.windowWithoutMinutes': {
    fr: '{line}, plage {from}-{to} : sans durée à cause du changement d’heure à {count, plural, one {# date} other {# dates}}, à partir du {date, date} ; aucun créneau.',
    en: '{line}, window {from}-{to}: without duration because of the clock change on {count, plural, one {# date} other {# dates}}, from {date, date} on; no slot.',
  },
} as const satisfies Record<string, Message>;
