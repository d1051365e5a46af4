import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays } from './dates.ts';
import type { Places } from './places.ts';

type Rules = NonNullable<ProblemInput['rules']>;

interface Frame {
  readonly places: Places;
  readonly people: readonly string[];
  readonly start: string;
  readonly days: number;
}

/** Rules that councils and hospitals really write, each with a chance of its own. */
export function drawRules(random: Random, { places, people, start, days }: Frame): Rules {
  const soft = () => (random.chance(0.2) ? { weight: random.int(1, 5) } : {});
  const few = random.chance(0.15);
  const with_ = (chance: number) => random.chance(few ? chance / 4 : chance);
  const windows = [...new Set(places.lines.flatMap(({ windows: own = [] }) => own.map(({ id }) => id)))];
  const rules: Rules = [];
  if (with_(0.8)) rules.push({ type: 'minRest', hours: random.pick([10, 11, 12, 24]) });
  if (with_(0.6)) rules.push({ type: 'maxDuties', max: random.int(1, 4), per: { rollingDays: random.pick([4, 7, 14]) }, ...soft() });
  if (with_(0.3)) rules.push({ type: 'maxHours', max: random.pick([36, 48, 60]), per: 'calendarWeek', ...soft() });
  if (with_(0.3)) rules.push({ type: 'maxWeekends', max: random.int(1, 3), per: 'calendarMonth', ...soft() });
  if (with_(0.3)) rules.push({ type: 'maxConsecutive', max: random.int(1, 3), of: random.pick(['nights', 'days', 'weekends']), ...soft() });
  if (with_(0.2)) rules.push({ type: 'minGap', days: random.int(2, 4) });
  if (with_(0.2)) rules.push({ type: 'forbiddenSuccession', from: ['deepNight'], to: ['weekday'], days: 1, ...soft() });
  if (with_(0.15) && days > 6) rules.push({ type: 'block', windows: windows.slice(0, 1), of: 'weekend' });
  if (with_(0.15) && people.length > 2) rules.push({ type: 'notTogether', participants: people.slice(0, 2), on: 'date' });
  if (with_(0.1)) rules.push({ type: 'requireOneOf', skill: 'senior', scope: { lines: [places.lines[0].id] } });
  if (with_(0.15) && days > 20)
    rules.push({
      type: 'holidayGroups',
      groups: [
        [start, addDays(start, 7)],
        [addDays(start, 8), addDays(start, 15)],
      ],
      max: 1,
    });
  if (with_(0.15)) rules.push({ type: 'minDuties', value: 1, per: 'period', weight: random.int(1, 4) });
  if (with_(0.15)) rules.push({ type: 'targetDuties', value: random.int(1, 4), per: 'calendarMonth', weight: random.int(1, 3) });
  return rules;
}
