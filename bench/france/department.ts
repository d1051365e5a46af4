import type { Roster } from '../../src/domain/roster.ts';

/** What a thread is asked to do. */
export interface DepartmentOrder {
  readonly department: string;
  readonly seed: number;
  /** null: the default of a request. */
  readonly limitSeconds: number | null;
}

export interface DepartmentResult {
  readonly department: string;
  readonly seconds: number;
  readonly duties: number;
  readonly volunteers: number;
  /** Heads that nobody holds. */
  readonly missing: number;
  readonly proof: Roster['proof'];
  /** Level by level. */
  readonly proven: readonly boolean[];
  /** Level by level; null: no bound. */
  readonly gaps: readonly (number | null)[];
  readonly cut: boolean;
}

const mainland = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0'));

/** The 103 departments with a council of the order: 01 to 95, 20 being 2A and 2B, and seven overseas. */
export const departments: readonly string[] = [
  ...mainland.flatMap((code) => (code === '20' ? ['2A', '2B'] : code)),
  ...['971', '972', '973', '974', '975', '976', '978'],
];
