import { type Choice, compareLevels, settle } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { Random } from './random.ts';
import { SearchState } from './state.ts';

export interface SearchOptions {
  readonly seed: number;
  /** Work: moves tried. Counted, not timed, so that answers repeat. */
  readonly moves: number;
  /** Level to improve: earlier ones outweigh it, later ones hardly count. */
  readonly focus: number;
  /** Temperature at the start and at the end, in typical changes of that level by one column. */
  readonly hot: number;
  readonly cold: number;
  /** Enough: ends as soon as the first levels are all at most these values. */
  readonly target?: readonly number[];
  /** Anything but 0 asks to return the best so far. */
  readonly stop?: Int32Array;
  /** Called with each new best choice that is not followed at once by a better one. */
  readonly onBest?: (choice: Choice, values: readonly number[]) => void;
}

export interface SearchResult {
  readonly choice: Choice;
  readonly values: readonly number[];
  readonly moves: number;
}

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
/** Moves looked at for the size of a change, and how much of the usual temperature suits a quarter of them. */
const finestMoves = 400;
const finestFactor = 10;
/** Parts of the work after which that is looked at again. */
const reheatAt = [0.1, 0.2, 0.4];
/** Candidates looked at for a place that a move left open. */
const refillTries = 6;
const checkEvery = 1024;
/** A typical change of a level outweighs this many typical changes of the next. */
const dominance = 25;

/**
 * Simulated annealing over the rows of a restricted model (no fixed columns). Moves: put somebody in a place (pushing
 * out whoever holds it, and whoever the rows then forbid, and seeking a place or a successor for them: an ejection
 * chain), exchange two places between their holders, leave a place. The state stays feasible: a move that ends with
 * a broken hard row is taken back.
 */
export class Annealer {
  readonly #model: Model;
  readonly #state: SearchState;
  readonly #near: Neighbourhood;
  readonly #weights: Float64Array;
  readonly #random: Random;
  readonly #flips: number[] = [];
  /** Linear cost of each column at the levels up to the focus, weighted. */
  readonly #price: Float64Array;
  readonly #wanting: number[] = [];
  #best: Choice;
  #bestValues: number[];
  /** The current state is the best, and #best does not hold it yet. */
  #atBest = false;
  /** How much dearer the move at work may make the choice. */
  #allowance = 0;
  /** Most that soft rows other than places could give back for a flip: an estimate without them may err by so much. */
  readonly #slack: number;

  constructor(model: Model, start: Choice, seed: number, focus: number) {
    this.#model = model;
    this.#state = new SearchState(model, start);
    this.#near = new Neighbourhood(model);
    this.#random = new Random(seed);
    this.#weights = this.#scale(focus);
    this.#price = new Float64Array(model.columns);
    for (let l = 0; l <= focus; l++) for (let c = 0; c < model.columns; c++) this.#price[c] += this.#weights[l] * model.cost[l][c];
    this.#slack = this.#softSlack();
    this.#best = Uint8Array.from(this.#state.chosen);
    this.#bestValues = Array.from(this.#state.values);
  }

  #softSlack(): number {
    const { rows, loLevel, hiLevel, loWeight, hiWeight } = this.#model;
    const { homeStart } = this.#near;
    let most = 0;
    for (let r = 0; r < rows; r++) {
      if (homeStart[r + 1] > homeStart[r]) continue;
      if (loLevel[r] >= 0) most = Math.max(most, this.#weights[loLevel[r]] * loWeight[r]);
      if (hiLevel[r] >= 0) most = Math.max(most, this.#weights[hiLevel[r]] * hiWeight[r]);
    }
    return most;
  }

  /** Fills open places greedily, the hardest to fill first, each with the cheapest column that fits. */
  construct(): void {
    const { homes, homeStart, homeColumn } = this.#near;
    const state = this.#state;
    const model = this.#model;
    const order = [...homes].sort((a, b) => homeStart[a + 1] - homeStart[a] - (homeStart[b + 1] - homeStart[b]) || a - b);
    for (const h of order) {
      while (state.rowActivity[h] < model.lo[h] - 1e-7) {
        let [best, bestCost] = [noColumn, Number.POSITIVE_INFINITY];
        const before = this.#cost();
        for (let k = homeStart[h]; k < homeStart[h + 1]; k++) {
          const c = homeColumn[k];
          if (state.chosen[c] || !state.fits(c)) continue;
          const excess = state.excess;
          state.flip(c);
          const cost = this.#cost() - before;
          const feasible = state.excess <= excess + 1e-7;
          state.flip(c);
          if (feasible && cost < bestCost - 1e-9) [best, bestCost] = [c, cost];
        }
        if (best === noColumn || bestCost >= 0) break;
        state.flip(best);
      }
    }
    this.#keepIfBest();
  }

  run(options: SearchOptions): SearchResult {
    const { moves, stop } = options;
    const state = this.#state;
    const decisions = this.#near.decisions;
    let tried = 0;
    if (decisions.length > 0) {
      let finest = this.#finest();
      let cooling = (options.cold / options.hot) ** (checkEvery / Math.max(checkEvery, moves));
      let temperature = options.hot * finest;
      const looks = new Set(reheatAt.map((part) => Math.ceil((moves * part) / checkEvery) * checkEvery));
      for (; tried < moves; tried++) {
        if (tried % checkEvery === 0) {
          if (tried > 0) temperature *= cooling;
          if (looks.has(tried)) {
            const finer = this.#finest();
            if (finer < finest / 2) {
              // What dwarfed the rest is settled: cool anew, at the measure of what is left.
              finest = finer;
              cooling = (options.cold / options.hot) ** (checkEvery / (moves - tried));
              temperature = Math.min(temperature, options.hot * finest);
            }
          }
          if ((stop && Atomics.load(stop, 0) !== 0) || this.#reached(options.target)) break;
          this.#seekWanting();
          if (tried % (checkEvery * 1024) === 0) state.refresh();
          if (this.#atBest && options.onBest) {
            this.#snapshot();
            options.onBest(this.#best, this.#bestValues);
          }
        }
        this.#move(temperature);
      }
    }
    this.#snapshot();
    const choice = new Uint8Array(new SharedArrayBuffer(this.#model.columns));
    choice.set(this.#best);
    return { choice, values: this.#bestValues, moves: tried };
  }

  /** Lists the places that are open, or held at a higher price than somebody else would ask. */
  #seekWanting(): void {
    const { homes, homeStart, homeColumn } = this.#near;
    const { lo } = this.#model;
    const { chosen, rowActivity } = this.#state;
    this.#wanting.length = 0;
    for (const h of homes) {
      let wants = rowActivity[h] < lo[h] - 1e-7;
      let [dearest, cheapest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let k = homeStart[h]; k < homeStart[h + 1] && !wants; k++) {
        const price = this.#price[homeColumn[k]];
        if (chosen[homeColumn[k]]) dearest = Math.max(dearest, price);
        else cheapest = Math.min(cheapest, price);
        wants = dearest > cheapest;
      }
      if (wants) this.#wanting.push(h);
    }
  }

  /** Somebody for a place who is not there: the cheapest of a few at random. */
  #newcomer(place: number): number {
    const { homeStart, homeColumn } = this.#near;
    const n = homeStart[place + 1] - homeStart[place];
    let best = noColumn;
    for (let t = 0; t < 3; t++) {
      const c = homeColumn[homeStart[place] + this.#random.below(n)];
      if (this.#state.chosen[c]) continue;
      if (best === noColumn || this.#price[c] < this.#price[best]) best = c;
    }
    return best;
  }

  #reached(target: readonly number[] | undefined): boolean {
    return target?.every((value, l) => this.#bestValues[l] <= value + 1e-6) ?? false;
  }

  /** Weight of each level in the one figure that is annealed: typical changes of `focus` are worth 1. */
  #scale(focus: number): Float64Array {
    const { decisions } = this.#near;
    const state = this.#state;
    const levels = state.values.length;
    const sum = new Float64Array(levels);
    const count = new Float64Array(levels);
    for (let i = 0; i < 200 && decisions.length > 0; i++) {
      const before = Float64Array.from(state.values);
      const c = decisions[this.#random.below(decisions.length)];
      state.flip(c);
      for (let l = 0; l < levels; l++) {
        const change = Math.abs(state.values[l] - before[l]);
        if (change > 1e-9) [sum[l], count[l]] = [sum[l] + change, count[l] + 1];
      }
      state.flip(c);
      state.values.set(before);
    }
    return sum.map((total, l) => (count[l] > 0 ? count[l] / total : 1) * dominance ** (focus - l));
  }

  /**
   * What whole moves change, in typical changes by a single column, 1 at most: where a level has a part that dwarfs the
   * rest and that good moves keep, temperatures must suit the rest.
   */
  #finest(): number {
    const changes: number[] = [];
    this.#allowance = Number.POSITIVE_INFINITY;
    for (let i = 0; i < finestMoves; i++) {
      const before = this.#cost();
      const { excess } = this.#state;
      this.#flips.length = 0;
      const made = this.#change() && this.#state.excess <= excess + 1e-7;
      const change = Math.abs(this.#cost() - before);
      this.#undo();
      if (made && change > 1e-9) changes.push(change);
    }
    changes.sort((a, b) => a - b);
    return changes.length === 0 ? 1 : Math.min(1, finestFactor * changes[Math.floor(changes.length / 4)]);
  }

  #cost(): number {
    const { values } = this.#state;
    let sum = 0;
    for (let l = 0; l < values.length; l++) sum += this.#weights[l] * values[l];
    return sum;
  }

  #move(temperature: number): void {
    const state = this.#state;
    const before = this.#cost();
    const excess = state.excess;
    this.#flips.length = 0;
    this.#allowance = -temperature * Math.log(1 - this.#random.unit());
    // A state that started infeasible may stay so, but never get worse.
    if (!this.#change() || state.excess > excess + 1e-7) {
      this.#undo();
      return;
    }
    const change = excess > state.excess + 1e-7 ? -1e9 : this.#cost() - before;
    if (change > this.#allowance) {
      this.#undo();
      return;
    }
    if (!this.#keepIfBest() && this.#atBest) this.#snapshotBefore();
  }

  /** Makes one move of some kind; false when it could not be made. */
  #change(): boolean {
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
    this.#flips.push(column);
  }

  #undo(): void {
    for (let i = this.#flips.length - 1; i >= 0; i--) this.#state.flip(this.#flips[i]);
    this.#flips.length = 0;
  }

  /**
   * Turns a column on. Whoever must leave for it, or must come along, does so (hard rows that the move breaks are mended
   * one flip at a time), and places left open are offered to the one who lost theirs, or to others.
   * @returns false when it was seen beforehand that the move would cost too much, or it could not be mended
   */
  #put(column: number): boolean {
    const { home } = this.#near;
    const model = this.#model;
    const state = this.#state;
    const before = state.excess;
    const place = home[column];
    let displaced = -1;
    if (place >= 0 && model.hiLevel[place] < 0 && state.rowActivity[place] + 1e-7 >= model.hi[place]) {
      const out = this.#occupant(place, column);
      if (out !== noColumn) {
        // Nothing else in the way: the two are the whole move, and what it costs is known before it is made.
        if (state.fits(column, place) && state.estimate([out, column], this.#weights) > this.#allowance + this.#slack) return false;
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
    for (let f = 0, n = this.#flips.length; f < n; f++) {
      const out = this.#flips[f];
      if (!state.chosen[out] && home[out] >= 0 && home[out] !== place) this.#refill(home[out], displaced, out);
    }
    return true;
  }

  /** First broken hard row that a flip of this move stands in, -1 when there is none. */
  #broken(): number {
    for (const c of this.#flips) {
      const r = this.#state.brokenRow(c);
      if (r >= 0) return r;
    }
    return -1;
  }

  /** A column, not yet flipped in this move, whose flip brings a broken row nearer to its side; at random. */
  #mend(row: number): number {
    const { matrix, isOr, orStart, orMember, hi } = this.#model;
    const { chosen, rowActivity } = this.#state;
    const down = rowActivity[row] > hi[row];
    let [found, seen] = [noColumn, 0];
    const consider = (c: number, on: number) => {
      if (chosen[c] === on || this.#flips.includes(c)) return;
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
    if (state.rowActivity[place] + 1e-7 >= this.#model.lo[place]) return;
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
    const { group } = this.#model;
    const state = this.#state;
    const place = home[column];
    const n = homeStart[place + 1] - homeStart[place];
    const there = homeColumn[homeStart[place] + this.#random.below(n)];
    if (state.chosen[there] || group[there] < 0 || group[there] === group[column]) return false;
    const theirs = this.#held(group[there]);
    if (theirs === noColumn) return false;
    const mine = this.#near.at(home[theirs], group[column]);
    if (mine < 0 || state.chosen[mine]) return false;
    if (state.estimate([column, theirs, there, mine], this.#weights) > this.#allowance + this.#slack) return false;
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
    const { group } = this.#model;
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

  /** A place that a group holds, at random. */
  #held(group: number): number {
    const { home, groupStart, groupColumn } = this.#near;
    const { chosen } = this.#state;
    let [found, seen] = [noColumn, 0];
    for (let k = groupStart[group]; k < groupStart[group + 1]; k++) {
      const c = groupColumn[k];
      if (!chosen[c] || home[c] < 0) continue;
      seen++;
      if (seen === 1 || this.#random.below(seen) === 0) found = c;
    }
    return found;
  }

  /** A chosen column of a place other than the one given, at random. */
  #occupant(place: number, not: number): number {
    const { homeStart, homeColumn } = this.#near;
    const { chosen } = this.#state;
    let [found, seen] = [noColumn, 0];
    for (let k = homeStart[place]; k < homeStart[place + 1]; k++) {
      const c = homeColumn[k];
      if (c === not || !chosen[c]) continue;
      seen++;
      if (seen === 1 || this.#random.below(seen) === 0) found = c;
    }
    return found;
  }

  /** Notes the current state as the best when it is better than all before. */
  #keepIfBest(): boolean {
    const { values, excess } = this.#state;
    if (excess > 1e-7 || compareLevels(this.#model, values, this.#bestValues) >= 0) return false;
    this.#bestValues = Array.from(values);
    this.#atBest = true;
    return true;
  }

  /** Stores the current state as the best, when it is. */
  #snapshot(): void {
    if (!this.#atBest) return;
    this.#best.set(this.#state.chosen);
    this.#atBest = false;
  }

  /** Stores the state before the flips of this move, which leaves the best. */
  #snapshotBefore(): void {
    this.#best.set(this.#state.chosen);
    for (const c of this.#flips) this.#best[c] ^= 1;
    settle(this.#model, this.#best);
    this.#atBest = false;
  }
}

/** Greedy start, then annealing; see Annealer. */
export function search(model: Model, start: Choice, options: SearchOptions): SearchResult {
  const annealer = new Annealer(model, start, options.seed, options.focus);
  annealer.construct();
  return annealer.run(options);
}
