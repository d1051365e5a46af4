import { accepted, ended, propose, rosterWith, validated } from './proposals.ts';
import { newVersion } from './publication.ts';
import { versionIndex } from './version-index.ts';
import type { Proposal, StepBy } from '../domain/proposal.ts';
import type { Roster } from '../domain/roster.ts';
import { readProblem } from '../roster/read.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import { answerFromTable, answerTo, type CallOutcome, type TableContext } from '../jobs/call.ts';
import {
  acceptReplacement,
  listProposals,
  proposeReplacement,
  readProposal,
  refuseReplacement,
  validateReplacement,
  withdrawReplacement,
} from './proposal-descriptors.ts';

/** Proposes that duties of the table in force change hands. */
export const proposals = answerTo(proposeReplacement, (context, body) => {
  const { table, problem, slots, roster, now, issues } = context;
  const last = table.versions.at(-1);
  if (last === undefined) return { kind: 'forbidden', code: 'not-published' };
  if (last.roster !== context.id)
    return { kind: 'forbidden', code: 'not-in-force', params: { version: last.version, roster: last.roster } };
  if (takesUnasked(context, body.moves)) return notYours;
  const number = table.proposals.length + 1;
  const made = propose({ problem, slots, assignments: roster.assignments }, signed(context, body), {
    number,
    inForce: last.version,
    now,
    issues,
  });
  if (made === null) return { kind: 'refused' };
  return { kind: 'answered', value: made, news: { record: { ...table, proposals: [...table.proposals, made] } } };
});

/** Every proposal about the table. */
export const allProposals = answerFromTable(listProposals, ({ table }) => {
  return { kind: 'answered', value: { proposals: table.proposals } };
});

/** One proposal. */
export const oneProposal = answerFromTable(readProposal, (context) => {
  return withProposal(context, (proposal) => ({ kind: 'answered', value: proposal }));
});

/** Somebody who takes a duty over agrees. */
export const acceptance = answerFromTable(acceptReplacement, (context, { participant, comment }) =>
  withProposal(context, (proposal) => {
    if (foreign(context, participant)) return notYours;
    if (proposal.state === 'proposed' && !proposal.awaited.includes(participant)) {
      context.issues.add(['participant'], 'notAwaited', { participant });
      return { kind: 'refused' };
    }
    return kept(context, proposal, accepted(proposal, participant, comment, context.now));
  }),
);

/** Somebody concerned, or the CDOM, refuses. */
export const refusal = answerFromTable(refuseReplacement, (context, body) =>
  withProposal(context, (proposal) => kept(context, proposal, ended(proposal, 'refused', signed(context, body), context.now))),
);

/** Whoever proposed takes it back. */
export const withdrawal = answerFromTable(withdrawReplacement, (context, body) =>
  withProposal(context, (proposal) => {
    if (proposal.moves.every(({ from }) => foreign(context, from))) return notYours;
    return kept(context, proposal, ended(proposal, 'withdrawn', signed(context, body), context.now));
  }),
);

/** The CDOM validates: the table in force with the moves, verified once more, becomes the next version. */
export const validation = answerFromTable(validateReplacement, (context, body) =>
  withProposal(context, (proposal) => (proposal.state === 'accepted' ? putInTable(context, proposal, body) : wrongState(proposal))),
);

function putInTable(context: TableContext, proposal: Proposal, by: StepBy): CallOutcome {
  const { table, now } = context;
  const last = table.versions.at(-1);
  const standing = last ? inForce(context, last.version) : null;
  const outdated = { kind: 'forbidden', code: 'outdated', params: { proposal: proposal.proposal } } as const;
  if (!last || !standing) return outdated;
  const made = rosterWith(standing, proposal, last.roster);
  if (made === null) return outdated;
  const { roster, moved } = made;
  const published = newVersion({ problem: moved.problem, roster }, table, standing.assignments, { label: null, actor: by.actor }, now);
  const done = validated(proposal, by, now, { roster: roster.id, published: published.version });
  const record = { ...replaced(context, done), versions: [...table.versions, published] };
  const index = versionIndex(moved.problem, moved.slots, roster, table.contacts ?? []);
  return {
    kind: 'answered',
    value: done,
    made: { id: roster.id, request: JSON.stringify(moved.problem), roster: JSON.stringify(roster), state: 'done', outcome: roster.outcome },
    news: { record, publishes: { version: published.version, copy: 'made', index } },
  };
}

/** The roster of a version as it was published, with its problem. */
function inForce({ copies, lang }: TableContext, version: number): (StandingRoster & Pick<Roster, 'assignments'>) | null {
  const copy = copies.get(version);
  if (copy === undefined) return null;
  const read = readProblem(JSON.parse(copy.request), new Date(copy.now));
  if (!read.ok) throw new Error('published, then not understood');
  const { assignments } = JSON.parse(copy.roster) as Roster;
  return { problem: { ...read.problem, options: { ...read.problem.options, lang } }, slots: read.slots, assignments };
}

function withProposal(context: TableContext, then: (proposal: Proposal) => CallOutcome): CallOutcome {
  const wanted = context.params.proposal;
  const found = context.table.proposals.find(({ proposal, moves }) => String(proposal) === wanted && concerns(context, moves));
  return found ? then(found) : { kind: 'forbidden', code: 'unknown-proposal', params: { proposal: wanted } };
}

/** Whether the caller acts for somebody else than this participant. */
function foreign({ limit }: TableContext, participant: string): boolean {
  return limit.kind === 'own' && limit.participant !== participant;
}

/** Whether a caller who acts for one participant alone gives up no duty of it, or takes one from somebody who is not asked. */
function takesUnasked(context: TableContext, moves: Proposal['moves']): boolean {
  const asked = new Set(moves.map(({ to }) => to));
  return moves.every(({ from }) => foreign(context, from)) || moves.some(({ from }) => foreign(context, from) && !asked.has(from));
}

/** A step under the name of the participant for whom alone the caller acts, whatever name the body gives. */
function signed<T extends StepBy>({ limit }: TableContext, body: T): T {
  return limit.kind === 'own' ? { ...body, actor: limit.participant } : body;
}

/** Whether the caller is a party to a proposal; others are not told that it exists. */
function concerns(context: TableContext, moves: Proposal['moves']): boolean {
  return moves.some(({ from, to }) => !foreign(context, from) || !foreign(context, to));
}

const notYours = { kind: 'forbidden', code: 'not-yours' } as const;

function kept(context: TableContext, before: Proposal, after: Proposal | null): CallOutcome {
  return after === null ? wrongState(before) : { kind: 'answered', value: after, news: { record: replaced(context, after) } };
}

function replaced({ table }: TableContext, proposal: Proposal): TableContext['table'] {
  return { ...table, proposals: table.proposals.map((one) => (one.proposal === proposal.proposal ? proposal : one)) };
}

function wrongState({ proposal, state }: Proposal): CallOutcome {
  return { kind: 'forbidden', code: 'wrong-state', params: { proposal, state } };
}
