import { dateList, dayTypes, formatInstant, localClockMinutes, localInstant } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Coverage } from '../domain/roster.ts';
import { type Holding, holdersBySlot } from '../roster/holdings.ts';
import { hoursOf, type Interval, intersect, subtract, union } from './intervals.ts';

const HOUR = 60;

/** The national frame of article R.6315-1 on the period's dates. */
interface Frame {
  /** Evenings 20-24, Sundays and holidays 8-20. */
  readonly base: readonly Interval[];
  /** 0-8 of each date, and of the date after it. */
  readonly early: readonly Interval[];
  readonly late: readonly Interval[];
}

/**
 * Who covers the out-of-hours time of each territory, by fixed, mobile and hospital lines of that territory (regulation,
 * pharmacy and ambulance lines cover something else). Time is a union: two doctors at once count once; fixed goes before
 * mobile, mobile before a hospital line that is staffed.
 *
 * To cover: the national frame (every night 20-8, Sundays and holidays 8-20) and any other time that a fixed or mobile
 * line of the territory plans. The hours after midnight belong to the night that began on a date of the period, unless a line of the
 * territory plans them as windows of their own (0-8, as La Réunion does): then to their own date. What none
 * of these covers is the hospital relay's, when the territory names one and the time is that of an open slot
 * or between 0:00 and 8:00; the rest is uncovered.
 *
 * One entry per medical territory of the problem (pharmacy zones and ambulance sectors are other maps), in its order; none when no line is fixed or mobile.
 */
export function territoryCoverage(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): Coverage[] {
  const effectors = slots.filter(({ line }) => line.role === 'fixed' || line.role === 'mobile');
  if (effectors.length === 0) return [];
  const frame = nationalFrame(problem);
  const holders = holdersBySlot(holdings);
  const medical = problem.territories.filter(({ system }) => system === 'medical');
  return medical.map((territory) => {
    const own = effectors.filter(({ line, headcount }) => headcount > 0 && line.territories.includes(territory.id));
    const held = (slot: Slot) => holders.get(slot.id)?.size ?? 0;
    const hospitals = slots.filter(({ line }) => line.role === 'hospital' && line.territories.includes(territory.id));
    const plansEarly = [...own, ...hospitals].some((slot) => localClockMinutes(slot.startMs, problem.timeZone) < 8 * HOUR);
    const early = plansEarly ? frame.early : frame.late;
    const toCover = union([...frame.base, ...early, ...own]);
    const fixed = union(own.filter((slot) => slot.line.role === 'fixed' && held(slot) > 0));
    const withoutFixed = subtract(toCover, fixed);
    const mobile = union(own.filter((slot) => slot.line.role === 'mobile' && held(slot) > 0));
    const withoutBoth = subtract(withoutFixed, mobile);
    const hospital = union(hospitals.filter((slot) => held(slot) > 0));
    const withoutAny = subtract(withoutBoth, hospital);
    const open = own.filter((slot) => held(slot) < slot.headcount);
    const relay = territory.hospitalRelays.length > 0 ? intersect(withoutAny, union([...open, ...early])) : [];
    return {
      territory: territory.id,
      hours: hoursOf(toCover),
      byFixed: hoursOf(fixed),
      byMobile: hoursOf(intersect(withoutFixed, mobile)),
      byHospital: hoursOf(intersect(withoutBoth, hospital)),
      byRelay: hoursOf(relay),
      uncovered: subtract(withoutAny, relay).map((gap) => ({
        start: formatInstant(gap.startMs, problem.timeZone),
        end: formatInstant(gap.endMs, problem.timeZone),
        hours: hoursOf([gap]),
      })),
    };
  });
}

function nationalFrame(problem: Problem): Frame {
  const types = dayTypes(problem);
  const zone = problem.timeZone;
  const dates = dateList(problem.period.start, problem.period.end);
  const hours = (date: string, from: number, to: number): Interval => ({
    startMs: localInstant(date, from * HOUR, zone),
    endMs: localInstant(date, to * HOUR, zone),
  });
  const restDays = dates.filter((date) => types.of(date) === 'sunday' || types.of(date) === 'holiday');
  return {
    base: [...dates.map((date) => hours(date, 20, 24)), ...restDays.map((date) => hours(date, 8, 20))],
    early: union(dates.map((date) => hours(date, 0, 8))),
    late: union(dates.map((date) => hours(date, 24, 32))),
  };
}
