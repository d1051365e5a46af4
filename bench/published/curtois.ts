import type { ProblemInput } from '../../src/domain/problem.ts';
import { type CurtoisData, type Employee, parseCurtois } from './curtois-file.ts';
import { judgeCurtois } from './curtois-judge.ts';
import { dateAfter, type PublishedInstance } from './instance.ts';

type Participant = ProblemInput['participants'][number];
type Rule = NonNullable<ProblemInput['rules']>[number];

/** A Monday: every instance starts on one. */
const start = '2027-01-04';
/** Least minutes are hard in the file; here an hour short costs more than any roster is worth. */
const hourShort = 100_000;

export function curtoisInstance(text: string): PublishedInstance {
  const data = parseCurtois(text);
  const request: ProblemInput = {
    timeZone: 'Etc/UTC',
    period: { start, end: dateAfter(start, data.days - 1) },
    ...linesOf(data),
    participants: participantsOf(data),
    rules: [...successions(data), ...workRules(data), ...coverRules(data)],
    objective: [[{ term: 'preferences' }]],
    options: { gap: 0, timeLimitSeconds: 60, asOf: start },
  };
  return { request, offset: data.on.reduce((sum, { weight }) => sum + weight, 0), judge: (held) => judgeCurtois(data, start, held) };
}

/** A line a shift. All shifts start at once, so that two on one date overlap; demand comes date by date. */
function linesOf({ shifts, demand }: CurtoisData): Pick<ProblemInput, 'lines' | 'reinforcements'> {
  const lines = shifts.map(({ id, minutes }): ProblemInput['lines'][number] => {
    const end = `${String(6 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return { id, windows: [{ id: 'shift', start: '06:00', end, headcount: 0, tags: [`shift-${id}`] }] };
  });
  const reinforcements = demand
    .filter(({ need }) => need > 0)
    .map(({ day, shift, need }) => ({ lines: [shift], from: dateAfter(start, day), to: dateAfter(start, day), addHeadcount: need }));
  return { lines, reinforcements };
}

function participantsOf(data: CurtoisData): Participant[] {
  const wishes = (kind: 'want' | 'avoid', employee: string, requests: CurtoisData['on']) =>
    requests
      .filter((one) => one.employee === employee)
      .map(({ day, shift, weight }) => ({ kind, weight, lines: [shift], from: dateAfter(start, day), to: dateAfter(start, day) }));
  return data.staff.map(({ id, maxMinutes }) => ({
    id,
    limits: { maxHours: maxMinutes / 60 },
    availability: { unavailable: (data.daysOff.get(id) ?? []).map((day) => ({ from: dateAfter(start, day), to: dateAfter(start, day) })) },
    preferences: [...wishes('want', id, data.on), ...wishes('avoid', id, data.off)],
  }));
}

function successions({ shifts }: CurtoisData): Rule[] {
  return shifts
    .filter(({ notNext }) => notNext.length > 0)
    .map(({ id, notNext }) => ({
      type: 'forbiddenSuccession',
      from: [`shift-${id}`],
      to: notNext.map((next) => `shift-${next}`),
      days: 1,
    }));
}

/** One rule for all who share a figure. */
function workRules({ staff, shifts, days }: CurtoisData): Rule[] {
  const alike = (figure: (employee: Employee) => number, rule: (value: number) => Rule, least = 0): Rule[] =>
    [...Map.groupBy(staff, figure)]
      .filter(([value]) => value >= least)
      .map(([value, people]) => {
        const own = rule(value);
        return { ...own, scope: { ...own.scope, participants: people.map(({ id }) => id) } };
      });
  return [
    ...alike(
      ({ maxConsecutive }) => maxConsecutive,
      (max) => ({ type: 'maxConsecutive', of: 'days', max }),
    ),
    // A single day and a single day off are runs of one.
    ...alike(
      ({ minConsecutive }) => minConsecutive,
      (min) => ({ type: 'minConsecutive', of: 'days', min }),
      2,
    ),
    ...alike(
      ({ minDaysOff }) => minDaysOff,
      (min) => ({ type: 'minDaysOff', min }),
      2,
    ),
    ...alike(
      ({ maxWeekends }) => maxWeekends,
      (max) => ({ type: 'maxWeekends', max }),
    ),
    ...alike(
      ({ minMinutes }) => minMinutes / 60,
      (value) => ({ type: 'minHours', value, weight: hourShort }),
      1 / 60,
    ),
    ...shifts.flatMap(({ id }) =>
      alike(
        ({ maxShifts }) => maxShifts.get(id) ?? days,
        (max) => ({ type: 'maxDuties', max, scope: { lines: [id] } }),
      ).filter((rule) => Number(rule.max) < days),
    ),
  ];
}

/** A rule for each run of dates on which a shift's prices are the same. */
function coverRules({ demand, staff, shifts, days }: CurtoisData): Rule[] {
  const prices = new Map(demand.map(({ day, shift, under, over }) => [`${shift} ${day}`, { under, over }]));
  return shifts.flatMap(({ id }) => {
    const rules: Rule[] = [];
    for (let day = 0; day < days; ) {
      const { under, over } = prices.get(`${id} ${day}`) ?? { under: 0, over: 0 };
      let end = day + 1;
      const same = (other = { under: 0, over: 0 }) => other.under === under && other.over === over;
      while (end < days && same(prices.get(`${id} ${end}`))) end++;
      const scope = { lines: [id], from: dateAfter(start, day), to: dateAfter(start, end - 1) };
      rules.push({ type: 'cover', underWeight: under, overWeight: over, maxOver: staff.length, scope });
      day = end;
    }
    return rules;
  });
}
