import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const pauseMs = 2000;

export interface Measured {
  /** p99 of the delay of the service's event loop in each pause between two looks, in milliseconds. */
  readonly lag: number[];
  /** p99 of the delay of the clients' own event loop, which stands in all their times. */
  readonly own: number;
  /** Resident memory of the service: mean of a quarter of the time, and the most. */
  readonly firstMib: number;
  readonly lastMib: number;
  readonly mostMib: number;
}

/** Looks at a running service every other second. */
export class Samples {
  readonly #lag: number[] = [];
  readonly #rss: number[] = [];
  readonly #own = monitorEventLoopDelay({ resolution: 10 });
  readonly #timer: NodeJS.Timeout;

  constructor(url: string, pid: number) {
    this.#own.enable();
    this.#timer = setInterval(async () => {
      this.#rss.push(Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
      const text = await (await fetch(`${url}/metrics`)).text();
      this.#lag.push(Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]) * 1000);
    }, pauseMs);
  }

  end(): Measured {
    clearInterval(this.#timer);
    this.#own.disable();
    const quarter = Math.ceil(this.#rss.length / 4);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      // The first look counts everything since the start.
      lag: this.#lag.slice(1),
      own: this.#own.percentile(99) / 1e6,
      firstMib: mean(this.#rss.slice(0, quarter)),
      lastMib: mean(this.#rss.slice(-quarter)),
      mostMib: Math.max(0, ...this.#rss),
    };
  }
}
