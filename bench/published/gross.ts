import type { ProblemInput } from '../../src/domain/problem.ts';
import { parseCdat } from './cdat.ts';
import { dayIndex, type GrossData, type Strategy } from './gross-data.ts';
import { judgeGross } from './gross-judge.ts';
import { dateAfter, type PublishedInstance } from './instance.ts';

type Participant = ProblemInput['participants'][number];
type Wish = NonNullable<Participant['preferences']>[number];
type Rule = NonNullable<ProblemInput['rules']>[number];

/** Every duty is written as one of 12 hours, so that two on one date overlap. */
const minutes = 720;
const window = { id: 'day', start: '08:00', end: '20:00' };

/** @param uncovered 10 in gross-ltf, 100 in gross-ltw */
export function grossInstance(text: string, strategy: Strategy, start: string, uncovered: number): PublishedInstance {
  const cdat = parseCdat(text);
  const data: GrossData = { cdat, strategy, start, days: 7 * cdat.size('W'), uncovered };
  const counted = strategy === 'fair-nonlinear' || strategy === 'equal';
  const request: ProblemInput = {
    name: `gross ${start} ${strategy}`,
    timeZone: 'Etc/UTC',
    period: { start, end: dateAfter(start, data.days - 1) },
    ...linesOf(data),
    participants: participantsOf(data),
    forbidden: impossible(data),
    rules: [{ type: 'minGap', days: 2 }, { type: 'maxConsecutive', of: 'weekends', max: 1 }, ...(counted ? tablesOf(data) : [])],
    objective: [
      [
        { term: 'shortfall', weight: uncovered / minutes },
        { term: 'preferences', weight: 1 },
      ],
    ],
    options: { gap: 0.00005, timeLimitSeconds: 20, asOf: start },
  };
  // A wish granted takes its weight off; the file adds it when it is not granted.
  const wanted = cdat.rows('g_req_on').reduce((sum, [physician]) => sum + priceOf(data, physician), 0);
  return { request, offset: wanted, judge: (held) => judgeGross(data, held) };
}

/** A line a duty; weekdays that need more than the least are reinforced. */
function linesOf({ cdat, start, days }: GrossData): Pick<ProblemInput, 'lines' | 'reinforcements'> {
  const demand = new Map(cdat.rows('d_bar_duty').map(([duty, weekday, heads]) => [`${duty} ${weekday}`, heads]));
  const lines: ProblemInput['lines'] = [];
  const reinforcements: NonNullable<ProblemInput['reinforcements']> = [];
  for (let duty = 1; duty <= cdat.size('I'); duty++) {
    const id = `duty-${duty}`;
    const heads = [1, 2, 3, 4, 5, 6, 7].map((weekday) => demand.get(`${duty} ${weekday}`) ?? 0);
    const least = Math.min(...heads);
    lines.push({ id, requires: [id], windows: [{ ...window, headcount: least }] });
    for (let day = 0; day < days; day++) {
      const more = heads[day % 7] - least;
      const date = dateAfter(start, day);
      if (more > 0) reinforcements.push({ lines: [id], from: date, to: date, addHeadcount: more });
    }
  }
  return { lines, reinforcements };
}

function participantsOf(data: GrossData): Participant[] {
  const { cdat, start } = data;
  const dateOf = (week: number, weekday: number) => dateAfter(start, dayIndex(week, weekday));
  const skills = Map.groupBy(cdat.rows('E_pos'), ([physician]) => physician);
  const away = Map.groupBy(cdat.rows('D_off'), ([physician]) => physician);
  const on = Map.groupBy(cdat.rows('g_req_on'), ([physician]) => physician);
  const off = Map.groupBy(cdat.rows('g_req_off'), ([physician]) => physician);
  return Array.from({ length: cdat.size('J') }, (_, i) => {
    const physician = i + 1;
    const weight = priceOf(data, physician);
    const wishes = [
      ...(on.get(physician) ?? []).map(([, duty, week, weekday]): Wish => {
        const date = dateOf(week, weekday);
        return { kind: 'want', weight, lines: [`duty-${duty}`], from: date, to: date };
      }),
      ...(off.get(physician) ?? []).map(([, week, weekday]): Wish => {
        const date = dateOf(week, weekday);
        return { kind: 'avoid', weight, from: date, to: date };
      }),
    ];
    const unavailable = (away.get(physician) ?? []).map(([, week, weekday]) => {
      const date = dateOf(week, weekday);
      return { from: date, to: date };
    });
    return {
      id: `p${physician}`,
      skills: [...new Set((skills.get(physician) ?? []).map(([, duty]) => `duty-${duty}`))],
      preferences: wishes,
      availability: { unavailable },
    };
  });
}

/** Price of one violated request where each has its own; 0 where the number of them is priced. */
function priceOf({ cdat, strategy }: GrossData, physician: number): number {
  if (strategy === 'unfair') return 1;
  if (strategy !== 'fair-linear') return 0;
  return 2 - (cdat.rows('s_hat').find(([j]) => j === physician)?.[1] ?? 0);
}

/** Days on which somebody may not hold a duty that the same person may hold on another day. */
function impossible({ cdat, start, days }: GrossData): NonNullable<ProblemInput['forbidden']> {
  const possible = Map.groupBy(cdat.rows('E_pos'), ([physician, duty]) => `${physician} ${duty}`);
  return [...possible].flatMap(([key, rows]) => {
    const [physician, duty] = key.split(' ');
    const open = new Set(rows.map(([, , week, weekday]) => dayIndex(week, weekday)));
    return Array.from({ length: days }, (_, day) => day)
      .filter((day) => !open.has(day))
      .map((day) => ({ participant: `p${physician}`, slot: `duty-${duty}/${dateAfter(start, day)}/${window.id}` }));
  });
}

/** Prices of so many violated requests, and of so many duties, for each physician. */
function tablesOf({ cdat, days, strategy }: GrossData): Rule[] {
  const tables = (name: string, count: string, reachable: number): Rule[] =>
    [...Map.groupBy(cdat.rows(name), ([physician]) => physician)].map(([physician, rows]) => {
      const most = Math.max(reachable, ...rows.map(([, n]) => n));
      const costs = Array.from({ length: most + 1 }, () => 0);
      for (const [, n, cost] of rows) costs[n] = cost;
      return { type: 'countCost', count, costs, scope: { participants: [`p${physician}`] } };
    });
  // Never two days running: at most every other day.
  const work = strategy === 'equal' ? tables('c_work', 'duties', Math.ceil(days / 2)) : [];
  return [...tables('c', 'unmetWishes', 0), ...work];
}
