import { dateList, dayTypes, expandSlots, type SlotSource } from '../calendar/index.ts';
import { zoneOfDepartment } from '../domain/defaults.ts';
import type { FundedPart, FundedStep, Funding, FundingPost, FundingRequest } from '../domain/funding.ts';
import { line } from '../domain/line.ts';
import { centsOf, centsPer, eurosOf } from '../domain/money.ts';
import { FundingPrices, type FundingSums } from './funding-items.ts';

/** A step or a part of one, priced. */
interface Priced {
  readonly id: string;
  readonly label: string | null;
  readonly sums: FundingSums;
}

/**
 * What an envelope pays: steps in their order, the parts of a step in theirs, until the first that cannot be paid
 * whole; nothing after it is paid, however cheap, because the order is one of priority.
 *
 * Each duty is rounded to the cent as it is paid (see `dutyFee`), all sums are of whole cents.
 *
 * @param request valid (see `readFunding`)
 */
export function fund(request: FundingRequest): Funding {
  const frame = frameOf(request);
  const slots = frame === null || request.lines.length === 0 ? [] : expandSlots({ ...frame, lines: request.lines }).slots;
  const prices = new FundingPrices(slots, (post) => (frame === null ? [] : expandSlots({ ...frame, lines: [lineOf(post)] }).slots));
  const steps = request.steps.map(({ id, label, subSteps, ...own }) => ({
    id,
    label,
    parts: (subSteps.length > 0 ? subSteps : [{ id, label, ...own }]).map((part) => ({
      id: part.id,
      label: part.label,
      sums: prices.price(part),
    })),
  }));

  const purse = new Purse(centsOf(request.envelope));
  const { population } = request;
  const answered = steps.map(({ id, label, parts }) => stepOf(id, label, parts, purse, population));
  return {
    name: request.name,
    envelope: request.envelope,
    funded: eurosOf(purse.paid),
    left: eurosOf(purse.left),
    next: purse.next,
    total: eurosOf(steps.flatMap(({ parts }) => parts).reduce((sum, { sums }) => sum + sums.cents, 0)),
    hours: purse.minutes / 60,
    eurosPerHour: centsPer(purse.paid, purse.minutes / 60),
    eurosPerInhabitant: centsPer(purse.paid, population),
    days: frame === null ? null : dayCounts(frame),
    steps: answered,
    unselected: prices.unselected,
  };
}

/** The envelope as it empties. */
class Purse {
  left: number;
  paid = 0;
  minutes = 0;
  next: Funding['next'] = null;

  constructor(cents: number) {
    this.left = cents;
  }

  pay(step: string, { id, sums }: Priced): FundedPart['state'] {
    if (this.next !== null) return 'notReached';
    if (sums.cents > this.left) {
      this.next = { step, part: id, cost: eurosOf(sums.cents), lacks: eurosOf(sums.cents - this.left) };
      return 'lacking';
    }
    this.left -= sums.cents;
    this.paid += sums.cents;
    this.minutes += sums.minutes;
    return 'funded';
  }
}

function stepOf(id: string, label: string | null, parts: readonly Priced[], purse: Purse, population: number | null): FundedStep {
  const before = purse.paid;
  const funded = parts.map((part) => ({ ...part, state: purse.pay(id, part) }));
  const cents = parts.reduce((sum, { sums }) => sum + sums.cents, 0);
  const minutes = parts.reduce((sum, { sums }) => sum + sums.minutes, 0);
  return {
    id,
    label,
    state: stateOf(funded.map(({ state }) => state)),
    ...figuresOf(cents, minutes, population),
    paid: eurosOf(purse.paid - before),
    parts: funded.map(({ sums, ...part }) => ({
      id: part.id,
      label: part.label,
      state: part.state,
      ...figuresOf(sums.cents, sums.minutes, population),
      items: [...sums.items],
    })),
  };
}

function stateOf(parts: readonly FundedPart['state'][]): FundedStep['state'] {
  if (parts.every((state) => state === 'funded')) return 'funded';
  if (parts.includes('funded')) return 'partly';
  return parts[0] === 'lacking' ? 'lacking' : 'notReached';
}

function figuresOf(cents: number, minutes: number, population: number | null) {
  const hours = minutes / 60;
  return { cost: eurosOf(cents), hours, eurosPerHour: centsPer(cents, hours), eurosPerInhabitant: centsPer(cents, population) };
}

type Frame = Omit<SlotSource, 'lines'>;

function frameOf({ period, department, timeZone, calendar }: FundingRequest): Frame | null {
  if (period === undefined) return null;
  return { period, department, calendar, timeZone: timeZone ?? zoneOfDepartment(department), reinforcements: [] };
}

/** A line of one window that opens as the post does. */
function lineOf({ days, start, end, fee, hourlyRate }: FundingPost): SlotSource['lines'][number] {
  return line.parse({ id: 'post', windows: [{ id: 'post', days, start, end, fee, hourlyRate }] });
}

function dayCounts(frame: Frame): NonNullable<Funding['days']> {
  const types = dayTypes(frame);
  const counts = { weekday: 0, saturday: 0, sunday: 0, holiday: 0, bridge: 0 };
  for (const date of dateList(frame.period.start, frame.period.end)) counts[types.of(date)]++;
  return counts;
}
