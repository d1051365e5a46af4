import type { CaseReport, Report, ResultReport } from './report.ts';

/** A slow-down beyond this factor, relative to the peers of the same run, fails. */
const tolerated = 1.15;
/** Times below this are mostly the clock and the scheduler: they count as this much. */
const floorSeconds = 0.02;

export interface Comparison {
  /** Why the two cannot be compared; then nothing else is said. */
  readonly refusals: readonly string[];
  readonly losses: readonly string[];
  readonly slower: readonly string[];
  /** What the reader should know and what could not be judged. */
  readonly notes: readonly string[];
}

/** Compares what `vigie` did in two runs: its answers with its own, its time with that of the peers beside it. */
export function compare(older: Report, newer: Report): Comparison {
  const refusals = differences(older, newer);
  if (refusals.length > 0) return { refusals, losses: [], slower: [], notes: [] };
  const verdicts = pairs(older, newer).map(([before, after]) => compareCase(before, after, newer.gap));
  return {
    refusals,
    losses: verdicts.flatMap(({ losses }) => losses),
    slower: verdicts.flatMap(({ slower }) => slower),
    notes: [...otherVersions(older, newer), ...verdicts.flatMap(({ notes }) => notes)],
  };
}

/** Packages that changed: a peer with another version is another yardstick. */
function otherVersions(older: Report, newer: Report): string[] {
  const versions = { node: [older.node, newer.node] } as Record<string, (string | undefined)[]>;
  for (const name of new Set([...Object.keys(older.packages), ...Object.keys(newer.packages)])) {
    versions[name] = [older.packages[name], newer.packages[name]];
  }
  return Object.entries(versions).flatMap(([name, [before = 'absent', after = 'absent']]) =>
    before === after ? [] : [`${name} ${before} before, ${after} now`],
  );
}

type Verdict = Omit<Comparison, 'refusals'>;

function pairs(older: Report, newer: Report): [CaseReport, CaseReport][] {
  return older.cases.flatMap((before) => {
    const after = newer.cases.find(({ name }) => name === before.name);
    return after ? [[before, after] as [CaseReport, CaseReport]] : [];
  });
}

/** In what the work of two runs differs; empty when it is the same. */
function differences(older: Report, newer: Report): string[] {
  const found: string[] = [];
  const differ = (what: string, before: string | number, after: string | number) => {
    if (before !== after) found.push(`${what}: ${before} before, ${after} now`);
  };
  differ('format', older.format, newer.format);
  differ('time limit', older.limitSeconds, newer.limitSeconds);
  differ('gap', older.gap, newer.gap);
  differ('cases', names(older), names(newer));
  for (const [before, after] of pairs(older, newer)) {
    differ(`request of ${before.name}`, before.fingerprint, after.fingerprint);
    differ(`levels of ${before.name}`, before.levels.map(({ id }) => id).join(', '), after.levels.map(({ id }) => id).join(', '));
    for (const [when, report] of [
      ['before', before],
      ['now', after],
    ] as const) {
      if (!resultOf(report, 'vigie')) found.push(`${before.name}: vigie did not run ${when}`);
    }
  }
  return found;
}

const names = ({ cases }: Report): string => cases.map(({ name }) => name).join(', ');

const resultOf = ({ results }: CaseReport, runner: string): ResultReport | undefined => results.find((result) => result.runner === runner);

function compareCase(before: CaseReport, after: CaseReport, gap: number): Verdict {
  const [old, now] = [resultOf(before, 'vigie'), resultOf(after, 'vigie')];
  const none = { losses: [], slower: [], notes: [] };
  if (!old || !now) return none;
  const { name } = after;
  if (now.outcome !== 'ok' || !now.values) {
    const why = now.faults.join('; ') || now.note;
    return old.outcome === 'ok' || now.outcome === 'wrong' ? { ...none, losses: [`${name}: ${now.outcome} (${why})`] } : none;
  }
  if (old.outcome !== 'ok' || !old.values) return { ...none, notes: [`${name}: was ${old.outcome}, now verified`] };
  const quality = compareQuality(after, old, now, gap);
  const pace = comparePace(before, after);
  return { losses: quality.losses, slower: pace.slower, notes: [...quality.notes, ...pace.notes] };
}

/**
 * Level by level in strict order, as far as the first that got better: what follows then had less freedom. Where the
 * time limit cut in, levels that may stop at a gap are allowed that gap: another run of the same code may differ so.
 */
function compareQuality({ name, levels }: CaseReport, old: ResultReport, now: ResultReport, gap: number): Verdict {
  const [losses, notes]: [string[], string[]] = [[], []];
  for (const [l, { id, kind }] of levels.entries()) {
    const [before, after] = [old.values?.[l] ?? 0, now.values?.[l] ?? 0];
    const slack = kind === 'gap' && (old.cut || now.cut) ? gap : 1e-6;
    const size = Math.max(1, Math.abs(before));
    if (after > before + slack * size) losses.push(`${name}: ${id} is ${after}, was ${before}`);
    if (proven(old, l) && !proven(now, l)) notes.push(`${name}: ${id} is no longer proven`);
    if (after < before - 1e-6 * size) {
      notes.push(`${name}: ${id} got better, ${before} to ${after}`);
      break;
    }
    if (losses.length > 0) break;
  }
  return { losses, slower: [], notes };
}

function proven({ values, bounds }: ResultReport, level: number): boolean {
  const [value, bound] = [values?.[level], bounds?.[level] ?? null];
  return value !== undefined && bound !== null && value - bound <= 1e-6 * Math.max(1, Math.abs(value));
}

/** Time of `vigie` over that of each peer that finished in both runs; the geometric mean of the changes counts. */
function comparePace(before: CaseReport, after: CaseReport): Verdict {
  const { name } = after;
  const none = { losses: [], slower: [], notes: [] };
  const own = change(resultOf(before, 'vigie'), resultOf(after, 'vigie'));
  if (own === null) {
    const [was, is] = [resultOf(before, 'vigie')?.cut, resultOf(after, 'vigie')?.cut];
    if (is && !was) return { ...none, slower: [`${name}: used up the time limit, which it did not before`] };
    return { ...none, notes: [`${name}: time not compared, the limit cut in`] };
  }
  const peers = after.results.filter(({ runner }) => runner !== 'vigie').flatMap((now) => change(resultOf(before, now.runner), now) ?? []);
  if (peers.length === 0) return { ...none, notes: [`${name}: time not compared, no peer finished in both runs`] };
  const theirs = Math.exp(peers.reduce((sum, factor) => sum + Math.log(factor), 0) / peers.length);
  const relative = own / theirs;
  const words = `${name}: time ×${own.toFixed(2)}, peers ×${theirs.toFixed(2)}, relative ×${relative.toFixed(2)}`;
  return relative > tolerated ? { ...none, slower: [words] } : { ...none, notes: [words] };
}

/** Factor by which a runner's time changed; null where a time says nothing. */
function change(before: ResultReport | undefined, after: ResultReport | undefined): number | null {
  const [old, now] = [before, after].map((result) =>
    result && result.outcome === 'ok' && !result.cut && result.seconds !== null ? Math.max(floorSeconds, result.seconds) : null,
  );
  return old === null || now === null ? null : now / old;
}
