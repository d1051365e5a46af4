import type { Message } from './message.ts';

/** What is said about fees, funding, payment sheets, presets, and requests for scenarios. */
export const moneyMessages = {
  'issue.fundingEither': {
    fr: '{place} : une étape a des postes (ou une sélection) à elle, ou bien des sous-étapes, pas les deux.',
    en: '{place}: a step has posts (or a selection) of its own, or sub-steps, not both.',
  },
  'issue.fundingEmpty': {
    fr: '{place} : cette étape ne paie rien ; donnez-lui des postes, une sélection ou des sous-étapes.',
    en: '{place}: this step pays nothing; give it posts, a selection or sub-steps.',
  },
  'issue.fundingPeriod': {
    fr: '{place} : une période est nécessaire dès qu’un poste ne donne pas son nombre de jours ou que des lignes sont données.',
    en: '{place}: a period is needed as soon as a post does not give its number of days, or lines are given.',
  },
  'issue.tooManyPosts': {
    fr: '{place} : {count} postes au total, le maximum est de {max}.',
    en: '{place}: {count} posts in total, at most {max} are allowed.',
  },
  'issue.tooFewVolunteers': {
    fr: '{place} : {count} volontaires à retirer, il n’y en a que {max}.',
    en: '{place}: {count} volunteers to remove, there are only {max}.',
  },
  'issue.countOrPercent': {
    fr: '{place} : donnez un nombre (count) ou un pourcentage (percent), pas les deux.',
    en: '{place}: give a number (count) or a percentage (percent), not both.',
  },
  'issue.lastLine': {
    fr: '{place} : « {id} » est la seule ligne ; un problème en a au moins une.',
    en: '{place}: "{id}" is the only line; a problem has at least one.',
  },
  'issue.lastWindow': {
    fr: '{place} : « {id} » est la seule plage de la ligne ; supprimez plutôt la ligne.',
    en: '{place}: "{id}" is the only window of the line; drop the line instead.',
  },
  'issue.unknownRule': {
    fr: '{place} : la base n’a pas de règle « {rule} ».',
    en: '{place}: the base has no rule "{rule}".',
  },
  'issue.patchNowhere': {
    fr: '{place} : ce pointeur JSON ne mène nulle part.',
    en: '{place}: this JSON pointer leads nowhere.',
  },
  'issue.patchValue': {
    fr: '{place} : cette opération demande une valeur (value).',
    en: '{place}: this operation needs a value.',
  },
  'issue.patchFrom': {
    fr: '{place} : cette opération demande un pointeur d’origine (from).',
    en: '{place}: this operation needs a source pointer (from).',
  },
  'issue.patchTest': {
    fr: '{place} : la valeur trouvée n’est pas celle qui est attendue.',
    en: '{place}: the value found is not the one expected.',
  },
  'issue.patchInto': {
    fr: '{place} : une valeur ne peut pas être déplacée en elle-même.',
    en: '{place}: a value cannot be moved into itself.',
  },
  'issue.sweptValue': {
    fr: '{place} : avec cette valeur, les opérations ne peuvent pas être comprises.',
    en: '{place}: with this value the operations cannot be understood.',
  },
  'issue.tooManySolves': {
    fr: '{place} : {solves} calculs demandés, le maximum est de {max}.',
    en: '{place}: {solves} solves asked for, at most {max} are allowed.',
  },

  'issue.presetJson': { fr: 'Le fichier n’est pas du JSON.', en: 'The file is not JSON.' },
  'issue.presetName': {
    fr: '{place} : « {id} » ; l’identifiant est le nom du fichier, {file} sans « .json ».',
    en: '{place}: "{id}"; the id is the name of the file, {file} without ".json".',
  },

  'issue.nothingToVisa': {
    fr: '{place} : « {id} » n’a aucune garde réalisée en {month} ; il n’y a rien à viser.',
    en: '{place}: "{id}" served no duty in {month}; there is nothing to give a visa for.',
  },

  'warning.feeBelowFloor': {
    fr: '{count, plural, one {# plage paie} other {# plages paient}} moins que le plancher national de {floor} €/h ; la plus basse, {from}-{to} de {line}, paie {paid} €/h.',
    en: '{count, plural, one {# window pays} other {# windows pay}} less than the national floor of {floor} €/h; the lowest, {from}-{to} of {line}, pays {paid} €/h.',
  },

  'problem.unknown-scenario': { fr: 'Scénario inconnu', en: 'Unknown scenario' },
  'problem.unknown-scenario.detail': {
    fr: 'Aucun scénario ne porte cet identifiant, ou il a été effacé.',
    en: 'No scenario has this id, or it has been erased.',
  },
  'problem.scenario-unfinished': { fr: 'Le scénario n’est pas terminé', en: 'The scenario has not ended' },
  'problem.scenario-unfinished.detail': {
    fr: 'La comparaison ne s’imprime qu’une fois le calcul terminé.',
    en: 'The comparison can be printed once the run has ended.',
  },
  'problem.unknown-preset': { fr: 'Modèle régional inconnu', en: 'Unknown preset' },
  'problem.unknown-preset.detail': {
    fr: 'Aucun modèle régional ne porte cet identifiant ; GET /v1/presets les énumère.',
    en: 'No preset has this id; GET /v1/presets lists them.',
  },

  // Columns of what an envelope pays.
  'funding.step': { fr: 'Étape', en: 'Step' },
  'funding.label': { fr: 'Libellé', en: 'Label' },
  'funding.part': { fr: 'Sous-étape', en: 'Part' },
  'funding.partLabel': { fr: 'Libellé de la sous-étape', en: 'Label of the part' },
  'funding.state': { fr: 'État', en: 'State' },
  'funding.cost': { fr: 'Coût (€)', en: 'Cost (€)' },
  'funding.paid': { fr: 'Financé (€)', en: 'Funded (€)' },
  'funding.hours': { fr: 'Heures de garde', en: 'Hours of duty' },
  'funding.eurosPerHour': { fr: '€ par heure couverte', en: '€ per hour covered' },
  'funding.eurosPerInhabitant': { fr: '€ par habitant', en: '€ per inhabitant' },
  'funding.total': { fr: 'Total', en: 'Total' },
  'funding.left': { fr: 'Reste de l’enveloppe', en: 'Left of the envelope' },
  'funding.state.funded': { fr: 'financée', en: 'funded' },
  'funding.state.lacking': { fr: 'non financée, la première', en: 'not funded, the first' },
  'funding.state.notReached': { fr: 'non atteinte', en: 'not reached' },

  // Columns of the payment sheets.
  'claims.rpps': { fr: 'RPPS', en: 'RPPS' },
  'claims.name': { fr: 'Nom', en: 'Name' },
  'claims.participant': { fr: 'Identifiant', en: 'Id' },
  'claims.month': { fr: 'Mois', en: 'Month' },
  'claims.territory': { fr: 'Territoire', en: 'Territory' },
  'claims.line': { fr: 'Ligne', en: 'Line' },
  'claims.date': { fr: 'Date', en: 'Date' },
  'claims.start': { fr: 'Début', en: 'Start' },
  'claims.end': { fr: 'Fin', en: 'End' },
  'claims.state': { fr: 'État', en: 'State' },
  'claims.replacedBy': { fr: 'Remplacé par', en: 'Replaced by' },
  'claims.replaces': { fr: 'Remplace', en: 'Replaces' },
  'claims.hours': { fr: 'Heures', en: 'Hours' },
  'claims.amount': { fr: 'Montant (€)', en: 'Amount (€)' },
  'claims.visa': { fr: 'Visa', en: 'Visa' },
  'claims.payable': { fr: 'À payer (€)', en: 'Payable (€)' },
  'claims.state.planned': { fr: 'prévue', en: 'planned' },
  'claims.state.served': { fr: 'réalisée', en: 'served' },
  'claims.state.replaced': { fr: 'remplacée', en: 'replaced' },
  'claims.state.unserved': { fr: 'non assurée', en: 'unserved' },
  'claims.visa.none': { fr: 'non visée', en: 'none' },
  'claims.visa.given': { fr: 'visée', en: 'given' },
  'claims.visa.outdated': { fr: 'à viser de nouveau', en: 'outdated' },
} as const satisfies Record<string, Message>;
