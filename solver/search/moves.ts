import type { ScalarisedObjective } from './objective.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Random } from './random.ts';
import type { SearchState } from './state.ts';

const noColumn = -1;
/** Limit of repair flips per move. */
const maxRepairs = 4;
/** Share of the moves that target a covering row that is open or could be covered at lower cost. */
const directShare = 0.25;
/** Share of the moves that try an exchange. */
const exchangeShare = 0.4;
/** Share of the moves that swap all chosen columns of two resources over consecutive covering rows. */
const stretchShare = 0.05;
const longestStretch = 64;
const maxStretchDuties = 12;
/** Random columns tried for a covering row that a move left open. */
const refillTries = 6;

/**
 * The moves of the local search: turn a column on (ejecting columns that its rows exclude, and covering the rows left
 * open again: an ejection chain), swap two covering rows between their resources, swap consecutive covering rows between
 * two resources, turn a column off.
 */
export class Moves {
  /** Flips of the current move, in order. */
  readonly flips: number[] = [];
  readonly #state: SearchState;
  readonly #near: Neighbourhood;
  readonly #random: Random;
  readonly #objective: ScalarisedObjective;
  /** Covering rows that are open, or covered at a higher cost than another column has. */
  readonly #wanting: number[] = [];
  /** Largest accepted cost increase of the current move. */
  #allowance = 0;

  constructor(state: SearchState, near: Neighbourhood, random: Random, objective: ScalarisedObjective) {
    this.#state = state;
    this.#near = near;
    this.#random = random;
    this.#objective = objective;
  }

  /** Lists the covering rows that are open, or covered at a higher cost than another column has. */
  seekWanting(): void {
    const { coverRows, coverStart, coverColumn } = this.#near;
    const { lo } = this.#state.model;
    const { chosen, rowActivity } = this.#state;
    this.#wanting.length = 0;
    for (const h of coverRows) {
      let wants = rowActivity[h] < lo[h] - 1e-7;
      let [dearest, cheapest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let k = coverStart[h]; k < coverStart[h + 1] && !wants; k++) {
        const price = this.#objective.price[coverColumn[k]];
        if (chosen[coverColumn[k]]) dearest = Math.max(dearest, price);
        else cheapest = Math.min(cheapest, price);
        wants = dearest > cheapest;
      }
      if (wants) this.#wanting.push(h);
    }
  }

  /**
   * Makes one move of some kind.
   * @param allowance largest accepted cost increase; moves estimated above it are not made
   * @returns false when the move failed and must be undone
   */
  make(allowance: number): boolean {
    this.flips.length = 0;
    this.#allowance = allowance;
    const { decisions, coverRows } = this.#near;
    const kind = this.#random.unit();
    if (kind > 1 - stretchShare && coverRows.length > 1) return this.#exchangeStretch();
    if (kind < directShare && this.#wanting.length > 0) {
      const column = this.#newcomer(this.#wanting[this.#random.below(this.#wanting.length)]);
      return column !== noColumn && this.#put(column);
    }
    if (coverRows.length > 1 && kind < directShare + exchangeShare) {
      const column = this.#occupant(coverRows[this.#random.below(coverRows.length)], noColumn);
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

  /** Undoes the current move. */
  undo(): void {
    for (let i = this.flips.length - 1; i >= 0; i--) this.#state.flip(this.flips[i]);
    this.flips.length = 0;
  }

  /**
   * Turns a column on. Violated hard rows are repaired one flip at a time, and covering rows left open are offered to the
   * ejected resource, then to others.
   * @returns false when the estimate exceeds the allowance, or a row could not be repaired
   */
  #put(column: number): boolean {
    const { coverRow } = this.#near;
    const model = this.#state.model;
    const state = this.#state;
    const before = state.excess;
    const place = coverRow[column];
    let displaced = -1;
    if (place >= 0 && model.hiLevel[place] < 0 && state.rowActivity[place] + 1e-7 >= model.hi[place]) {
      const out = this.#occupant(place, column);
      if (out !== noColumn) {
        // No other conflict: the move is these two flips and the estimate is exact.
        if (
          state.fits(column, place) &&
          state.estimate([out, column], this.#objective.estimateWeights) > this.#allowance + this.#objective.slack
        )
          return false;
        displaced = model.resource[out];
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
      if (!state.chosen[out] && coverRow[out] >= 0 && coverRow[out] !== place) this.#refill(coverRow[out], displaced, out);
    }
    return true;
  }

  /** First violated hard row of the flipped columns, -1 without one. */
  #broken(): number {
    for (const c of this.flips) {
      const r = this.#state.brokenRow(c);
      if (r >= 0) return r;
    }
    return -1;
  }

  /** A random column, not yet flipped in this move, whose flip reduces the violation of a row. */
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

  /** Covers a row again: by the ejected resource first, then by random columns. */
  #refill(place: number, resource: number, not: number): void {
    const { coverStart, coverColumn } = this.#near;
    const state = this.#state;
    if (state.rowActivity[place] + 1e-7 >= this.#state.model.lo[place]) return;
    if (resource >= 0) {
      const c = this.#near.at(place, resource);
      if (c >= 0 && c !== not && !state.chosen[c] && state.fits(c)) {
        this.#turn(c);
        return;
      }
    }
    const n = coverStart[place + 1] - coverStart[place];
    for (let t = 0; t < refillTries; t++) {
      const c = coverColumn[coverStart[place] + this.#random.below(n)];
      if (c !== not && !state.chosen[c] && state.fits(c)) {
        this.#turn(c);
        return;
      }
    }
  }

  /** Swaps the covering rows of a chosen column and of one of another resource; false when infeasible. */
  #exchange(column: number): boolean {
    const { coverRow, coverStart, coverColumn } = this.#near;
    const { resource } = this.#state.model;
    const state = this.#state;
    const place = coverRow[column];
    const n = coverStart[place + 1] - coverStart[place];
    const there = coverColumn[coverStart[place] + this.#random.below(n)];
    if (state.chosen[there] || resource[there] < 0 || resource[there] === resource[column]) return false;
    const theirs = this.#held(resource[there]);
    if (theirs === noColumn) return false;
    const mine = this.#near.at(coverRow[theirs], resource[column]);
    if (mine < 0 || state.chosen[mine]) return false;
    if (state.estimate([column, theirs, there, mine], this.#objective.estimateWeights) > this.#allowance + this.#objective.slack)
      return false;
    this.#turn(column);
    this.#turn(theirs);
    if (!state.fits(there)) return false;
    this.#turn(there);
    if (!state.fits(mine)) return false;
    this.#turn(mine);
    return true;
  }

  /** Swaps all chosen columns of two resources over consecutive covering rows; false when nothing would change. */
  #exchangeStretch(): boolean {
    const { coverRows, coverStart, coverColumn } = this.#near;
    const { resource } = this.#state.model;
    const { chosen } = this.#state;
    const first = this.#random.below(coverRows.length);
    const last = Math.min(coverRows.length, first + 1 + this.#random.below(longestStretch)) - 1;
    const column = this.#occupant(coverRows[first], noColumn);
    const n = coverStart[coverRows[first] + 1] - coverStart[coverRows[first]];
    if (column === noColumn) return false;
    const other = resource[coverColumn[coverStart[coverRows[first]] + this.#random.below(n)]];
    if (resource[column] < 0 || other < 0 || other === resource[column]) return false;
    const on: number[] = [];
    for (const [from, to] of [
      [resource[column], other],
      [other, resource[column]],
    ]) {
      const { resourceStart, resourceColumn, coverRow } = this.#near;
      for (let k = resourceStart[from]; k < resourceStart[from + 1]; k++) {
        const c = resourceColumn[k];
        if (!chosen[c] || coverRow[c] < coverRows[first] || coverRow[c] > coverRows[last]) continue;
        const there = this.#near.at(coverRow[c], to);
        // Rows covered by both, or that the other cannot cover, stay.
        if (there < 0 || chosen[there]) continue;
        on.push(c, there);
      }
    }
    if (on.length < 4 || on.length > 4 * maxStretchDuties) return false;
    for (let i = 0; i < on.length; i += 2) this.#turn(on[i]);
    for (let i = 1; i < on.length; i += 2) this.#turn(on[i]);
    return true;
  }

  /** A chosen column of a resource, the first from a random position on. */
  #held(resource: number): number {
    const { coverRow, resourceStart, resourceColumn } = this.#near;
    const { chosen } = this.#state;
    const [first, n] = [resourceStart[resource], resourceStart[resource + 1] - resourceStart[resource]];
    const offset = this.#random.below(n);
    for (let k = 0; k < n; k++) {
      const c = resourceColumn[first + (offset + k < n ? offset + k : offset + k - n)];
      if (chosen[c] && coverRow[c] >= 0) return c;
    }
    return noColumn;
  }

  /** A chosen column of a covering row other than the given one, the first from a random position on. */
  #occupant(place: number, not: number): number {
    const { coverStart, coverColumn } = this.#near;
    const { chosen } = this.#state;
    const [first, n] = [coverStart[place], coverStart[place + 1] - coverStart[place]];
    const offset = this.#random.below(n);
    for (let k = 0; k < n; k++) {
      const c = coverColumn[first + (offset + k < n ? offset + k : offset + k - n)];
      if (chosen[c] && c !== not) return c;
    }
    return noColumn;
  }

  /** A column that is not chosen for a covering row: the cheapest of a few at random. */
  #newcomer(place: number): number {
    const { coverStart, coverColumn } = this.#near;
    const n = coverStart[place + 1] - coverStart[place];
    let best = noColumn;
    for (let t = 0; t < 3; t++) {
      const c = coverColumn[coverStart[place] + this.#random.below(n)];
      if (this.#state.chosen[c]) continue;
      if (best === noColumn || this.#objective.price[c] < this.#objective.price[best]) best = c;
    }
    return best;
  }
}
