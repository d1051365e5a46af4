import { intervalCliques } from './compile/cliques.ts';
import { atMost } from './compile/rows.ts';
import { overlap } from './check/pairs.ts';
import { compareDuties, dutyKey } from './duties.ts';
import type { BuiltInRule, Duty, ModelDuty, Violation } from './rule.ts';

/**
 * One locum per principal at a time, and a principal holds no duty, history included, that overlaps one held on his or
 * her behalf: nobody is on duty and replaced at once. Excess: hours at once, per pair of duties.
 */
export const locum: BuiltInRule = {
  name: 'locum',
  // Whom a duty is on behalf of tells already: see the duty book of replacements.
  together: () => false,

  compile(context) {
    for (const duties of byPrincipal<ModelDuty>(context.duties).values()) {
      for (const clique of intervalCliques(
        duties,
        (duty) => duty.startMs,
        (duty) => duty.endMs,
      )) {
        // Of one person alone, noOverlap says it already.
        if (clique.every((duty) => duty.participant === clique[0].participant)) continue;
        const columns = clique.flatMap((duty) => duty.column ?? []);
        atMost(context, { rule: 'locum', participant: null }, { columns, constant: clique.length - columns.length }, 1);
      }
    }
  },

  check(context, focus) {
    const violations: Violation[] = [];
    for (const [principal, duties] of byPrincipal(context.held)) {
      for (const [i, a] of duties.entries()) {
        for (let j = i + 1; j < duties.length && duties[j].startMs < a.endMs; j++) {
          const b = duties[j];
          if (a.participant === b.participant || !overlap(a, b)) continue;
          if (focus && focus.participant !== a.participant && focus.participant !== b.participant) continue;
          const slots = [a, b].map(dutyKey);
          const replaced = a.participant === principal || b.participant === principal;
          violations.push({
            rule: 'locum',
            participant: focus?.participant ?? (b.participant === principal ? a : b).participant,
            place: `${principal} ${a.participant} ${b.participant} ${slots.join(' ')}`,
            slots,
            excess: (Math.min(a.endMs, b.endMs) - b.startMs) / 3_600_000,
            params: {
              ...(replaced ? { of: 'principal' } : {}),
              principal: { person: principal },
              duty: { duty: a },
              other: { duty: b },
            },
          });
        }
      }
    }
    return violations;
  },
};

/**
 * For each principal whom somebody replaces: the duties held on his or her behalf, over all locums, and the own ones,
 * sorted by start.
 */
function byPrincipal<D extends Duty>(duties: ReadonlyMap<string, readonly D[]>): Map<string, D[]> {
  const found = new Map<string, D[]>();
  for (const list of duties.values()) {
    for (const duty of list) {
      if (duty.onBehalfOf === null) continue;
      const ofPrincipal = found.get(duty.onBehalfOf);
      if (ofPrincipal === undefined) found.set(duty.onBehalfOf, [duty]);
      else ofPrincipal.push(duty);
    }
  }
  for (const [principal, list] of found) {
    list.push(...(duties.get(principal) ?? []));
    // By participant where they start together: the same pair must be named alike whatever order people come in.
    list.sort(
      (a, b) =>
        a.startMs - b.startMs || (a.participant < b.participant ? -1 : a.participant > b.participant ? 1 : 0) || compareDuties(a, b),
    );
  }
  return found;
}
