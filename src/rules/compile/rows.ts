import type { CompileContext, RowOrigin } from '../rule.ts';

/** Who asks for a row, and at what price it may be broken (no weight: never). */
export interface Head {
  readonly rule: string;
  readonly weight?: number;
  readonly participant: string | null;
  readonly slot?: string;
}

/** `constant + Σ coefficient × column`; without coefficients 1 each. */
export interface Sum {
  readonly columns: readonly number[];
  readonly coefficients?: readonly number[];
  readonly constant: number;
}

/**
 * `sum ≤ max`. Hard: rows that cannot bind are left out, and where the constant part alone breaks the limit nothing more
 * is admitted. Soft: each unit above costs weight × `unit`, the constant's own share included.
 *
 * @param unit what one unit of the sum is in the rule's own unit (1/60 for minutes of a rule in hours)
 */
export function atMost(context: CompileContext, head: Head, sum: Sum, max: number, unit = 1): void {
  const { columns, coefficients, constant } = sum;
  let most = constant;
  for (let i = 0; i < columns.length; i++) most += Math.max(0, coefficients ? coefficients[i] : 1);
  if (most <= max) return;
  if (head.weight !== undefined) {
    priced(context, head, sum, { hi: max }, head.weight * unit);
  } else if (columns.length > 0 && most > constant) {
    const tight = coefficients ? tighten(coefficients, Math.max(0, max - constant)) : null;
    if (tight === null) context.model.row({ ...sum, hi: Math.max(max, constant), origin: origin(context, head) });
    else context.model.row({ columns, coefficients: tight.coefficients, hi: tight.room, origin: origin(context, head) });
  }
}

/** `sum ≥ min`, always soft: each unit missing costs weight × `unit`. */
export function atLeast(context: CompileContext, head: Head & { readonly weight: number }, sum: Sum, min: number, unit = 1): void {
  let least = sum.constant;
  for (const coefficient of sum.coefficients ?? []) least += Math.min(0, coefficient);
  if (least < min) priced(context, head, sum, { lo: min }, head.weight * unit);
}

/** A soft row on one side; what needs no column is a constant of the level. */
function priced(context: CompileContext, head: Head, sum: Sum, side: { lo: number } | { hi: number }, weight: number): void {
  const { model, softLevel: level } = context;
  if (sum.columns.length === 0) {
    const excess = 'lo' in side ? side.lo - sum.constant : sum.constant - side.hi;
    model.constant(level, weight * excess);
  } else {
    const penalty = 'lo' in side ? { softLo: { level, weight } } : { softHi: { level, weight } };
    model.row({ ...sum, ...side, ...penalty, origin: origin(context, head) });
  }
}

/** The origin of a row of this head. */
export function origin(context: CompileContext, { rule, participant, slot }: Head): RowOrigin {
  const ruleIndex = context.ruleIndex;
  return slot === undefined ? { rule, ruleIndex, participant } : { rule, ruleIndex, participant, slot };
}

/**
 * The same hard row with smaller figures, which makes its relaxation sharper: divided by the common divisor, the room
 * rounded down, and no coefficient above what it takes to break the row. Null unless all coefficients are whole.
 */
function tighten(coefficients: readonly number[], room: number): { coefficients: number[]; room: number } | null {
  let divisor = 0;
  for (const coefficient of coefficients) {
    if (!Number.isSafeInteger(coefficient) || coefficient <= 0) return null;
    divisor = gcd(divisor, coefficient);
  }
  const whole = Math.floor(room / divisor + 1e-9);
  return { coefficients: coefficients.map((coefficient) => Math.min(coefficient / divisor, whole + 1)), room: whole };
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
