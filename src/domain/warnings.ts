import type { Params } from '../messages/index.ts';
import { pointerOf } from './raw.ts';
import type { Problem } from './problem.ts';
import { partnersOf } from './sharing.ts';

/** Something odd that does not stop the work; said by `warning.<code>`. */
export interface Warning {
  readonly code: string;
  readonly params: Params;
  /** JSON Pointer into the request, where the warning is about one place of it. */
  readonly pointer?: string;
}

/**
 * Whether a string of digits ends in the right check digit (Luhn, ISO/IEC 7812-1), as RPPS numbers do.
 * Anything but digits is false.
 */
export function luhnValid(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** FINESS: department on two characters (Corsica 2A and 2B), then seven digits. */
const finessPattern = /^(\d{2}|2[AB])\d{7}$/;

/**
 * Numbers that look wrong: an RPPS number that is not 11 digits with a good check digit, one that two participants
 * share, a FINESS number that is not 9 characters. Volunteers who offer no date at all. Only warnings, because published examples fail the check, too.
 * The numbers themselves are not repeated.
 */
export function problemWarnings(problem: Problem): Warning[] {
  const warnings: Warning[] = [];
  const holders = new Map<string, string>();
  for (const [i, { id, rpps }] of problem.participants.entries()) {
    if (rpps === null) continue;
    const pointer = pointerOf(['participants', i, 'rpps']);
    if (rpps.length !== 11 || !luhnValid(rpps)) warnings.push({ code: 'rpps', params: { participant: id }, pointer });
    const other = holders.get(rpps);
    if (other === undefined) holders.set(rpps, id);
    else warnings.push({ code: 'rppsTwice', params: { participant: id, other }, pointer });
  }
  for (const [i, { id, name, volunteer, availability }] of problem.participants.entries()) {
    const { mode, weekdays, available } = availability;
    const offersNothing = (weekdays === null ? mode === 'optIn' : weekdays.length === 0) && available.length === 0;
    if (!volunteer || !offersNothing) continue;
    warnings.push({ code: 'neverAvailable', params: { participant: name ?? id }, pointer: pointerOf(['participants', i, 'availability']) });
  }
  for (const [i, { id, finess }] of problem.establishments.entries()) {
    if (finess === null || finessPattern.test(finess)) continue;
    warnings.push({ code: 'finess', params: { establishment: id }, pointer: pointerOf(['establishments', i, 'finess']) });
  }
  return [...warnings, ...emptyTurns(problem)];
}

/** Establishments that have turns on a line and nobody to serve them. */
function emptyTurns({ lines, participants }: Problem): Warning[] {
  const houses = new Set(participants.map(({ establishment }) => establishment));
  return lines.flatMap(({ id, sharing }, i) =>
    sharing?.mode !== 'alternating'
      ? []
      : partnersOf(sharing)
          .filter((establishment) => !houses.has(establishment))
          .map((establishment) => ({
            code: 'turnWithoutPeople',
            params: { establishment, line: id },
            pointer: pointerOf(['lines', i, 'sharing']),
          })),
  );
}
