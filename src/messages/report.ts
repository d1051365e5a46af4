import type { Message } from './index.ts';

/** Words of the reports that are printed or opened as a table. */
export const reportMessages = {
  'report.shortfall.note': {
    fr: 'Médecins susceptibles d’exercer, volontaires ou non, hors médecins exemptés ; par ordre d’identifiant. Cette liste n’est pas un classement et ne désigne personne : la réquisition relève du seul préfet (R.6315-4).',
    en: 'Doctors liable to serve, volunteers or not, exempted doctors left out; in the order of their ids. The list is no ranking and names nobody for requisition, which is for the prefect alone to decide (R.6315-4).',
  },
  'report.shortfall.title': { fr: 'Rapport de carence de la permanence des soins', en: 'Shortfall report of out-of-hours care' },
  'report.shortfall.period': {
    fr: 'Tableau du {start} au {end}. Rapport établi au {asOf}.',
    en: 'Roster from {start} to {end}. Report as of {asOf}.',
  },
  'report.shortfall.total': {
    fr: '{heads} poste(s) sans médecin, soit {hours} heure(s).',
    en: '{heads} head(s) missing, {hours} hour(s).',
  },
  'report.shortfall.noTerritory': { fr: 'Sans territoire', en: 'Without territory' },
  'report.shortfall.relays': { fr: 'Relais en place :', en: 'Relays in place:' },
  'report.shortfall.relaysColumn': { fr: 'Relais', en: 'Relays' },
  'report.shortfall.none': { fr: 'aucun', en: 'none' },
  'report.shortfall.territory': { fr: 'Territoire', en: 'Territory' },
  'report.shortfall.date': { fr: 'Date', en: 'Date' },
  'report.shortfall.hours': { fr: 'Horaires', en: 'Hours' },
  'report.shortfall.start': { fr: 'Début', en: 'Start' },
  'report.shortfall.end': { fr: 'Fin', en: 'End' },
  'report.shortfall.line': { fr: 'Ligne', en: 'Line' },
  'report.shortfall.missing': { fr: 'Postes manquants', en: 'Missing' },
  'report.shortfall.reportBy': { fr: 'À signaler avant le', en: 'To report by' },
  'report.shortfall.overdue': { fr: 'En retard', en: 'Overdue' },
  'report.shortfall.opinions': { fr: 'Avis', en: 'Opinions' },
  'report.shortfall.liable': { fr: 'Médecins susceptibles d’exercer', en: 'Doctors liable to serve' },
  'report.shortfall.doctors': { fr: 'Médecins susceptibles d’exercer', en: 'Doctors liable to serve' },
  'report.shortfall.id': { fr: 'Identifiant', en: 'Id' },
  'report.shortfall.name': { fr: 'Nom', en: 'Name' },
  'report.shortfall.volunteer': { fr: 'Volontaire', en: 'Volunteer' },
  'report.shortfall.address': { fr: 'Adresse professionnelle', en: 'Professional address' },
  'report.shortfall.phone': { fr: 'Téléphone', en: 'Telephone' },
  'report.shortfall.yes': { fr: 'oui', en: 'yes' },
  'report.shortfall.no': { fr: 'non', en: 'no' },
  'report.shortfall.asked': {
    fr: '{body} : avis demandé le {askedOn}, non reçu.',
    en: '{body}: opinion asked on {askedOn}, not received.',
  },
  'report.shortfall.received': {
    fr: '{body} : avis demandé le {askedOn}, reçu le {receivedOn}. {opinion}',
    en: '{body}: opinion asked on {askedOn}, received on {receivedOn}. {opinion}',
  },

  'calendar.title': { fr: 'Gardes', en: 'Duties' },
  'calendar.duty': { fr: 'Garde : {line}', en: 'Duty: {line}' },
} as const satisfies Record<string, Message>;
