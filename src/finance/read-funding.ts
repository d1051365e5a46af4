import { type FundingRequest, fundingRequest, maxFundingPosts } from '../domain/funding.ts';
import { readFields } from '../domain/fields.ts';
import { checkTimes } from '../domain/invariants/ranges.ts';
import { type Issue, IssueList } from '../domain/issues.ts';
import { type Path, pointerOf } from '../domain/raw.ts';
import { windowMinutes, requestSize } from '../calendar/index.ts';
import { sizeLimits } from '../domain/problem.ts';

/** A request for funding understood, or everything that is wrong with it at once. */
export type ReadFunding =
  | { readonly ok: true; readonly request: FundingRequest }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads the body of `POST /v1/funding`: shape, ids, period. Never throws on JSON, of whatever shape. */
export function readFunding(json: unknown): ReadFunding {
  const issues = new IssueList(json);
  const { whole: request } = readFields(fundingRequest.shape, json, issues);
  checkTimes(json, issues);
  if (request === null || issues.total > 0) return { ok: false, issues: issues.list() };
  addMeaning(request, issues);
  return issues.total > 0 ? { ok: false, issues: issues.list() } : { ok: true, request };
}

type Part = FundingRequest['steps'][number]['subSteps'][number];

function addMeaning(request: FundingRequest, issues: IssueList): void {
  addTwice(request.steps, ['steps'], issues);
  addTwice(request.lines, ['lines'], issues);
  for (const [l, { windows }] of request.lines.entries()) addTwice(windows, ['lines', l, 'windows'], issues);
  const counted: Path[] = request.lines.length > 0 ? [['lines']] : [];
  request.steps.forEach((step, s) => {
    const at = ['steps', s];
    const own = step.posts.length > 0 || step.select !== undefined;
    if (own && step.subSteps.length > 0) issues.add([...at, 'subSteps'], 'fundingEither');
    if (!own && step.subSteps.length === 0) issues.add(at, 'fundingEmpty');
    addTwice(step.subSteps, [...at, 'subSteps'], issues);
    addPart(step, at, request, counted, issues);
    step.subSteps.forEach((part, p) => {
      const partAt = [...at, 'subSteps', p];
      if (part.posts.length === 0 && part.select === undefined) issues.add(partAt, 'fundingEmpty');
      addPart(part, partAt, request, counted, issues);
    });
  });
  const posts = request.steps.flatMap((step) => [step, ...step.subSteps]).reduce((sum, part) => sum + part.posts.length, 0);
  if (posts > maxFundingPosts) issues.add(['steps'], 'tooManyPosts', { count: posts, max: maxFundingPosts });
  if (request.period === undefined && counted.length > 0) issues.add(['period'], 'fundingPeriod');
  addSize(request, issues);
}

function addPart({ posts, select }: Part, at: Path, { lines }: FundingRequest, counted: Path[], issues: IssueList): void {
  addTwice(posts, [...at, 'posts'], issues);
  posts.forEach((post, i) => {
    if (post.dayCount === null) counted.push([...at, 'posts', i]);
    if (windowMinutes(post) === 0) issues.add([...at, 'posts', i, 'end'], 'emptyWindow', { time: post.end });
  });
  const known = new Set(lines.map(({ id }) => id));
  const windows = new Set(lines.flatMap((line) => line.windows.map(({ id }) => id)));
  select?.lines?.forEach((id, i) => {
    if (!known.has(id)) issues.add([...at, 'select', 'lines', i], 'unknownLine', { id });
  });
  select?.windows?.forEach((id, i) => {
    if (!windows.has(id)) issues.add([...at, 'select', 'windows', i], 'unknownWindow', { id });
  });
}

function addTwice(list: readonly { readonly id: string }[], at: Path, issues: IssueList): void {
  const first = new Map<string, number>();
  list.forEach(({ id }, i) => {
    const other = first.get(id);
    if (other === undefined) first.set(id, i);
    else issues.add([...at, i, 'id'], 'duplicateId', { id, first: pointerOf([...at, other]) });
  });
}

/** Slots cost memory: as many as a problem may have, and no more. */
function addSize({ period, department, calendar, lines }: FundingRequest, issues: IssueList): void {
  if (period === undefined || issues.total > 0) return;
  const { slots } = requestSize({ period, department, calendar, lines, timeZone: 'UTC', reinforcements: [] });
  if (slots > sizeLimits.slots) issues.add(['lines'], 'tooManySlots', { slots, max: sizeLimits.slots });
}
