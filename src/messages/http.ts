import type { Message } from './index.ts';

/** Titles and details of error answers (RFC 9457): `problem.<code>` is the title, `problem.<code>.detail` the sentence. */
export const httpMessages = {
  'problem.malformed-json': { fr: 'Le corps n’est pas du JSON', en: 'The body is not JSON' },
  'problem.malformed-json.detail': {
    fr: 'Lecture impossible à partir du caractère {position}.',
    en: 'It cannot be read from character {position} on.',
  },
  'problem.empty-body': { fr: 'Le corps est vide', en: 'The body is empty' },
  'problem.empty-body.detail': { fr: 'Un document JSON est attendu.', en: 'A JSON document is expected.' },
  'problem.not-utf8': { fr: 'Le corps n’est pas de l’UTF-8', en: 'The body is not UTF-8' },
  'problem.not-utf8.detail': {
    fr: 'Le JSON s’échange en UTF-8, sans autre jeu de caractères.',
    en: 'JSON is exchanged in UTF-8 and in no other charset.',
  },
  'problem.too-deep': { fr: 'Le document est trop imbriqué', en: 'The document is nested too deeply' },
  'problem.too-deep.detail': { fr: 'Au plus {max} niveaux sont acceptés.', en: 'At most {max} levels are accepted.' },
  'problem.interrupted-body': { fr: 'Le corps n’est pas arrivé en entier', en: 'The body did not arrive whole' },
  'problem.interrupted-body.detail': { fr: 'La connexion a été coupée.', en: 'The connection was cut.' },
  'problem.bad-header': { fr: 'En-tête mal formé', en: 'Malformed header' },
  'problem.bad-header.detail': {
    fr: 'Idempotency-Key : de 1 à 255 caractères ASCII visibles.',
    en: 'Idempotency-Key: 1 to 255 visible ASCII characters.',
  },
  'problem.not-found': { fr: 'Adresse inconnue', en: 'Unknown address' },
  'problem.not-found.detail': {
    fr: 'Les adresses du service sont décrites dans /docs.',
    en: 'The addresses of the service are described at /docs.',
  },
  'problem.unknown-roster': { fr: 'Tableau de garde inconnu', en: 'Unknown roster' },
  'problem.unknown-roster.detail': {
    fr: 'Aucun tableau ne porte cet identifiant ; il a pu être effacé ou avoir dépassé sa durée de conservation.',
    en: 'No roster has this id; it may have been erased, or kept its time.',
  },
  'problem.unknown-example': { fr: 'Exemple inconnu', en: 'Unknown example' },
  'problem.unknown-example.detail': { fr: 'La liste est à /v1/examples.', en: 'The list is at /v1/examples.' },
  'problem.method-not-allowed': { fr: 'Méthode non admise', en: 'Method not allowed' },
  'problem.method-not-allowed.detail': { fr: 'Méthodes admises ici : {methods}.', en: 'Methods allowed here: {methods}.' },
  'problem.not-acceptable': { fr: 'Format de réponse non disponible', en: 'Answer format not available' },
  'problem.not-acceptable.detail': { fr: 'Cette adresse répond en {type}.', en: 'This address answers in {type}.' },
  'problem.already-finished': { fr: 'Le calcul est déjà terminé', en: 'The run has already ended' },
  'problem.already-finished.detail': { fr: 'Il n’y a plus rien à arrêter.', en: 'There is nothing left to stop.' },
  'problem.not-finished': { fr: 'Le tableau n’est pas terminé', en: 'The roster is not finished' },
  'problem.not-finished.detail': {
    fr: 'Attendez la fin du calcul, ou arrêtez-le pour garder le meilleur tableau.',
    en: 'Wait for the run to end, or stop it to keep the best roster.',
  },
  'problem.no-roster': { fr: 'Il n’y a pas de tableau', en: 'There is no roster' },
  'problem.no-roster.detail': {
    fr: 'Le calcul a échoué, ou a été arrêté avant le premier tableau.',
    en: 'The run failed, or was stopped before the first roster.',
  },
  'problem.not-retained': { fr: 'La demande n’a pas été conservée', en: 'The request is not kept' },
  'problem.not-retained.detail': {
    fr: 'Elle a été faite avec retain : false ; refaites-la sans cette option pour interroger le tableau.',
    en: 'It was made with retain: false; make it again without that option to ask about the roster.',
  },
  'problem.too-large': { fr: 'Le corps est trop volumineux', en: 'The body is too large' },
  'problem.too-large.detail': { fr: 'Au plus {megabytes} Mo sont acceptés.', en: 'At most {megabytes} MB are accepted.' },
  'problem.unsupported-type': { fr: 'Type de contenu non pris en charge', en: 'Unsupported content type' },
  'problem.unsupported-type.detail': {
    fr: 'Le corps doit être annoncé « Content-Type: application/json », en UTF-8.',
    en: 'The body must be announced as “Content-Type: application/json”, in UTF-8.',
  },
  'problem.unsupported-encoding': { fr: 'Corps compressé non pris en charge', en: 'Compressed body not supported' },
  'problem.unsupported-encoding.detail': { fr: 'Envoyez le corps sans Content-Encoding.', en: 'Send the body without Content-Encoding.' },
  'problem.invalid': { fr: 'La demande ne peut pas être comprise', en: 'The request cannot be understood' },
  'problem.invalid.detail': {
    fr: '{count} erreur(s), toutes dans « errors ».',
    en: '{count} error(s), all of them in "errors".',
  },
  'problem.key-reused': { fr: 'Idempotency-Key déjà employée', en: 'Idempotency-Key already used' },
  'problem.key-reused.detail': {
    fr: 'Cette clé accompagne déjà une autre demande ; prenez-en une nouvelle.',
    en: 'This key already goes with another request; take a new one.',
  },
  'problem.internal': { fr: 'Erreur interne', en: 'Internal error' },
  'problem.internal.detail': {
    fr: 'L’incident {incident} est consigné ; citez ce numéro pour le signaler.',
    en: 'Incident {incident} is on record; quote this number to report it.',
  },
  'problem.queue-full': { fr: 'File d’attente pleine', en: 'Queue full' },
  'problem.queue-full.detail': { fr: 'Réessayez dans {seconds} secondes.', en: 'Try again in {seconds} seconds.' },
  'problem.store-unavailable': { fr: 'La base de données est injoignable', en: 'The database cannot be reached' },
  'problem.store-unavailable.detail': {
    fr: 'Rien n’est perdu. Réessayez dans {seconds} secondes.',
    en: 'Nothing is lost. Try again in {seconds} seconds.',
  },
  'problem.shutting-down': { fr: 'Le service s’arrête', en: 'The service is shutting down' },
  'problem.shutting-down.detail': { fr: 'Réessayez dans {seconds} secondes.', en: 'Try again in {seconds} seconds.' },

  'env.integer': {
    fr: '{name} : « {value} » n’est pas un entier de {min} à {max}',
    en: '{name}: "{value}" is not an integer from {min} to {max}',
  },
  'env.number': {
    fr: '{name} : « {value} » n’est pas un nombre plus grand que {min}, au plus {max}',
    en: '{name}: "{value}" is not a number above {min}, at most {max}',
  },
  'env.choice': { fr: '{name} : « {value} » n’est pas dans {choices}', en: '{name}: "{value}" is not one of {choices}' },
  'issue.unknownCursor': {
    fr: '{place} : ce n’est pas la suite d’une page de cette liste.',
    en: '{place}: this does not continue a page of this list.',
  },
  'env.databaseUrl': {
    fr: '{name} : une adresse PostgreSQL est attendue, postgres://utilisateur@machine:5432/base',
    en: '{name}: a PostgreSQL address is expected, postgres://user@host:5432/database',
  },
  'start.folderInUse': {
    fr: 'un autre processus utilise déjà le dossier {folder} (DATA_DIR). Donnez un autre DATA_DIR, ou DATABASE_URL pour partager une base PostgreSQL',
    en: 'another process is already using the folder {folder} (DATA_DIR). Give another DATA_DIR, or DATABASE_URL to share a PostgreSQL database',
  },
  'start.folderUnusable': {
    fr: 'le dossier {folder} (DATA_DIR) ne peut pas être utilisé {code}',
    en: 'the folder {folder} (DATA_DIR) cannot be used {code}',
  },
  'start.unreachable': {
    fr: 'la base de DATABASE_URL ne répond pas {code}',
    en: 'the database of DATABASE_URL does not answer {code}',
  },
  'start.newer': {
    fr: 'la base a été faite par une version plus récente de Vigie',
    en: 'the database was made by a later version of Vigie',
  },
  'start.needsDatabase': {
    fr: 'vigie work partage une base avec un service : DATABASE_URL est nécessaire',
    en: 'vigie work shares a database with a service: DATABASE_URL is needed',
  },
  'env.loopback': {
    fr: '{name} : « {value} » n’est pas une adresse locale (127.0.0.1, ::1, localhost). Sans contrôle d’accès configuré, le service n’écoute que sur la machine elle-même',
    en: '{name}: "{value}" is not a loopback address (127.0.0.1, ::1, localhost). Without configured access the service listens on the machine itself only',
  },
} as const satisfies Record<string, Message>;
