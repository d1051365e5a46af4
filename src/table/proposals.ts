import { randomUUID } from 'node:crypto';
import { Naming } from '../calendar/naming.ts';
import { dateIn } from '../domain/dates.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Proposal, ProposalRequest, ProposalState, StepBy } from '../domain/proposal.ts';
import type { Roster } from '../domain/roster.ts';
import { breachTitle, describeBreach } from '../roster/breach.ts';
import { differences } from '../roster/differences.ts';
import { councilsBySlot, recipientsOf } from '../roster/recipients.ts';
import { applyMoves, isHeld, type Moved } from './moves.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import { version } from '../domain/version.ts';
import { buildRoster } from '../answer/roster.ts';

/**
 * A replacement on its way: proposed → accepted by everybody who takes over → validated by the CDOM, and only then in
 * the table. Refused and withdrawn end it before.
 */

/** States from which a step may be taken. */
const open: readonly ProposalState[] = ['proposed', 'accepted'];

/**
 * A new proposal, verified: the roster in force with its moves breaks no rule.
 *
 * @param issues takes what is wrong; paths start at the body
 * @returns null when there were issues
 */
export function propose(
  standing: StandingRoster,
  body: ProposalRequest,
  { number, inForce, now, issues }: { readonly number: number; readonly inForce: number; readonly now: Date; readonly issues: IssueList },
): Proposal | null {
  const { problem, slots } = standing;
  addMoveIssues(standing, body, body.asOf ?? dateIn(problem.timeZone, now), issues);
  if (issues.total > 0) return null;
  const moved = applyMoves(standing, body.moves);
  addBreaches(moved, issues);
  const changes = differences(slots, standing.assignments, moved.assignments);
  if (changes.length === 0) issues.add(['moves'], 'moveNowhere');
  if (issues.total > 0) return null;
  return {
    proposal: number,
    state: 'proposed',
    version: inForce,
    moves: body.moves,
    changes,
    recipients: recipientsOf(changes, councilsBySlot(problem)),
    awaited: [...new Set(body.moves.map(({ to }) => to))],
    steps: [step('proposed', now, body)],
    roster: null,
    published: null,
  };
}

/** The proposal once somebody who takes over has agreed; null when its state does not allow it, or nobody waits for them. */
export function accepted(proposal: Proposal, participant: string, comment: string | null, now: Date): Proposal | null {
  if (proposal.state !== 'proposed' || !proposal.awaited.includes(participant)) return null;
  const awaited = proposal.awaited.filter((id) => id !== participant);
  const state = awaited.length === 0 ? 'accepted' : 'proposed';
  return { ...proposal, state, awaited, steps: [...proposal.steps, step(state, now, { actor: participant, comment })] };
}

/** The proposal ended without effect; null when it has ended already. */
export function ended(proposal: Proposal, state: 'refused' | 'withdrawn', by: StepBy, now: Date): Proposal | null {
  if (!open.includes(proposal.state)) return null;
  return { ...proposal, state, awaited: [], steps: [...proposal.steps, step(state, now, by)] };
}

/** The proposal once it is in the table. */
export function validated(
  proposal: Proposal,
  by: StepBy,
  now: Date,
  made: { readonly roster: string; readonly published: number },
): Proposal {
  return { ...proposal, ...made, state: 'validated', steps: [...proposal.steps, step('validated', now, by)] };
}

/**
 * The roster in force with the moves of a proposal, verified again; null when the moves no longer fit it.
 *
 * @param id of the roster in force
 */
export function rosterWith(standing: StandingRoster, proposal: Proposal, id: string): { roster: Roster; moved: Moved } | null {
  if (!proposal.moves.every((move) => isHeld(standing, move))) return null;
  const moved = applyMoves(standing, proposal.moves);
  if (moved.verdict.violations.length > 0) return null;
  const { problem, slots, assignments, verdict } = moved;
  const run = {
    engine: 'replacement',
    seconds: 0,
    firstRosterSeconds: null,
    seed: problem.options.seed,
    cut: false,
    peakMemoryMiB: null,
    version,
  };
  // Nothing was solved: values are known, how good they are is not.
  const levels = verdict.levels.map(({ value }) => ({ value, bound: null, proven: false }));
  const roster = buildRoster({ id: randomUUID(), state: 'done', problem, slots, assignments, levels, run, warnings: [] });
  const changes = differences(slots, standing.assignments, roster.assignments);
  return { roster: { ...roster, madeFrom: id, changes, recipients: recipientsOf(changes, councilsBySlot(problem)) }, moved };
}

function addMoveIssues(standing: StandingRoster, { moves }: ProposalRequest, today: string, issues: IssueList): void {
  const slotOf = new Map(standing.slots.map((slot) => [slot.id, slot]));
  const people = new Set(standing.problem.participants.map(({ id }) => id));
  const seen = new Map<string, number>();
  for (const [i, { slot: id, from, to, onBehalfOf }] of moves.entries()) {
    const at = ['moves', i] as const;
    const slot = slotOf.get(id);
    const strangers = Object.entries({ from, to, onBehalfOf }).filter(([, one]) => typeof one === 'string' && !people.has(one));
    for (const [key, one] of strangers) issues.add([...at, key], 'unknownParticipant', { id: one ?? '' });
    if (!slot) issues.add([...at, 'slot'], 'unknownSlot', { id });
    else if (slot.date < today) issues.add([...at, 'slot'], 'slotPast', { slot: id, from: today });
    else if (people.has(from) && !isHeld(standing, { slot: id, from }))
      issues.add([...at, 'from'], 'notHeld', { slot: id, participant: from });
    const first = seen.get(`${id}/${from}`);
    if (first === undefined) seen.set(`${id}/${from}`, i);
    else issues.add(at, 'moveTwice', { slot: id, participant: from, first: `/moves/${first}` });
  }
}

function addBreaches({ problem, slots, verdict }: Moved, issues: IssueList): void {
  const naming = new Naming(problem, slots).withoutPeople();
  for (const breach of verdict.violations) {
    issues.add(['moves'], 'proposalBreaks', { title: breachTitle(naming, breach), message: describeBreach(naming, breach) });
  }
}

function step(state: ProposalState, now: Date, { actor, comment }: StepBy): Proposal['steps'][number] {
  return { state, at: now.toISOString(), actor, comment };
}
