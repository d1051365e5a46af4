interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchOptions {
  /** Items of one batch. */
  readonly most: number;
  /** Whether, after such an error, each item of the batch is tried by itself; otherwise all of them fail. */
  readonly alone: (error: unknown) => boolean;
}

/** Work that costs hardly more for many than for one: what comes while a batch is under way goes into the next one. */
export class Batches<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #options: BatchOptions;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #atWork = false;

  /** @param work gives a result for each item, in their order; all or nothing */
  constructor(work: (items: readonly Item[]) => Promise<readonly Result[]>, options: BatchOptions) {
    this.#work = work;
    this.#options = options;
  }

  /** Rejects as the work does. */
  add(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#atWork) void this.#empty();
    return promise;
  }

  async #empty(): Promise<void> {
    this.#atWork = true;
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, this.#options.most));
    this.#atWork = false;
  }

  async #do(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map(({ item }) => item));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i]);
    } catch (error) {
      if (batch.length > 1 && this.#options.alone(error)) for (const each of batch) await this.#do([each]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
