import { dutyFee, type Slot, windowMinutes } from '../calendar/index.ts';
import type { FundedItem, FundingPost, FundingRequest } from '../domain/funding.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import { meet } from '../domain/raw.ts';

/** What one step pays, in whole cents and minutes of duty. */
export interface FundingSums {
  readonly cents: number;
  /** Minutes of duty, supplements apart. */
  readonly minutes: number;
  readonly items: readonly FundedItem[];
}

type Part = Pick<FundingRequest['steps'][number]['subSteps'][number], 'posts' | 'select'>;

/**
 * Prices what steps name: posts by their days, given or on the calendar, and slots that are selected. A slot is paid by
 * the first that selects it.
 *
 * @param slotsOf gives the slots of a window on the calendar of the period (posts without given days)
 */
export class FundingPrices {
  readonly #slotsOf: (post: FundingPost) => readonly Slot[];
  #unselected: readonly Slot[];

  constructor(slots: readonly Slot[], slotsOf: (post: FundingPost) => readonly Slot[]) {
    this.#unselected = slots.filter(({ headcount }) => headcount > 0);
    this.#slotsOf = slotsOf;
  }

  /** To be asked in the order of the steps. */
  price({ posts, select }: Part): FundingSums {
    const priced = posts.map((post) => this.#post(post));
    const selected = select === undefined ? [] : this.#take(select);
    return {
      cents: [...priced, ...selected].reduce((sum, { item }) => sum + centsOf(item.cost), 0),
      minutes: [...priced, ...selected].reduce((sum, { minutes }) => sum + minutes, 0),
      items: [...priced, ...selected].map(({ item }) => item),
    };
  }

  /** What no step has selected so far. */
  get unselected(): FundedItem[] {
    return windowsOf(this.#unselected).map(({ item }) => item);
  }

  #post(post: FundingPost): { item: FundedItem; minutes: number } {
    const { id, label, posts } = post;
    // By given days every day has the nominal hours; on the calendar each has its own.
    const lengths =
      post.dayCount === null
        ? this.#slotsOf(post).map(({ minutes }) => minutes)
        : new Array<number>(post.dayCount).fill(windowMinutes(post));
    const cents = lengths.reduce((sum, minutes) => sum + posts * centsOf(dutyFee({ prorata: false }, post, minutes) ?? 0), 0);
    const minutes = posts * lengths.reduce((sum, length) => sum + length, 0);
    const item = { id, label, posts, days: lengths.length, hours: minutes / 60, cost: eurosOf(cents) };
    return { item, minutes: post.supplement ? 0 : minutes };
  }

  #take(select: NonNullable<Part['select']>): { item: FundedItem; minutes: number }[] {
    const matches = selectorOf(select);
    const taken = new Set(this.#unselected.filter(matches));
    this.#unselected = this.#unselected.filter((slot) => !taken.has(slot));
    return windowsOf([...taken]);
  }
}

function selectorOf({ lines, windows, roles, activities, territories, tags }: NonNullable<Part['select']>): (slot: Slot) => boolean {
  const sets = [lines, windows, roles, activities].map((list) => (list === undefined ? null : new Set<string>(list)));
  const [lineIds, windowIds, roleNames, activityNames] = sets;
  const territoryIds = territories === undefined ? null : new Set(territories);
  const tagNames = tags === undefined ? null : new Set(tags);
  return ({ line, window, tags: own }) =>
    lineIds?.has(line.id) !== false &&
    windowIds?.has(window) !== false &&
    roleNames?.has(line.role) !== false &&
    activityNames?.has(line.activity) !== false &&
    (territoryIds === null || line.territories.some((id) => territoryIds.has(id))) &&
    (tagNames === null || meet(tagNames, own));
}

/** Slots added up by line and window, in the order of the slots. */
function windowsOf(slots: readonly Slot[]): { item: FundedItem; minutes: number }[] {
  return [...Map.groupBy(slots, ({ line, window }) => `${line.id}/${window}`)].map(([id, own]) => {
    const minutes = own.reduce((sum, slot) => sum + slot.headcount * slot.minutes, 0);
    const cents = own.reduce((sum, slot) => sum + slot.headcount * centsOf(slot.fee ?? 0), 0);
    const counts = new Set(own.map(({ headcount }) => headcount));
    const item = {
      id,
      label: own[0].line.name,
      posts: counts.size === 1 ? own[0].headcount : null,
      days: own.length,
      hours: minutes / 60,
      cost: eurosOf(cents),
    };
    return { item, minutes };
  });
}
