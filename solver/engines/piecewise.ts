import { loadCost } from '../evaluate.ts';
import type { LoadCost } from '../model.ts';

/** Piecewise-linear cost of a load from `from` on: base + Σ slope × used length of the piece. */
export interface PiecewiseLinear {
  readonly from: number;
  readonly base: number;
  readonly pieces: readonly { readonly slope: number; readonly length: number }[];
  /** The cost is not convex: pieces are integer and must be used in order. */
  readonly ordered: boolean;
}

/** Consecutive secants on each side of the expected load, before distances grow. */
const fine = 10;

/**
 * Piecewise-linear approximation of a load cost from below. Reachable loads of integer solutions lie on a lattice (constant + multiples of a step);
 * the secant between two neighbours of the lattice lies below the cost on all others, so the upper envelope of any
 * set of secants never exceeds the cost of a reachable load, and equals it at both ends of each secant drawn.
 * @param coefficients weights of the load's columns
 * @param around loads near which every secant is drawn
 * @param integer whether integer pieces may be used (needed for a table that is not convex; its relaxation is the hull)
 */
export function piecewiseLinear(
  cost: LoadCost,
  coefficients: ArrayLike<number>,
  constant: number,
  around: readonly number[],
  integer: boolean,
): PiecewiseLinear {
  let [from, to] = [constant, constant];
  for (let k = 0; k < coefficients.length; k++) {
    if (coefficients[k] > 0) to += coefficients[k];
    else from += coefficients[k];
  }
  const step = latticeStep(coefficients);
  const f = (amount: number) => loadCost(cost, amount);
  if (cost.kind === 'table') return tablePieces(f, from, Math.round(to - from), integer);
  const width = step > 0 ? step : Math.max(1e-6, (to - from) / 1000);
  const count = Math.max(1, Math.round((to - from) / width));
  const centers = around.map((load) => Math.min(count - 1, Math.max(0, Math.floor((load - from) / width))));
  const lines = chosen(count, centers).map((i) => {
    const p = from + i * width;
    // On the lattice a secant; off it the tangent at p, which is below the cost everywhere.
    const slope = step > 0 ? (f(p + width) - f(p)) / width : 2 * cost.scale * p;
    return { slope, at: p, value: f(p) };
  });
  return envelope(lines, from, to);
}

/** Indices of the secants: all near a center, then at growing distances, and both ends. */
function chosen(count: number, centers: readonly number[]): number[] {
  const set = new Set([0, count - 1]);
  for (const center of centers) {
    for (let d = 0; d < count; d = d < fine ? d + 1 : Math.ceil(d * 1.3)) {
      for (const i of [center - d, center + d]) if (i >= 0 && i < count) set.add(i);
    }
  }
  return [...set].sort((a, b) => a - b);
}

/** Upper envelope, on [from, to], of lines with increasing slopes. */
function envelope(lines: { slope: number; at: number; value: number }[], from: number, to: number): PiecewiseLinear {
  const first = lines[0];
  const out: { slope: number; length: number }[] = [];
  let x = from;
  for (let i = 0; i < lines.length; i++) {
    const [a, b] = [lines[i], lines[i + 1]];
    let end = to;
    if (b) {
      if (b.slope - a.slope < 1e-12) continue;
      end = (a.value - a.slope * a.at - (b.value - b.slope * b.at)) / (b.slope - a.slope);
      end = Math.min(to, Math.max(x, end));
    }
    if (end > x) out.push({ slope: a.slope, length: end - x });
    x = end;
  }
  return { from, base: first.value + first.slope * (from - first.at), pieces: out, ordered: false };
}

function tablePieces(f: (n: number) => number, from: number, count: number, integer: boolean): PiecewiseLinear {
  const values = Array.from({ length: count + 1 }, (_, i) => f(from + i));
  const slopes = values.slice(1).map((value, i) => value - values[i]);
  const convex = slopes.every((slope, i) => i === 0 || slope >= slopes[i - 1] - 1e-9);
  if (convex || integer) return { from, base: values[0], pieces: slopes.map((slope) => ({ slope, length: 1 })), ordered: !convex };
  // The relaxation of a cost that is not convex: its lower convex hull.
  const hull: number[] = [];
  for (let i = 0; i <= count; i++) {
    while (hull.length > 1) {
      const [a, b] = [hull[hull.length - 2], hull[hull.length - 1]];
      if ((values[b] - values[a]) * (i - b) > (values[i] - values[b]) * (b - a)) hull.pop();
      else break;
    }
    hull.push(i);
  }
  const components = hull.slice(1).map((i, k) => ({ slope: (values[i] - values[hull[k]]) / (i - hull[k]), length: i - hull[k] }));
  return { from, base: values[0], pieces: components, ordered: false };
}

/** Largest step of which every coefficient is a multiple (quarters, minutes of an hour), 0 when there is none. */
export function latticeStep(coefficients: ArrayLike<number>): number {
  for (const unit of [1, 4, 60, 240]) {
    let gcd = 0;
    let whole = true;
    for (let k = 0; k < coefficients.length && whole; k++) {
      const scaled = Math.abs(coefficients[k]) * unit;
      const n = Math.round(scaled);
      if (Math.abs(scaled - n) > 1e-7) whole = false;
      else gcd = greatest(gcd, n);
    }
    if (whole) return gcd / unit;
  }
  return 0;
}

function greatest(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
