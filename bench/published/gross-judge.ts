import { dayIndex, type GrossData } from './gross-data.ts';
import { daysFrom, type Held, type Judgement } from './instance.ts';

/** A duty held: physician, duty and day of the horizon. */
interface Shift {
  readonly physician: number;
  readonly duty: number;
  readonly day: number;
}

/** The published objective of a roster: uncovered duties and violated requests. */
export function judgeGross(data: GrossData, held: readonly Held[]): Judgement {
  const shifts = held.map(({ slot, participant }): Shift => {
    const [line, date] = slot.split('/');
    return { physician: Number(participant.slice(1)), duty: Number(line.split('-')[1]), day: daysFrom(data.start, date) };
  });
  const why = broken(data, shifts);
  if (why !== null) return { kind: 'infeasible', why };
  const needed = data.cdat.rows('d_bar_duty').reduce((sum, [, , heads]) => sum + heads * data.cdat.size('W'), 0);
  return { kind: 'feasible', objective: data.uncovered * (needed - shifts.length) + requests(data, shifts) };
}

/** The first hard condition that is broken, or null. */
function broken({ cdat, days }: GrossData, shifts: readonly Shift[]): string | null {
  const possible = new Set(cdat.rows('E_pos').map(([j, i, w, d]) => `${j} ${i} ${dayIndex(w, d)}`));
  const absent = new Set(cdat.rows('D_off').map(([j, w, d]) => `${j} ${dayIndex(w, d)}`));
  const room = new Map(cdat.rows('d_bar_duty').map(([i, d, heads]) => [`${i} ${d}`, heads]));
  const heads = new Map<string, number>();
  const working = new Map<number, Set<number>>();
  for (const { physician, duty, day } of shifts) {
    if (day < 0 || day >= days) return `day ${day}`;
    if (!possible.has(`${physician} ${duty} ${day}`) || absent.has(`${physician} ${day}`)) return 'somebody may not hold a duty';
    const count = (heads.get(`${duty} ${day}`) ?? 0) + 1;
    heads.set(`${duty} ${day}`, count);
    if (count > (room.get(`${duty} ${(day % 7) + 1}`) ?? 0)) return 'more people than a duty needs';
    const own = working.get(physician) ?? new Set<number>();
    if (own.has(day)) return 'two duties on one day';
    working.set(physician, own.add(day));
  }
  for (const own of working.values()) {
    const weekends = new Set([...own].filter((day) => day % 7 >= 5).map((day) => Math.floor(day / 7)));
    if ([...own].some((day) => own.has(day + 1))) return 'two days running';
    if ([...weekends].some((week) => weekends.has(week + 1))) return 'two weekends running';
  }
  return null;
}

function requests({ cdat, strategy }: GrossData, shifts: readonly Shift[]): number {
  const given = new Set(shifts.map(({ physician, duty, day }) => `${physician} ${duty} ${day}`));
  const working = new Set(shifts.map(({ physician, day }) => `${physician} ${day}`));
  const violated = new Map<number, number>();
  const add = (physician: number) => violated.set(physician, (violated.get(physician) ?? 0) + 1);
  for (const [j, i, w, d] of cdat.rows('g_req_on')) if (!given.has(`${j} ${i} ${dayIndex(w, d)}`)) add(j);
  for (const [j, w, d] of cdat.rows('g_req_off')) if (working.has(`${j} ${dayIndex(w, d)}`)) add(j);
  const satisfaction = new Map(cdat.rows('s_hat').map(([j, value]) => [j, value]));
  const table = (name: string) => {
    const values = new Map(cdat.rows(name).map(([j, n, value]) => [`${j} ${n}`, value]));
    return (j: number, n: number) => values.get(`${j} ${n}`) ?? 0;
  };
  const [byRequests, byDuties] = [table('c'), table('c_work')];
  let cost = 0;
  for (let j = 1; j <= cdat.size('J'); j++) {
    const n = violated.get(j) ?? 0;
    if (strategy === 'unfair') cost += n;
    else if (strategy === 'fair-linear') cost += n * (2 - (satisfaction.get(j) ?? 0));
    else cost += byRequests(j, n);
    if (strategy === 'equal') cost += byDuties(j, shifts.filter(({ physician }) => physician === j).length);
  }
  return cost;
}
