import { z } from 'zod';
import type { Slot } from '../calendar/slot.ts';
import { identifier } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { travelMinutes } from '../domain/travel.ts';
import type { Warning } from '../domain/warnings.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { common } from './common.ts';
import { atMost } from './compile/rows.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Duty, Focus, Rule, Violation } from './rule.ts';
import { selectableSlot, selects, servesLine } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxTravel'),
    minutes: z.number().min(0).max(10_000).meta({ description: 'Most minutes to the nearest post, by the table `travel`.' }),
    from: z
      .union([z.literal('follows'), z.strictObject({ site: identifier })])
      .default('follows')
      .meta({ description: 'follows: the posts that the line follows, those open at that time; or one site. Default follows.' }),
    ...common,
  })
  .meta({ description: 'A duty is held no farther than so many minutes from the nearest post it serves, or from a site.' });
type MaxTravel = z.output<typeof schema>;

/**
 * The site of whoever holds a duty is at most `minutes` from the nearest of the posts that its line follows and that need
 * somebody at some moment of the duty, or from the one site named. Without a figure for any of them the duty cannot be
 * held, and a warning says so; where no post is open, nothing is asked. Excess: minutes beyond; 1 where no figure is
 * known. Soft, what is not known is not priced.
 */
export const maxTravel = {
  type: 'maxTravel',
  schema,
  easing: { field: 'minutes', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: () => once,

  compile(context: CompileContext, rule: MaxTravel): void {
    const inScope = selects(rule.scope);
    const beyond = distances(context.problem, context.slots, rule);
    const sites = new Map(context.problem.participants.map(({ id, site }) => [id, site]));
    for (const [participant, duties] of context.duties) {
      for (const duty of duties) {
        if (duty.slot === null || duty.column === null || !inScope(duty)) continue;
        const excess = beyond(sites.get(participant) ?? null, duty.slot);
        if (excess <= 0 || (rule.weight !== undefined && !Number.isFinite(excess))) continue;
        const head = { rule: 'maxTravel', participant, weight: rule.weight };
        atMost(context, head, { columns: [duty.column], constant: 0 }, 0, rule.weight === undefined ? 1 : excess);
      }
    }
  },

  check(context: CheckContext, rule: MaxTravel, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const duty of duties) {
        const far = tooFar(context, rule, duty);
        if (far !== null && (rule.weight === undefined || far.params.of === undefined)) violations.push(far);
      }
    }
    return violations;
  },

  /** Pairs of sites of people and posts, in scope, for which no figure is known. */
  warnings(rule: MaxTravel, problem: Problem, slots: readonly Slot[]): Warning[] {
    const inScope = selects(rule.scope);
    const lines = new Set(slots.filter((slot) => inScope(selectableSlot(slot))).map(({ line }) => line));
    const minutes = travelMinutes(problem.travel);
    const posts = new Map(problem.lines.map((line) => [line.id, line]));
    const missing = new Map<string, { participant: string; line: string }>();
    for (const line of lines) {
      const targets = rule.from === 'follows' ? line.follows.map((id) => posts.get(id)?.site ?? null) : [rule.from.site];
      for (const person of problem.participants) {
        if (!person.volunteer || !servesLine(person, line) || rule.scope?.participants?.includes(person.id) === false) continue;
        for (const target of targets) {
          const known = person.site !== null && target !== null && minutes(person.site, target) !== null;
          if (!known)
            missing.set(`${person.site ?? `/${person.id}`}/${target}`, {
              participant: person.name ?? person.id,
              line: line.name ?? line.id,
            });
        }
      }
    }
    const [first] = missing.values();
    return first === undefined ? [] : [{ code: 'noTravelFigure', params: { count: missing.size, minutes: rule.minutes, ...first } }];
  },
} satisfies Rule<MaxTravel>;

/** Minutes beyond the limit from a site to a slot's nearest post, at most 0 where all is well, ∞ where no figure is known. */
function distances(problem: Problem, slots: readonly Slot[], rule: MaxTravel): (site: string | null, slot: Slot) => number {
  const minutes = travelMinutes(problem.travel);
  const { from } = rule;
  const staffed = Map.groupBy(
    slots.filter(({ headcount }) => headcount > 0),
    ({ line }) => line.id,
  );
  const targets = new Map<Slot, ReadonlySet<string | null>>();
  const targetsOf = (slot: Slot): ReadonlySet<string | null> => {
    const found =
      targets.get(slot) ??
      new Set(
        slot.line.follows.flatMap((id) => {
          const open = (staffed.get(id) ?? []).find(({ startMs, endMs }) => startMs < slot.endMs && slot.startMs < endMs);
          return open === undefined ? [] : [open.line.site];
        }),
      );
    targets.set(slot, found);
    return found;
  };
  return (site, slot) => {
    const posts = from === 'follows' ? [...targetsOf(slot)] : [from.site];
    if (posts.length === 0) return 0;
    const nearest = Math.min(
      ...posts.map((post) => (site === null || post === null ? null : minutes(post, site)) ?? Number.POSITIVE_INFINITY),
    );
    return nearest - rule.minutes;
  };
}

/** A duty held too far from every post of its time, read off the dates; null where it is near enough, or nothing is asked. */
function tooFar({ problem, slots }: CheckContext, { minutes: most, from }: MaxTravel, duty: Duty): Violation | null {
  const { slot, participant } = duty;
  if (slot === null) return null;
  const home = problem.participants.find(({ id }) => id === participant)?.site ?? null;
  const open = slots.filter(
    (post) => slot.line.follows.includes(post.line.id) && post.headcount > 0 && post.startMs < slot.endMs && post.endMs > slot.startMs,
  );
  const places = from === 'follows' ? open.map(({ line }) => line.site) : [from.site];
  if (places.length === 0) return null;
  const minutes = travelMinutes(problem.travel);
  const figures = places.flatMap((place) => (home === null || place === null ? [] : (minutes(place, home) ?? [])));
  const nearest = figures.length === 0 ? null : Math.min(...figures);
  if (nearest !== null && nearest <= most) return null;
  const about = { duty: { duty }, minutes: most };
  return {
    rule: 'maxTravel',
    participant,
    place: `${participant} ${slot.id}`,
    slots: keys([duty]),
    excess: nearest === null ? 1 : nearest - most,
    params: nearest === null ? { of: 'unknown', ...about } : { ...about, travel: nearest },
  };
}
