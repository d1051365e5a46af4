import type { Message } from './index.ts';

/** What is said about fees, funding, payment sheets, scenarios and yearly indicators. */
export const moneyMessages = {
  'issue.fundingEither': {
    fr: '{place} : une étape a des postes (ou une sélection) à elle, ou bien des sous-étapes, pas les deux.',
    en: '{place}: a step has posts (or a selection) of its own, or sub-steps, not both.',
  },
  'issue.fundingEmpty': {
    fr: '{place} : cette étape ne paie rien ; donnez-lui des postes, une sélection ou des sous-étapes.',
    en: '{place}: this step pays nothing; give it posts, a selection or sub-steps.',
  },
  'issue.fundingPeriod': {
    fr: '{place} : une période est nécessaire dès qu’un poste ne donne pas son nombre de jours ou que des lignes sont données.',
    en: '{place}: a period is needed as soon as a post does not give its number of days, or lines are given.',
  },
  'issue.tooManyPosts': {
    fr: '{place} : {count} postes au total, le maximum est de {max}.',
    en: '{place}: {count} posts in total, at most {max} are allowed.',
  },
  'issue.tooFewVolunteers': {
    fr: '{place} : {count} volontaires à retirer, il n’y en a que {max}.',
    en: '{place}: {count} volunteers to remove, there are only {max}.',
  },
  'issue.countOrPercent': {
    fr: '{place} : donnez un nombre (count) ou un pourcentage (percent), pas les deux.',
    en: '{place}: give a number (count) or a percentage (percent), not both.',
  },
  'issue.lastLine': {
    fr: '{place} : « {id} » est la seule ligne ; un problème en a au moins une.',
    en: '{place}: "{id}" is the only line; a problem has at least one.',
  },
  'issue.lastWindow': {
    fr: '{place} : « {id} » est la seule plage de la ligne ; supprimez plutôt la ligne.',
    en: '{place}: "{id}" is the only window of the line; drop the line instead.',
  },
  'issue.unknownRule': {
    fr: '{place} : la base n’a pas de règle « {rule} ».',
    en: '{place}: the base has no rule "{rule}".',
  },
  'issue.patchNowhere': {
    fr: '{place} : ce pointeur JSON ne mène nulle part.',
    en: '{place}: this JSON pointer leads nowhere.',
  },
  'issue.patchValue': {
    fr: '{place} : cette opération demande une valeur (value).',
    en: '{place}: this operation needs a value.',
  },
  'issue.patchFrom': {
    fr: '{place} : cette opération demande un pointeur d’origine (from).',
    en: '{place}: this operation needs a source pointer (from).',
  },
  'issue.patchTest': {
    fr: '{place} : la valeur trouvée n’est pas celle qui est attendue.',
    en: '{place}: the value found is not the one expected.',
  },
  'issue.patchInto': {
    fr: '{place} : une valeur ne peut pas être déplacée en elle-même.',
    en: '{place}: a value cannot be moved into itself.',
  },
  'issue.sweptValue': {
    fr: '{place} : avec cette valeur, les opérations ne peuvent pas être comprises.',
    en: '{place}: with this value the operations cannot be understood.',
  },
  'issue.tooManySolves': {
    fr: '{place} : {solves} calculs demandés, le maximum est de {max}.',
    en: '{place}: {solves} solves asked for, at most {max} are allowed.',
  },

  'issue.nothingToVisa': {
    fr: '{place} : « {id} » n’a aucune garde réalisée en {month} ; il n’y a rien à viser.',
    en: '{place}: "{id}" served no duty in {month}; there is nothing to give a visa for.',
  },

  'warning.feeBelowFloor': {
    fr: '{count} plage(s) paient moins que le plancher national de {floor} €/h ; la plus basse, « {window} » de « {line} », paie {paid} €/h.',
    en: '{count} window(s) pay less than the national floor of {floor} €/h; the lowest, "{window}" of "{line}", pays {paid} €/h.',
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
    fr: 'Aucun modèle régional ne porte cet identifiant ; GET /v1/presets les énumère.',
    en: 'No preset has this id; GET /v1/presets lists them.',
  },

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

  // Columns and lines of the comparison of a scenario.
  'scenario.title': { fr: 'Comparaison de scénarios', en: 'Comparison of scenarios' },
  'scenario.variant': { fr: 'Variante', en: 'Variant' },
  'scenario.state': { fr: 'État', en: 'State' },
  'scenario.fillRate': { fr: 'Taux de remplissage (%)', en: 'Fill rate (%)' },
  'scenario.shortfallHours': { fr: 'Carence, classe {class} (h)', en: 'Shortfall, class {class} (h)' },
  'scenario.tierHours': { fr: 'Recours (rang × h)', en: 'Tier (rank × h)' },
  'scenario.cost': { fr: 'Coût (€)', en: 'Cost (€)' },
  'scenario.left': { fr: 'Reste de l’enveloppe (€)', en: 'Left of the envelope (€)' },
  'scenario.gini': { fr: 'Équité (Gini)', en: 'Fairness (Gini)' },
  'scenario.verdict': { fr: 'Carences par rapport à la base', en: 'Shortfall against the base' },
  'scenario.proven': { fr: 'Prouvé', en: 'Proven' },
  'scenario.affected': { fr: 'Participants concernés', en: 'Participants affected' },
  'scenario.state.solved': { fr: 'calculée', en: 'solved' },
  'scenario.state.failed': { fr: 'refusée', en: 'refused' },
  'scenario.state.notSolved': { fr: 'non calculée', en: 'not solved' },
  'scenario.verdict.better': { fr: 'mieux', en: 'better' },
  'scenario.verdict.equal': { fr: 'identique', en: 'equal' },
  'scenario.verdict.worse': { fr: 'moins bien', en: 'worse' },
  'scenario.yes': { fr: 'oui', en: 'yes' },
  'scenario.no': { fr: 'non', en: 'no' },
  'scenario.criticalTitle': { fr: 'Volontaires dont le départ creuse les carences', en: 'Volunteers without whom the shortfall grows' },
  'scenario.critical': { fr: 'Sans « {participant} » : {hours}', en: 'Without "{participant}": {hours}' },
  'scenario.criticalHours': { fr: '{hours} h en classe {class}', en: '{hours} h in class {class}' },
  'scenario.capacityTitle': { fr: 'Effectif nécessaire', en: 'Volunteers needed' },
  'scenario.capacity': {
    fr: '{territory} : {needed} volontaire(s) pour {target} % des gardes pourvues ({volunteers} aujourd’hui)',
    en: '{territory}: {needed} volunteer(s) for {target} % of duties filled ({volunteers} today)',
  },
  'scenario.capacityOut': {
    fr: '{territory} : {target} % des gardes pourvues hors d’atteinte avec l’ajout permis ({volunteers} volontaire(s) aujourd’hui)',
    en: '{territory}: {target} % of duties filled is out of reach with what may be added ({volunteers} volunteer(s) today)',
  },
} as const satisfies Record<string, Message>;
