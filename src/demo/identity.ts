import type { ParticipantInput } from './preset.ts';

/**
 * Identities that nobody can take for real ones. Names are a plant and a bird or star; RPPS numbers start with 99 (the
 * attributed ones start with 1); telephones are in ranges that ARCEP keeps for fiction; e-mail is at example.org.
 */

const plants =
  'Hibiscus Vétiver Géranium Jacaranda Flamboyant Combava Letchi Vanille Curcuma Filao Tamarin Badamier Bancoulier Takamaka Bibasse Goyavier Jujubier Longani Vacoa Ylang-Ylang Frangipane Alamanda Bougainvillée Cardamome Citronnelle Papaye Grenadille Carambole Corossol Jamrosa Pitaya Chouchou Fanjan Bringelle Songe Muscade Girofle Cannelle Badiane Safran Camphre Tan-Rouge Ambaville'.split(
    ' ',
  );
const wings =
  'Vavangue Papangue Paille-en-Queue Tuit-Tuit Salangane Zoizo-Blanc Merle-Péi Tec-Tec Zoizo-Vert Pétrel-Noir Puffin Noddi Sterne Phaéton Macoua Fou-Masqué Busard Engoulevent Aldébaran Altaïr Antarès Arcturus Bételgeuse Bellatrix Canopus Capella Cassiopée Castor Deneb Fomalhaut Croix-du-Sud Mirach Mizar Polaris Pollux Procyon Régulus Rigel Sirius Spica Véga Achernar Alphard Alcyone Algol Andromède Orion'.split(
    ' ',
  );

/** The lists have coprime lengths: so many people have a name of their own. */
const nameCount = plants.length * wings.length;

/** Name of the n-th person (`offset` moves the start); with a number behind it once all are used. */
export function inventedName(n: number, offset: number): string {
  const k = (n + offset) % nameCount;
  const round = Math.floor(n / nameCount);
  return `Dr ${plants[k % plants.length]} ${wings[k % wings.length]}${round > 0 ? ` ${round + 1}` : ''}`;
}

/** Name of the n-th company: "Pharmacie Hibiscus Papangue". */
export function inventedCompany(trade: string, n: number, offset: number): string {
  return inventedName(n, offset).replace('Dr', trade);
}

/** Luhn check digit for the digits before it. */
export function luhnDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return (10 - (sum % 10)) % 10;
}

/** Fictitious RPPS: 99, the department on three digits, the number of the person on five, Luhn digit. */
export function inventedRpps(department: string, n: number): string {
  const code = department.replace('A', '1').replace('B', '2').padStart(3, '0');
  const digits = `99${code}${String(n).padStart(5, '0')}`;
  return `${digits}${luhnDigit(digits)}`;
}

const streets = ['rue de l’Exemple', 'impasse du Tableau', 'chemin de la Vigie', 'allée des Gardes', 'place du Créneau'];

/** Professional contact; `commune` is real, the rest is not. */
export function inventedContact(n: number, commune: string, department: string): NonNullable<ParticipantInput['contact']> {
  const line = String(n).padStart(4, '0');
  return {
    phone: `06 39 98 ${line.slice(0, 2)} ${line.slice(2)}`,
    email: `medecin-${department.toLowerCase()}-${line}@example.org`,
    address: `${(n % 89) + 1} ${streets[n % streets.length]}, ${commune} (adresse fictive)`,
  };
}
