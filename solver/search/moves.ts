import type { Figure } from './figure.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Random } from './random.ts';
import type { SearchState } from './state.ts';

const noColumn = -1;
/** How many flips one move may add to mend the hard rows that it breaks. */
const maxRepairs = 4;
/** Part of the moves that go for a place that is open or dearly filled, while there are any. */
const directShare = 0.25;
/** Part of the moves that try an exchange. */
const exchangeShare = 0.4;
/** Part of the moves that exchange all that two people hold along a stretch of places. */
const stretchShare = 0.05;
const longestStretch = 64;
const maxStretchDuties = 12;
/** Candidates looked at for a place that a move left open. */
const refillTries = 6;

/**
 * The moves of the search: put somebody in a place (pushing out whoever holds it, and whoever the rows then forbid, and
 * seeking a place or a successor for them: an ejection chain), exchange two places between their holders or all that two
 * people hold along a stretch, leave a place.
 */
export class Moves {
  /** Columns turned by the move at work, in order. */
  readonly flips: number[] = [];
  readonly #state: SearchState;
  readonly #near: Neighbourhood;
  readonly #random: Random;
  readonly #figure: Figure;
  /** Places that are open, or held at a higher price than somebody else would ask. */
  readonly #wanting: number[] = [];
  /** How much dearer the move at work may make the choice. */
  #allowance = 0;

  constructor(state: SearchState, near: Neighbourhood, random: Random, figure: Figure) {
    this.#state = state;
    this.#near = near;
    this.#random = random;
    this.#figure = figure;
  }

  /** Lists the places that are open, or held at a higher price than somebody else would ask. */
  seekWanting(): void {
    const { homes, homeStart, homeColumn } = this.#near;
    const { lo } = this.#state.model;
    const { chosen, rowActivity } = this.#state;
    this.#wanting.length = 0;
    for (const h of homes) {
      let wants = rowActivity[h] < lo[h] - 1e-7;
      let [dearest, cheapest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let k = homeStart[h]; k < homeStart[h + 1] && !wants; k++) {
        const price = this.#figure.price[homeColumn[k]];
        if (chosen[homeColumn[k]]) dearest = Math.max(dearest, price);
        else cheapest = Math.min(cheapest, price);
        wants = dearest > cheapest;
      }
      if (wants) this.#wanting.push(h);
    }
  }

  /**
   * Makes one move of some kind.
   * @param allowance how much dearer it may make the choice; what is seen to cost more is not made
   * @returns false when it could not be made: to be undone
   */
  make(allowance: number): boolean {
    this.flips.length = 0;
    this.#allowance = allowance;
    const { decisions, homes } = this.#near;
    const kind = this.#random.unit();
    if (kind > 1 - stretchShare && homes.length > 1) return this.#exchangeStretch();
    if (kind < directShare && this.#wanting.length > 0) {
      const column = this.#newcomer(this.#wanting[this.#random.below(this.#wanting.length)]);
      return column !== noColumn && this.#put(column);
    }
    if (homes.length > 1 && kind < directShare + exchangeShare) {
      const column = this.#occupant(homes[this.#random.below(homes.length)], noColumn);
      return column !== noColumn && this.#exchange(column);
    }
    const column = decisions[this.#random.below(decisions.length)];
    if (!this.#state.chosen[column]) return this.#put(column);
    this.#turn(column);
    return true;
  }

  #turn(column: number): void {
    this.#state.flip(column);
    this.flips.push(column);
  }

  /** Takes the move at work back. */
  undo(): void {
    for (let i = this.flips.length - 1; i >= 0; i--) this.#state.flip(this.flips[i]);
    this.flips.length = 0;
  }

  /**
   * Turns a column on. Whoever must leave for it, or must come along, does so (hard rows that the move breaks are mended
   * one flip at a time), and places left open are offered to the one who lost theirs, or to others.
   * @returns false when it was seen beforehand that the move would cost too much, or it could not be mended
   */
  #put(column: number): boolean {
    const { home } = this.#near;
    const model = this.#state.model;
    const state = this.#state;
    const before = state.excess;
    const place = home[column];
    let displaced = -1;
    if (place >= 0 && model.hiLevel[place] < 0 && state.rowActivity[place] + 1e-7 >= model.hi[place]) {
      const out = this.#occupant(place, column);
      if (out !== noColumn) {
        // Nothing else in the way: the two are the whole move, and what it costs is known before it is made.
        if (state.fits(column, place) && state.estimate([out, column], this.#figure.weights) > this.#allowance + this.#figure.slack)
          return false;
        displaced = model.group[out];
        this.#turn(out);
      }
    }
    this.#turn(column);
    for (let depth = 0; depth < maxRepairs && state.excess > before + 1e-7; depth++) {
      const row = this.#broken();
      if (row < 0) break;
      const mend = this.#mend(row);
      if (mend === noColumn) return false;
      this.#turn(mend);
    }
    for (let f = 0, n = this.flips.length; f < n; f++) {
      const out = this.flips[f];
      if (!state.chosen[out] && home[out] >= 0 && home[out] !== place) this.#refill(home[out], displaced, out);
    }
    return true;
  }

  /** First broken hard row that a flip of this move stands in, -1 when there is none. */
  #broken(): number {
    for (const c of this.flips) {
      const r = this.#state.brokenRow(c);
      if (r >= 0) return r;
    }
    return -1;
  }

  /** A column, not yet flipped in this move, whose flip brings a broken row nearer to its side; at random. */
  #mend(row: number): number {
    const { matrix, isOr, orStart, orMember, hi } = this.#state.model;
    const { chosen, rowActivity } = this.#state;
    const down = rowActivity[row] > hi[row];
    let [found, seen] = [noColumn, 0];
    const consider = (c: number, on: number) => {
      if (chosen[c] === on || this.flips.includes(c)) return;
      seen++;
      if (seen === 1 || this.#random.below(seen) === 0) found = c;
    };
    for (let k = matrix.start[row]; k < matrix.start[row + 1]; k++) {
      const c = matrix.index[k];
      const on = matrix.value[k] > 0 === down ? 0 : 1;
      if (chosen[c] === on) continue;
      if (isOr[c]) for (let m = orStart[c]; m < orStart[c + 1]; m++) consider(orMember[m], on);
      else consider(c, on);
    }
    return found;
  }

  /** Seeks somebody for a place: first the one who lost another, then some at random. */
  #refill(place: number, group: number, not: number): void {
    const { homeStart, homeColumn } = this.#near;
    const state = this.#state;
    if (state.rowActivity[place] + 1e-7 >= this.#state.model.lo[place]) return;
    if (group >= 0) {
      const c = this.#near.at(place, group);
      if (c >= 0 && c !== not && !state.chosen[c] && state.fits(c)) {
        this.#turn(c);
        return;
      }
    }
    const n = homeStart[place + 1] - homeStart[place];
    for (let t = 0; t < refillTries; t++) {
      const c = homeColumn[homeStart[place] + this.#random.below(n)];
      if (c !== not && !state.chosen[c] && state.fits(c)) {
        this.#turn(c);
        return;
      }
    }
  }

  /** Exchanges the place of a chosen column with that of somebody who could stand there; false when the two cannot. */
  #exchange(column: number): boolean {
    const { home, homeStart, homeColumn } = this.#near;
    const { group } = this.#state.model;
    const state = this.#state;
    const place = home[column];
    const n = homeStart[place + 1] - homeStart[place];
    const there = homeColumn[homeStart[place] + this.#random.below(n)];
    if (state.chosen[there] || group[there] < 0 || group[there] === group[column]) return false;
    const theirs = this.#held(group[there]);
    if (theirs === noColumn) return false;
    const mine = this.#near.at(home[theirs], group[column]);
    if (mine < 0 || state.chosen[mine]) return false;
    if (state.estimate([column, theirs, there, mine], this.#figure.weights) > this.#allowance + this.#figure.slack) return false;
    this.#turn(column);
    this.#turn(theirs);
    if (!state.fits(there)) return false;
    this.#turn(there);
    if (!state.fits(mine)) return false;
    this.#turn(mine);
    return true;
  }

  /** Exchanges all that two people hold in a stretch of places that follow each other; false when nothing would change. */
  #exchangeStretch(): boolean {
    const { homes, homeStart, homeColumn } = this.#near;
    const { group } = this.#state.model;
    const { chosen } = this.#state;
    const first = this.#random.below(homes.length);
    const last = Math.min(homes.length, first + 1 + this.#random.below(longestStretch)) - 1;
    const column = this.#occupant(homes[first], noColumn);
    const n = homeStart[homes[first] + 1] - homeStart[homes[first]];
    if (column === noColumn) return false;
    const other = group[homeColumn[homeStart[homes[first]] + this.#random.below(n)]];
    if (group[column] < 0 || other < 0 || other === group[column]) return false;
    const on: number[] = [];
    for (const [from, to] of [
      [group[column], other],
      [other, group[column]],
    ]) {
      const { groupStart, groupColumn, home } = this.#near;
      for (let k = groupStart[from]; k < groupStart[from + 1]; k++) {
        const c = groupColumn[k];
        if (!chosen[c] || home[c] < homes[first] || home[c] > homes[last]) continue;
        const there = this.#near.at(home[c], to);
        // What both hold stays, what the other may not hold stays too.
        if (there < 0 || chosen[there]) continue;
        on.push(c, there);
      }
    }
    if (on.length < 4 || on.length > 4 * maxStretchDuties) return false;
    for (let i = 0; i < on.length; i += 2) this.#turn(on[i]);
    for (let i = 1; i < on.length; i += 2) this.#turn(on[i]);
    return true;
  }

  /** A column that a group holds, the first from a random one on. */
  #held(group: number): number {
    const { home, groupStart, groupColumn } = this.#near;
    const { chosen } = this.#state;
    const [first, n] = [groupStart[group], groupStart[group + 1] - groupStart[group]];
    const offset = this.#random.below(n);
    for (let k = 0; k < n; k++) {
      const c = groupColumn[first + (offset + k < n ? offset + k : offset + k - n)];
      if (chosen[c] && home[c] >= 0) return c;
    }
    return noColumn;
  }

  /** A chosen column of a place other than the one given, the first from a random one on. */
  #occupant(place: number, not: number): number {
    const { homeStart, homeColumn } = this.#near;
    const { chosen } = this.#state;
    const [first, n] = [homeStart[place], homeStart[place + 1] - homeStart[place]];
    const offset = this.#random.below(n);
    for (let k = 0; k < n; k++) {
      const c = homeColumn[first + (offset + k < n ? offset + k : offset + k - n)];
      if (chosen[c] && c !== not) return c;
    }
    return noColumn;
  }

  /** Somebody for a place who is not there: the cheapest of a few at random. */
  #newcomer(place: number): number {
    const { homeStart, homeColumn } = this.#near;
    const n = homeStart[place + 1] - homeStart[place];
    let best = noColumn;
    for (let t = 0; t < 3; t++) {
      const c = homeColumn[homeStart[place] + this.#random.below(n)];
      if (this.#state.chosen[c]) continue;
      if (best === noColumn || this.#figure.price[c] < this.#figure.price[best]) best = c;
    }
    return best;
  }
}
