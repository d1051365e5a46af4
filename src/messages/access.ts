import type { Message } from './index.ts';

/** Access, limits, webhooks: problems and mistakes of the environment. */
export const accessMessages = {
  'problem.unauthenticated': { fr: 'Identification requise', en: 'Identification required' },
  'problem.unauthenticated.detail': {
    fr: 'Envoyez « Authorization: Bearer … » avec une clé ou un jeton.',
    en: 'Send “Authorization: Bearer …” with a key or a token.',
  },
  'problem.invalid-credential': { fr: 'Clé ou jeton non valable', en: 'Key or token not valid' },
  'problem.invalid-credential.detail': {
    fr: 'Il est inconnu, mal formé, expiré, ou destiné à un autre service.',
    en: 'It is unknown, malformed, expired, or meant for another service.',
  },
  'problem.provider-unavailable': { fr: 'Fournisseur d’identité injoignable', en: 'Identity provider out of reach' },
  'problem.provider-unavailable.detail': {
    fr: 'Le jeton ne peut pas être vérifié maintenant ; réessayez dans {seconds} secondes.',
    en: 'The token cannot be checked now; try again in {seconds} seconds.',
  },
  'problem.forbidden': { fr: 'Appel non permis', en: 'Call not permitted' },
  'problem.forbidden.detail': { fr: 'Vos rôles ne permettent pas cet appel.', en: 'Your roles do not permit this call.' },
  'problem.foreign-department': { fr: 'Département non permis', en: 'Department not permitted' },
  'problem.foreign-department.detail': {
    fr: '« department » et les lignes de la demande doivent être parmi les vôtres.',
    en: '"department" and the lines of the request must be among yours.',
  },
  'problem.not-yours': { fr: 'Réservé à une autre personne', en: 'For somebody else' },
  'problem.not-yours.detail': {
    fr: 'Vous agissez pour vous-même seulement.',
    en: 'You act for yourself only.',
  },
  'problem.too-many-calls': { fr: 'Trop d’appels', en: 'Too many calls' },
  'problem.too-many-calls.detail': { fr: 'Réessayez dans {seconds} secondes.', en: 'Try again in {seconds} seconds.' },
  'problem.callback-refused': { fr: 'Adresse de rappel refusée', en: 'Callback address refused' },
  'problem.callback-refused.detail': { fr: 'options.callbackUrl : {reason}', en: 'options.callbackUrl: {reason}' },
  'problem.no-links': { fr: 'Liens de calendrier désactivés', en: 'Calendar links are switched off' },
  'problem.no-links.detail': { fr: 'Le service n’a pas de secret pour les signer.', en: 'The service has no secret to sign them with.' },
  'problem.unknown-link': { fr: 'Lien inconnu ou expiré', en: 'Unknown or expired link' },
  'problem.unknown-link.detail': { fr: 'Demandez un nouveau lien.', en: 'Ask for a new link.' },

  'callback.off': {
    fr: 'le service n’envoie pas de rappels : aucun secret n’est configuré pour les signer.',
    en: 'the service sends no webhooks: no secret is configured to sign them with.',
  },
  'callback.scheme': { fr: 'https est requis.', en: 'https is required.' },
  'callback.credentials': { fr: 'ni nom ni mot de passe dans l’adresse.', en: 'no name and no password in the address.' },
  'callback.private': { fr: 'une adresse de l’Internet public est requise.', en: 'an address of the public Internet is required.' },

  'calendar.title': { fr: 'Gardes', en: 'Duties' },
  'calendar.duty': { fr: 'Garde : {line}', en: 'Duty: {line}' },

  'env.file': { fr: '{name} : « {value} » : {reason}', en: '{name}: "{value}": {reason}' },
  'env.secret': { fr: '{name} : au moins {min} caractères', en: '{name}: at least {min} characters' },
  'env.together': { fr: '{names} vont ensemble', en: '{names} go together' },
  'env.https': {
    fr: '{name} : « {value} » n’est pas une adresse https (http : cette machine seulement)',
    en: '{name}: "{value}" is not an https address (http: this machine only)',
  },
  'env.networks': {
    fr: '{name} : « {value} » n’est pas une liste de réseaux comme 10.1.2.0/24, fd00::/8',
    en: '{name}: "{value}" is not a list of networks such as 10.1.2.0/24, fd00::/8',
  },
} as const satisfies Record<string, Message>;
