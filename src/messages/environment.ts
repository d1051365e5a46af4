import type { Message } from './message.ts';

/** What is wrong with the environment that a process is started in. */
export const environmentMessages = {
  'env.integer': {
    fr: '{name} : « {value} » n’est pas un entier de {min} à {max}',
    en: '{name}: "{value}" is not an integer from {min} to {max}',
  },
  'env.number': {
    fr: '{name} : « {value} » n’est pas un nombre plus grand que {min}, au plus {max}',
    en: '{name}: "{value}" is not a number above {min}, at most {max}',
  },
  'env.choice': { fr: '{name} : « {value} » n’est pas dans {choices}', en: '{name}: "{value}" is not one of {choices}' },
  'env.origin': {
    fr: '{name} : « {value} » n’est pas une origine, comme https://planning.example',
    en: '{name}: "{value}" is not an origin such as https://planning.example',
  },
  'env.databaseUrl': {
    fr: '{name} : une adresse PostgreSQL est attendue, postgres://utilisateur@machine:5432/base',
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
  'store.exported': { fr: '{rows} lignes écrites', en: '{rows} rows written' },
  'store.imported': { fr: '{rows} lignes reprises', en: '{rows} rows taken in' },
  'store.exists': { fr: 'le fichier {file} existe déjà', en: 'the file {file} is there already' },
  'store.notAnExport': { fr: '{file} n’est pas un export de Vigie', en: '{file} is not an export of Vigie' },
  'store.otherVersion': {
    fr: '{file} a été fait par une autre version : démarrez d’abord cette version-ci sur l’ancienne base, puis exportez de nouveau',
    en: '{file} was made by another version: start this version on the old store first, then export again',
  },
  'store.notEmpty': {
    fr: 'la base n’est pas vide : donnez un autre DATA_DIR ou une autre DATABASE_URL',
    en: 'the store is not empty: give another DATA_DIR or another DATABASE_URL',
  },
  'store.damaged': { fr: '{file} est abîmé ; rien n’a été repris', en: '{file} is damaged; nothing was taken in' },
  'store.cutShort': { fr: '{file} est incomplet ; rien n’a été repris', en: '{file} is cut short; nothing was taken in' },
  'start.needsDatabase': {
    fr: 'vigie work partage une base avec un service : DATABASE_URL est nécessaire',
    en: 'vigie work shares a database with a service: DATABASE_URL is needed',
  },
  'env.loopback': {
    fr: '{name} : « {value} » n’est pas une adresse locale (127.0.0.1, ::1, localhost). Sans contrôle d’accès configuré, le service n’écoute que sur la machine elle-même',
    en: '{name}: "{value}" is not a loopback address (127.0.0.1, ::1, localhost). Without configured access the service listens on the machine itself only',
  },
  'env.memory': {
    fr: '{name} : {value} Mio pour {workers, plural, one {un fil qui calcule} other {chacun des # fils qui calculent}} demandent {needed} Mio en tout, il y en a {available}',
    en: '{name}: {value} MiB for {workers, plural, one {one solving thread} other {each of # solving threads}} need {needed} MiB in all, there are {available}',
  },
  'env.file': { fr: '{name} : « {value} » : {reason}', en: '{name}: "{value}": {reason}' },
  'env.secret': { fr: '{name} : au moins {min} caractères', en: '{name}: at least {min} characters' },
  'env.together': { fr: '{names} vont ensemble', en: '{names} go together' },
  'env.https': {
    fr: '{name} : « {value} » n’est pas une adresse https (http : cette machine seulement)',
    en: '{name}: "{value}" is not an https address (http: this machine only)',
  },
  'env.auditFile': {
    fr: '{name} n’existe plus : le journal des accès est dans la base, gardé AUDIT_RETENTION_DAYS jours, lu par GET /v1/audit (rôle admin)',
    en: '{name} is gone: the audit trail is in the database, kept for AUDIT_RETENTION_DAYS days, read by GET /v1/audit (role admin)',
  },
  'env.networks': {
    fr: '{name} : « {value} » n’est pas une liste de réseaux comme 10.1.2.0/24, fd00::/8',
    en: '{name}: "{value}" is not a list of networks such as 10.1.2.0/24, fd00::/8',
  },
} as const satisfies Record<string, Message>;
