import type { LevelDifference } from '../domain/comparison.ts';
import type { LevelValue } from '../roster/levels.ts';

/** The levels of two rosters of one problem, side by side. */
export function levelDifferences(values: readonly LevelValue[], others: readonly { readonly value: number }[]): LevelDifference[] {
  return values.map(({ level, class: priority, value }, i) => {
    const other = others[i].value;
    return { level, ...(priority === undefined ? {} : { class: priority }), value, other, change: other - value };
  });
}
