import type { ProblemInput } from '../domain/problem.ts';

export type LineInput = ProblemInput['lines'][number];
export type ParticipantInput = ProblemInput['participants'][number];
export type RuleInput = NonNullable<ProblemInput['rules']>[number];
export type TerritoryInput = NonNullable<ProblemInput['territories']>[number];
export type WindowInput = NonNullable<LineInput['windows']>[number];

/** Who practises in a territory. */
export interface Staff {
  /** Volunteers for fixed and mobile duties, those who also regulate included. */
  readonly volunteers: number;
  /** Of the volunteers, how many are trained regulators too. Default 0. */
  readonly regulators?: number;
  /** Of the volunteers, how many are salaried, and how many of another status (retired, with a practice …). Default 0. */
  readonly salaried?: number;
  readonly others?: number;
  /** Locums, who replace installed volunteers of the territory. Default 0. */
  readonly locums?: number;
  /** Doctors of the territory who are not on the list of volunteers. Default 0. */
  readonly nonVolunteers?: number;
  /** Probability that a volunteer of a neighbouring territory also serves here. */
  readonly helped: number;
}

/** What happens to a territory in the shortage variant. */
export interface Setback {
  /** Volunteers who left the list. */
  readonly quit: number;
  /** Volunteers on leave for the last two thirds of every month. */
  readonly away: number;
}

/** A department as data: everything regional that the generator needs. */
export interface Preset {
  readonly department: string;
  readonly name: string;
  readonly bridgeDays: boolean;
  readonly territories: readonly TerritoryInput[];
  /** By territory; one without an entry has no doctor. */
  readonly staff: Readonly<Record<string, Staff>>;
  readonly lines: readonly LineInput[];
  /** Trained regulators who hold no other duty. */
  readonly regulatorsOnly: number;
  /** Limits of a full-time volunteer in duties a month; each is as likely as the others. */
  readonly effectorDuties: readonly number[];
  /** Rules of the table for a period. */
  readonly rules: (from: string, to: string) => RuleInput[];
  readonly mergeContiguous?: boolean;
  readonly ledgers?: ProblemInput['ledgers'];
  readonly shortage: Readonly<Record<string, Setback>>;
  /** How many of those who only regulate are away in the same way in the shortage variant. */
  readonly regulatorsAway: number;
}

/** Skill that the regulation line asks for. */
export const regulationSkill = 'regulation-training';

/** One window of a regulation line, paid by the hour. */
export function regulationWindow(
  id: string,
  days: WindowInput['days'],
  [start, end]: readonly [string, string],
  headcount: number,
  hourlyRate: number,
  tags?: string[],
): WindowInput {
  return { id, days, start, end, headcount, hourlyRate, ...(tags ? { tags } : {}) };
}

/** The regulation line of a department: first priority, on site at the SAMU, trained regulators only. */
export function regulationLine(name: string, windows: WindowInput[]): LineInput {
  return {
    id: 'regulation',
    name,
    role: 'regulation',
    priority: 1,
    site: 'CRRA-Centre 15',
    activity: 'onSite',
    requires: [regulationSkill],
    windows,
  };
}
