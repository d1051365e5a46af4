import type { CaseReport } from '../report.ts';

/** Vigie beside plain HiGHS on one family. */
export interface FamilyResult {
  readonly seed: number;
  readonly title: string;
  /** By the first level on which the two differ; wrong: an answer of Vigie's did not stand. */
  readonly outcome: 'win' | 'tie' | 'loss' | 'wrong' | 'alone';
  /** Level that decided, and whether it is solved to proof; null on a tie. */
  readonly level: { readonly id: string; readonly kind: string } | null;
  /** How much worse Vigie is on that level, relative; 0 unless it lost. */
  readonly loss: number;
  /** Exact levels that each has proven, and how many there are. */
  readonly exact: { readonly levels: number; readonly vigie: number; readonly plain: number };
  readonly seconds: { readonly vigie: number | null; readonly plain: number | null };
  readonly word: string;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** Levels that may stop within the gap are told apart only beyond it. */
const gap = 0.005;

export function verdict({ seed, title, levels, results }: CaseReport): FamilyResult {
  const [vigie, plain] = ['vigie', 'highs-plain'].map((name) => results.find(({ runner }) => runner === name));
  const proven = (result: typeof vigie) =>
    levels.filter(({ kind }, l) => {
      const [value, bound] = [result?.values?.[l], result?.bounds?.[l]];
      return kind === 'exact' && typeof value === 'number' && typeof bound === 'number' && close(value, bound);
    }).length;
  const about = {
    seed,
    title,
    exact: { levels: levels.filter(({ kind }) => kind === 'exact').length, vigie: proven(vigie), plain: proven(plain) },
    seconds: { vigie: vigie?.seconds ?? null, plain: plain?.seconds ?? null },
  };
  if (vigie?.outcome !== 'ok' || !vigie.values) {
    return { ...about, outcome: 'wrong', level: null, loss: 0, word: vigie?.faults.join('; ') || 'no answer' };
  }
  if (!plain?.values) return { ...about, outcome: 'alone', level: null, loss: 0, word: 'plain HiGHS has no answer' };
  for (const [l, { id, kind }] of levels.entries()) {
    const [ours, theirs] = [vigie.values[l], plain.values[l]];
    const margin = kind === 'gap' ? gap * Math.max(1, Math.abs(theirs)) : 1e-6 * Math.max(1, Math.abs(theirs));
    if (Math.abs(ours - theirs) <= margin) {
      // Beyond a difference within the gap, later levels stand on other ground.
      if (!close(ours, theirs)) break;
      continue;
    }
    const lost = ours > theirs;
    const loss = lost ? (ours - theirs) / Math.max(1, Math.abs(theirs)) : 0;
    return { ...about, outcome: lost ? 'loss' : 'win', level: { id, kind }, loss, word: `${id}: ${ours} beside ${theirs}` };
  }
  return { ...about, outcome: 'tie', level: null, loss: 0, word: '' };
}

/** The figures of a run, one line each. */
export function summary(results: readonly FamilyResult[], limitSeconds: number): string {
  const count = (outcome: FamilyResult['outcome'], kind?: string) =>
    results.filter((result) => result.outcome === outcome && (kind === undefined || result.level?.kind === kind)).length;
  const total = (pick: (result: FamilyResult) => number) => results.reduce((sum, result) => sum + pick(result), 0);
  const worst = results.filter(({ outcome }) => outcome === 'loss').sort((a, b) => b.loss - a.loss)[0];
  const levels = total(({ exact }) => exact.levels);
  const share = (proven: number) => `${proven} of ${levels} (${((100 * proven) / Math.max(1, levels)).toFixed(1)} %)`;
  return [
    `${results.length} families, ${limitSeconds} s each`,
    `exact levels: ${count('win', 'exact')} won, ${count('loss', 'exact')} lost; gap levels: ${count('win', 'gap')} won, ${count('loss', 'gap')} lost; ${count('tie')} ties, ${count('alone')} without an answer of plain HiGHS, ${count('wrong')} wrong`,
    `exact levels proven: vigie ${share(total(({ exact }) => exact.vigie))}, plain HiGHS ${share(total(({ exact }) => exact.plain))}`,
    `worst loss: ${worst ? `family ${worst.seed}, ${worst.word} (${(100 * worst.loss).toFixed(2)} %)` : 'none'}`,
    `seconds in all: vigie ${total(({ seconds }) => seconds.vigie ?? 0).toFixed(0)}, plain HiGHS ${total(({ seconds }) => seconds.plain ?? 0).toFixed(0)}`,
  ].join('\n');
}
