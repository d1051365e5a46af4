import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, expandSlots } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { verify } from '../../src/roster/verify.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Fact, repaired } from '../support/repaired.ts';
import { type Solved, solved, told as levelsOf, understood, withEngines } from '../support/solved.ts';
import { levelPlan } from '../../src/roster/level-plan.ts';
import { compareValues, freeDuties, validRosters } from './listing.ts';

withEngines();

const seed = 20271001;
const size = { days: 4, lines: 2, participants: 4, plain: true };
const mostFree = 12;

/** Problems on which everything can be listed, and where there is something to decide. */
const tiny = requests({ ...size, rules: anyRules(3) }).filter((input) => {
  const { problem, slots } = understood(input);
  const free = freeDuties(problem, slots).length;
  return free >= 4 && free <= mostFree;
});

type Duty = Roster['assignments'][number];

/** A fact about a roster, with what it makes of the problem written out by hand; null where the roster has nothing of the kind. */
const facts: Record<string, (standing: Solved, held: readonly Duty[], from: string, pick: number) => [Fact, Problem] | null> = {
  absence: ({ problem }, held, from, pick) => {
    if (held.length === 0) return null;
    const { participant } = held[pick % held.length];
    const range = { from, to: addDays(from, pick % 3) };
    const people = problem.participants.map((one) =>
      one.id !== participant
        ? one
        : {
            ...one,
            availability: { ...one.availability, unavailable: [...one.availability.unavailable, { ...range, reducesShare: true }] },
          },
    );
    return [
      { type: 'absence', participant, ...range },
      { ...problem, participants: people },
    ];
  },
  withdrawal: ({ problem }, held, from, pick) => {
    if (held.length === 0) return null;
    const { participant } = held[pick % held.length];
    const last = addDays(from, -1);
    const one = problem.participants.find(({ id }) => id === participant);
    if (one?.activeFrom && one.activeFrom > last) return null;
    const activeTo = one?.activeTo && one.activeTo < last ? one.activeTo : last;
    const people = problem.participants.map((other) => (other.id === participant ? { ...other, activeTo } : other));
    return [
      { type: 'withdrawal', participant },
      { ...problem, participants: people },
    ];
  },
  release: ({ problem }, held, _, pick) => {
    if (held.length === 0) return null;
    const { slot, participant } = held[pick % held.length];
    return [
      { type: 'release', slot, participant },
      { ...problem, forbidden: [...problem.forbidden, { slot, participant }] },
    ];
  },
  pin: ({ problem, slots }, held, from, pick) => {
    const free = freeDuties(problem, slots).filter(
      ({ slot, participant }) => slot.split('/')[1] >= from && !held.some((one) => one.slot === slot && one.participant === participant),
    );
    if (free.length === 0) return null;
    const { slot, participant, onBehalfOf } = free[pick % free.length];
    const pin = { slot, participant, onBehalfOf, requisition: false };
    return [
      { type: 'pin', ...pin },
      { ...problem, pinned: [pin] },
    ];
  },
  reinforcement: ({ problem }, _, from, pick) => {
    const lines = [problem.lines[pick % problem.lines.length].id];
    const more = { lines, from, to: addDays(from, 1), addHeadcount: 1, reason: null };
    return [
      { type: 'reinforcement', ...more },
      { ...problem, reinforcements: [more] },
    ];
  },
  newVolunteer: ({ problem }, _, from, pick) => {
    const like = problem.participants[pick % problem.participants.length];
    const roles = [...like.roles];
    const joined = { id: 'new', roles, serves: ['t1', 't2'], skills: ['s'], territory: like.territory };
    const person = { ...like, ...joined, status: 'installed' as const, volunteer: true, locumFor: [], exemptions: [], preferences: [] };
    const open = { mode: 'optOut' as const, unavailable: [], available: [], weekdays: null };
    const whole = { ...person, activityRate: 1, activeFrom: from, activeTo: null, limits: {}, balances: {}, availability: open };
    return [
      { type: 'newVolunteer', participant: joined },
      { ...problem, participants: [...problem.participants, whole] },
    ];
  },
};

/** Least shortfall, then fewest heads changed (dearer near `asOf`), over every valid roster that keeps the past. */
function listed(changed: Problem, standing: Solved, from: string, freeze: { until: string; weight: number }): number[] | null {
  const { roster } = standing;
  const { slots } = expandSlots(changed);
  const isPast = ({ slot }: { slot: string }): boolean => slot.split('/')[1] < from;
  const past = roster.assignments.filter(isPast);
  const pins = [...past, ...changed.pinned].map(({ slot, participant, onBehalfOf = null }) => ({ slot, participant, onBehalfOf }));
  const plain = { ...changed, pinned: pins.map((pin) => ({ ...pin, requisition: true })), baseline: undefined };
  let best: number[] | null = null;
  for (const { duties, values } of validRosters(plain, slots, pins)) {
    if (duties.some(isPast)) continue;
    const heads = slots.map((slot) => {
      const old = roster.assignments.filter((one) => one.slot === slot.id).map(({ participant }) => participant);
      const now = [...pins, ...duties].filter((one) => one.slot === slot.id).map(({ participant }) => participant);
      const changes = Math.max(old.length, now.length) - now.filter((one) => old.includes(one)).length;
      return changes * (slot.date <= freeze.until ? freeze.weight : 1);
    });
    // Without a baseline: the classes of shortfall, then tier and what follows it.
    const classes = levelPlan(plain, slots).findIndex(({ level }) => level === 'tier');
    const shortfalls = values.slice(0, classes);
    const found = [...shortfalls, heads.reduce((sum, one) => sum + one, 0)];
    if (best === null || compareValues(found, best) < 0) best = found;
  }
  return best;
}

describe('a repair', () => {
  it.each(Object.keys(facts))(
    '%s: keeps the past and is the nearest of the best, as listing every roster shows',
    { timeout: 600_000 },
    async (type) => {
      const met = { changed: 0, untouched: 0 };
      await fc.assert(
        fc.asyncProperty(tiny, fc.nat(3), fc.nat(50), fc.nat(2), async (input: ProblemInput, day, pick, freezeDays) => {
          const standing = await solved({ ...input, pinned: [] });
          const { problem, roster } = standing;
          const from = addDays(problem.period.start, day);
          if (from > problem.period.end) return;
          const isPast = ({ slot }: { slot: string }): boolean => slot.split('/')[1] < from;
          const held = roster.assignments.filter((one) => !isPast(one));
          const made = facts[type](standing, held, from, pick);
          if (made === null) return;
          const [fact, changed] = made;
          const { slots } = expandSlots(changed);
          if (freeDuties(changed, slots).length > mostFree + 3) return;
          const result = await repaired(standing, { from, asOf: from, facts: [fact], freezeDays, freezeWeight: 3 });
          if (!('roster' in result)) throw new Error(JSON.stringify(result.issues));
          const after = result.roster;
          // Nothing before the date, principals included.
          const told = (one: Roster) =>
            one.assignments.filter(isPast).map(({ slot, participant, onBehalfOf }) => [slot, participant, onBehalfOf]);
          expect(told(after)).toEqual(told(roster));
          expect(after.changes?.filter(({ date }) => date < from)).toEqual([]);
          // Valid for the problem that the fact makes, by its own past alone.
          const pins = after.assignments
            .filter(isPast)
            .map(({ slot, participant, onBehalfOf }) => ({ slot, participant, requisition: true, onBehalfOf }));
          expect(verify({ ...changed, pinned: [...pins, ...changed.pinned] }, slots, after.assignments).violations).toEqual([]);
          const best = listed(changed, standing, from, { until: addDays(from, freezeDays), weight: 3 });
          const reached = after.levels
            .slice(
              0,
              after.levels.findIndex(({ level }) => level === 'tier'),
            )
            .map(({ value }) => value);
          expect(reached, levelsOf(after)).toEqual(best);
          met[reached[reached.length - 1] > 0 ? 'changed' : 'untouched']++;
        }),
        { seed, numRuns: 40 },
      );
      expect(met.changed, JSON.stringify(met)).toBeGreaterThan(3);
    },
  );
});
