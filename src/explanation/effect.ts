import type { Effect } from '../domain/comparison.ts';
import { type Lang, render, say } from '../messages/index.ts';
import { firstDifference } from '../roster/compare-levels.ts';
import type { LevelValue } from '../roster/levels.ts';
import { objectiveTerm } from '../roster/terms/registry.ts';
import type { LevelProof, Variant } from '../roster/solve-variant.ts';
import { levelDifferences } from '../answer/comparison.ts';

/**
 * What another decision does: the roster that is kept beside the best one found with that decision.
 *
 * `atLeast`: the other roster's bound speaks of rosters with that decision whose earlier levels are no worse; where
 * these are equal in both rosters, no roster with that decision comes nearer than that without being worse before.
 *
 * @param freed the other decision lifts one that the request fixes, so that a better roster is no surprise
 */
export function effectOf(own: readonly LevelValue[], proofs: readonly LevelProof[], other: Variant, lang: Lang, freed = false): Effect {
  const levels = levelDifferences(own, other.levels);
  const at = firstDifference(
    own,
    own.map(({ value }) => value),
    other.levels.map(({ value }) => value),
  );
  const provenTo = (last: number): boolean =>
    [...proofs.slice(0, last + 1), ...other.levels.slice(0, last + 1)].every(({ proven }) => proven);
  if (at === null) {
    const message = say(lang, 'effect.equal');
    return { verdict: 'equal', level: null, by: null, atLeast: null, proven: provenTo(own.length - 1), levels, message };
  }
  const { level, class: priority } = own[at];
  const change = other.levels[at].value - own[at].value;
  const proven = provenTo(at);
  const { bound } = other.levels[at];
  const verdict = change > 0 ? 'worse' : 'better';
  const what = difference(own[at], Math.abs(change), lang);
  const key = verdict === 'better' ? (freed ? 'effect.betterFreed' : 'effect.better') : proven ? 'effect.worseProven' : 'effect.worse';
  return {
    verdict,
    level,
    ...(priority === undefined ? {} : { class: priority }),
    by: Math.abs(change),
    atLeast: verdict === 'better' || bound === null ? null : Math.max(0, bound - own[at].value),
    proven,
    levels,
    message: say(lang, key, { what }),
  };
}

function difference({ level, class: priority, terms }: LevelValue, by: number, lang: Lang): string {
  const alone = terms.length === 1 ? terms[0].term : null;
  const rounded = Math.round((by / (alone === null ? 1 : objectiveTerm(alone).unit)) * 100) / 100;
  return render(lang, alone === null ? 'effect.of.level' : `effect.of.${alone}`, { level, class: priority ?? '', by: rounded });
}
