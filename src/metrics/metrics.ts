import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DeliveryOutcome } from '../webhooks/webhooks.ts';
import { figuresOf } from './figures.ts';

/** A pool of threads, as far as metrics look at it. */
export interface WatchedPool {
  readonly size: number;
  readonly waiting: number;
  readonly busy: number;
}

export interface MetricsSources {
  readonly pools: Readonly<Record<string, WatchedPool>>;
  /** A roster asked for now would be worked on. */
  readonly accepting: () => boolean | Promise<boolean>;
  /** Rosters that have not ended, and those that were given up, in all processes. */
  readonly load: () => Promise<{ readonly waiting: number; readonly running: number; readonly givenUp: number }>;
  /** Webhooks that have not arrived, in all processes. */
  readonly webhooks: () => Promise<{ readonly waiting: number; readonly failed: number }>;
  readonly version: string;
}

/** The end of a roster, as far as metrics look at it. */
export interface EndedRoster {
  readonly state: string;
  readonly createdAt: number;
  readonly finishedAt: number | null;
  readonly roster: string | null;
}

/** Figures of the running service in the text format of Prometheus. Labels name calls, states and outcomes: no id, no person. */
export class Metrics {
  readonly contentType: string;
  readonly #registry = new Registry();
  readonly #requests: Histogram<'call' | 'status'>;
  readonly #denied: Counter<'reason'>;
  readonly #rosters: Counter<'state' | 'outcome' | 'proof'>;
  readonly #solve: Histogram;
  readonly #first: Histogram;
  readonly #total: Histogram;
  readonly #gap: Histogram<'level'>;
  readonly #memory: Histogram;
  readonly #webhooks: Counter<'outcome'>;

  constructor(sources: MetricsSources) {
    const registers = [this.#registry];
    this.contentType = this.#registry.contentType;
    collectDefaultMetrics({ register: this.#registry });
    this.#watch(sources);
    const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600];
    const histogram = (name: string, help: string, buckets: number[]) => new Histogram({ name, help, buckets, registers });
    this.#requests = new Histogram({
      name: 'vigie_http_request_seconds',
      help: 'Calls by operation id and status; waiting for a roster (Prefer) is part of it.',
      labelNames: ['call', 'status'],
      buckets: seconds,
      registers,
    });
    this.#denied = new Counter({ name: 'vigie_access_denied_total', help: 'Calls turned away.', labelNames: ['reason'], registers });
    this.#rosters = new Counter({
      name: 'vigie_rosters_total',
      help: 'Rosters ended here; outcome and proof are none without a roster.',
      labelNames: ['state', 'outcome', 'proof'],
      registers,
    });
    this.#solve = histogram('vigie_roster_solve_seconds', 'Time of the solve.', seconds);
    this.#first = histogram('vigie_roster_first_seconds', 'Time to the first roster of a solve.', seconds);
    this.#total = histogram('vigie_roster_total_seconds', 'From the request to its end, waiting included.', seconds);
    this.#gap = new Histogram({
      name: 'vigie_roster_gap_ratio',
      help: 'Gap of a level at the end; levels without a bound are left out.',
      labelNames: ['level'],
      buckets: [0, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers,
    });
    this.#memory = histogram(
      'vigie_roster_peak_memory_bytes',
      'Most memory of the process during a solve.',
      [128, 256, 512, 1024, 2048, 4096, 8192].map((mib) => mib * 2 ** 20),
    );
    this.#webhooks = new Counter({ name: 'vigie_webhooks_total', help: 'Webhooks ended here.', labelNames: ['outcome'], registers });
  }

  request(call: string, status: number, seconds: number): void {
    this.#requests.observe({ call, status: String(status) }, seconds);
  }

  denied(reason: string): void {
    this.#denied.inc({ reason });
  }

  webhook(outcome: DeliveryOutcome): void {
    this.#webhooks.inc({ outcome });
  }

  rosterEnded({ state, createdAt, finishedAt, roster }: EndedRoster): void {
    const figures = roster === null ? null : figuresOf(roster);
    this.#rosters.inc({ state, outcome: figures?.outcome ?? 'none', proof: figures?.proof ?? 'none' });
    if (finishedAt !== null) this.#total.observe((finishedAt - createdAt) / 1000);
    if (figures === null) return;
    const { levels, run } = figures;
    this.#solve.observe(run.seconds);
    if (run.firstRosterSeconds !== null) this.#first.observe(run.firstRosterSeconds);
    if (run.peakMemoryMiB !== null) this.#memory.observe(run.peakMemoryMiB * 2 ** 20);
    for (const { level, gap } of levels) if (gap !== null) this.#gap.observe({ level }, gap);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #watch({ pools, accepting, load, webhooks, version }: MetricsSources): void {
    const registers = [this.#registry];
    const perPool = (name: string, help: string, of: (pool: WatchedPool) => number) =>
      new Gauge({
        name,
        help,
        labelNames: ['pool'],
        registers,
        collect() {
          for (const [pool, watched] of Object.entries(pools)) this.set({ pool }, of(watched));
        },
      });
    perPool('vigie_queue_depth', 'Tasks that wait for a thread.', ({ waiting }) => waiting);
    perPool('vigie_threads', 'Threads.', ({ size }) => size);
    perPool('vigie_threads_busy', 'Threads at work.', ({ busy }) => busy);
    new Gauge({
      name: 'vigie_ready',
      help: '1 when a roster asked for now would be worked on.',
      registers,
      async collect() {
        this.set((await accepting()) ? 1 : 0);
      },
    });
    new Gauge({
      name: 'vigie_rosters_unfinished',
      help: 'Rosters that wait for a worker or are at work, in all processes that share the store; none while it is away.',
      labelNames: ['state'],
      registers,
      async collect() {
        this.reset();
        const unfinished = await load().catch(() => null);
        if (unfinished === null) return;
        this.set({ state: 'queued' }, unfinished.waiting);
        this.set({ state: 'running' }, unfinished.running);
      },
    });
    new Gauge({
      name: 'vigie_rosters_given_up',
      help: 'Rosters and scenarios kept that were given up because worker after worker died at them, in all processes that share the store; none while it is away.',
      registers,
      async collect() {
        const kept = await load().catch(() => null);
        if (kept === null) this.remove();
        else this.set(kept.givenUp);
      },
    });
    new Gauge({
      name: 'vigie_webhooks_kept',
      help: 'Webhooks that wait to be sent, and those that never arrived, in all processes that share the store; none while it is away.',
      labelNames: ['state'],
      registers,
      async collect() {
        this.reset();
        const kept = await webhooks().catch(() => null);
        if (kept === null) return;
        this.set({ state: 'waiting' }, kept.waiting);
        this.set({ state: 'failed' }, kept.failed);
      },
    });
    new Gauge({ name: 'vigie_build_info', help: 'Always 1.', labelNames: ['version'], registers }).set({ version }, 1);
  }
}
