import { z } from 'zod';
import { identifier } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { overlap } from './check/pairs.ts';
import { common } from './common.ts';
import { atMost, type Sum } from './compile/rows.ts';
import { slotColumns } from './compile/slots.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import { dayOf } from './compile/days.ts';
import { pinnedIn } from './pins.ts';
import type { CheckContext, CompileContext, Duty, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { pairsWithin } from './reach.ts';
import { selectableSlot, selects } from './scope.ts';
import type { Slot } from '../calendar/slot.ts';

const group = z
  .strictObject({
    participants: z.array(identifier).min(1).max(5000).optional().meta({ description: 'These people.' }),
    skill: identifier.optional().meta({ description: 'Who has this skill.' }),
    lacks: identifier.optional().meta({ description: 'Who does not have this skill.' }),
  })
  .refine((one) => Object.values(one).some((field) => field !== undefined), { params: { code: 'groupOfAll' } })
  .meta({ description: 'People; of several fields, those for whom all hold.' });

/** The same one person on both sides, who can never be company. */
function isOneself(who: z.output<typeof group>, company: z.output<typeof group>): boolean {
  const [id, ...more] = who.participants ?? [];
  return id !== undefined && more.length === 0 && company.participants?.every((other) => other === id) === true;
}

const schema = z
  .strictObject({
    type: z.literal('requireCompany'),
    who: group.meta({ description: 'Whoever needs company.', examples: [{ skill: 'trainee' }] }),
    with: group.meta({ examples: [{ skill: 'mentor' }], description: 'Who is company; nobody is company of himself or herself.' }),
    on: z.enum(['slot', 'date', 'overlap']).default('slot').meta({
      description:
        'slot: on the same slot; date: with a duty that starts on the same date; overlap: with a duty at the same time, of any line in scope. Default slot.',
    }),
    extraHead: z.boolean().default(false).meta({
      description: 'With `on: slot`: while one of `who` is on a slot, it may carry one head more than its headcount. Default false.',
    }),
    ...common,
  })
  .refine(({ who, with: company }) => !isOneself(who, company), { path: ['with'], params: { code: 'companyOfOneself' } })
  .refine(({ on, extraHead }) => on === 'slot' || !extraHead, { path: ['extraHead'], params: { code: 'extraHeadOfSlot' } })
  .meta({ description: 'Nobody of one group is on duty unless somebody of another is there, too: a mentor, a senior, the team.' });
type RequireCompany = z.output<typeof schema>;

/**
 * Each duty (with `date`: each date) in scope of somebody of `who` has somebody else of `with` beside. Only duties of the
 * roster need company; those of the history give it (not on a slot). With `extraHead`, one head above the headcount is
 * admitted on a slot where somebody of `who` is. Excess: 1 per duty or date without company; heads too many, per slot.
 */
export const requireCompany = {
  type: 'requireCompany',
  schema,
  easing: null,
  softness: 'either',
  people: 'together',
  needsFurtherDuties: true,
  reach: () => pairsWithin(1),

  roomAbove({ extraHead, scope }: RequireCompany): (slot: Slot) => number {
    const inScope = selects(scope && { ...scope, participants: undefined });
    return (slot) => (extraHead && slot.headcount > 0 && inScope(selectableSlot(slot)) ? 1 : 0);
  },

  compile(context: CompileContext, rule: RequireCompany): void {
    const inScope = selects(rule.scope);
    const [needs, gives] = membersOf(context.problem, rule);
    const company = [...gives].map((id) => [id, (context.duties.get(id) ?? []).filter(inScope)] as const);
    const present = presence(company, rule.on);
    for (const participant of needs) {
      const duties = (context.duties.get(participant) ?? []).filter(inScope);
      for (const { own, duty } of needed(context, duties, rule.on)) {
        const others = present(participant, duty).map((sum) => [-1, sum] as const);
        const head = { rule: 'requireCompany', participant, weight: rule.weight };
        atMost(context, head, combine([[1, own], ...others]), 0);
      }
    }
    if (rule.extraHead) extraHeads(context, rule, needs, inScope);
  },

  check(context: CheckContext, rule: RequireCompany, focus?: Focus): Violation[] {
    const [needs, gives] = membersOf(context.problem, rule);
    const all = [...dutiesInScope(context, rule.scope)].flatMap(([, duties]) => duties);
    const company = all.filter(({ participant }) => gives.has(participant));
    const alone = all.filter(
      (duty) => duty.slot !== null && needs.has(duty.participant) && !company.some((other) => beside(duty, other, rule.on)),
    );
    const found = new Map<string, Violation>();
    for (const duty of alone) {
      const place = `${duty.participant} ${rule.on === 'date' ? duty.date : (duty.slot?.id ?? '')}`;
      const params = { of: rule.on, who: { person: duty.participant }, duty: { duty }, date: duty.date };
      if (!found.has(place)) {
        found.set(place, { rule: 'requireCompany', participant: duty.participant, place, slots: keys([duty]), excess: 1, params });
      }
    }
    const extra = rule.extraHead ? tooManyHeads(context, rule, needs) : [];
    const own = new Set(focus && context.held.get(focus.participant)?.map(({ slot }) => slot?.id));
    const times = focus ? (context.held.get(focus.participant) ?? []) : [];
    return [...found.values(), ...extra].filter(
      ({ participant, slots }) =>
        focus === undefined || participant === focus.participant || slots.some((id) => own.has(id)) || times.length > 0,
    );
  },
} satisfies Rule<RequireCompany>;

/** Ids of those who need company and of those who are company. */
function membersOf({ participants }: Problem, rule: RequireCompany): [needs: ReadonlySet<string>, gives: ReadonlySet<string>] {
  const members = ({ participants: named, skill, lacks }: RequireCompany['who']): Set<string> => {
    const ids = named && new Set(named);
    return new Set(
      participants
        .filter(
          ({ id, skills }) =>
            (ids?.has(id) ?? true) && (skill === undefined || skills.includes(skill)) && !(lacks !== undefined && skills.includes(lacks)),
        )
        .map(({ id }) => id),
    );
  };
  return [members(rule.who), members(rule.with)];
}

function beside(duty: Duty, other: Duty, on: RequireCompany['on']): boolean {
  if (other.participant === duty.participant) return false;
  if (on === 'slot') return other.slot !== null && other.slot.id === duty.slot?.id;
  return on === 'date' ? other.date === duty.date : overlap(duty, other);
}

/** What needs company: each duty of the roster, or each date with one. Columns of one slot (a locum's) are one duty. */
function needed(context: CompileContext, duties: readonly ModelDuty[], on: RequireCompany['on']): { own: Sum; duty: ModelDuty }[] {
  const roster = duties.filter(({ column }) => column !== null);
  const groups = groupBy(roster, ({ slot, date }) => (on === 'date' ? dayOf(date) : (slot?.index ?? -1)));
  return [...groups.values()].map((group) => ({ own: anyHeld(context, group), duty: group[0] }));
}

/** Sums that are at least 1 when somebody else of the company is beside a duty. */
function presence(
  company: readonly (readonly [string, readonly ModelDuty[]])[],
  on: RequireCompany['on'],
): (participant: string, duty: ModelDuty) => Sum[] {
  return (participant, duty) =>
    company.flatMap(([id, duties]) => {
      const with_ = id === participant ? [] : duties.filter((other) => beside(duty, other, on));
      return with_.length === 0 ? [] : [sumOfDuties(with_)];
    });
}

function sumOfDuties(duties: readonly ModelDuty[]): Sum {
  const columns = duties.flatMap(({ column }) => column ?? []);
  return { columns, constant: duties.length - columns.length };
}

/** All heads − (somebody of `who` is there) ≤ headcount. What other rules admit above the headcount counts besides. */
function extraHeads(
  context: CompileContext,
  rule: RequireCompany,
  needs: ReadonlySet<string>,
  inScope: (duty: ModelDuty) => boolean,
): void {
  const columns = slotColumns(context);
  const ofWho: ModelDuty[][] = context.slots.map(() => []);
  for (const id of needs)
    for (const duty of context.duties.get(id) ?? []) if (duty.slot !== null && inScope(duty)) ofWho[duty.slot.index].push(duty);
  const room = requireCompany.roomAbove(rule);
  for (const slot of context.slots) {
    if (room(slot) === 0) continue;
    const head = { rule: 'requireCompany', participant: null, slot: slot.id, weight: rule.weight };
    const all: Sum = { columns: columns[slot.index], constant: 0 };
    const one = anyOf(context, ofWho[slot.index]);
    atMost(
      context,
      head,
      combine([
        [1, all],
        [-1, one],
      ]),
      slot.headcount,
    );
  }
}

/** 1 when one of these duties, of several people, is held. */
function anyOf(context: CompileContext, duties: readonly ModelDuty[]): Sum {
  if (duties.some(pinnedIn(context.problem))) return { columns: [], constant: 1 };
  const columns = duties.flatMap(({ column }) => column ?? []);
  if (columns.length < 2) return { columns, constant: 0 };
  return { columns: [context.model.or(columns)], constant: 0 };
}

function tooManyHeads(context: CheckContext, rule: RequireCompany, needs: ReadonlySet<string>): Violation[] {
  const inScope = selects(rule.scope);
  const room = requireCompany.roomAbove(rule);
  const bySlot = Map.groupBy([...context.held.values()].flat(), ({ slot }) => slot);
  return [...bySlot].flatMap(([slot, duties]): Violation[] => {
    if (slot === null || room(slot) === 0) return [];
    const max = slot.headcount + (duties.some((duty) => needs.has(duty.participant) && inScope(duty)) ? 1 : 0);
    if (duties.length <= max) return [];
    const params = { of: 'heads', count: duties.length, max, duty: { duty: duties[0] } };
    return [{ rule: 'requireCompany', participant: null, place: slot.id, slots: [slot.id], excess: duties.length - max, params }];
  });
}
