import { ConnectionError, VigieError } from './errors.ts';
import { readEvents } from './events.ts';
import { type ClientOptions, pause, Transport } from './transport.ts';
import type { AnswerOf, ArgumentsOf, CallOptions, Method, OperationOf, PathOf, Problem, RosterEvent, RosterView } from './types.ts';

type Rest<A> = Record<never, never> extends A ? [given?: A] : [given: A];

/** A client of the service. It needs `fetch` and nothing else: browser, Node, Deno, Bun. */
export class Vigie {
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    this.#transport = new Transport(options);
  }

  /**
   * `client.get('/v1/rosters/{id}', { path: { id } })`: the answer as JSON, typed by the address.
   * @throws {VigieError | ConnectionError} by rejection, as every call
   */
  get<P extends PathOf<'get'>>(path: P, ...[given]: Rest<ArgumentsOf<OperationOf<'get', P>>>) {
    return this.#json<AnswerOf<OperationOf<'get', P>>>('get', path, given);
  }

  post<P extends PathOf<'post'>>(path: P, ...[given]: Rest<ArgumentsOf<OperationOf<'post', P>>>) {
    return this.#json<AnswerOf<OperationOf<'post', P>>>('post', path, given);
  }

  put<P extends PathOf<'put'>>(path: P, ...[given]: Rest<ArgumentsOf<OperationOf<'put', P>>>) {
    return this.#json<AnswerOf<OperationOf<'put', P>>>('put', path, given);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...[given]: Rest<ArgumentsOf<OperationOf<'delete', P>>>) {
    return this.#json<AnswerOf<OperationOf<'delete', P>>>('delete', path, given);
  }

  /** The same as `get`, in another form: a table, a page, a calendar, a file. */
  async file<P extends PathOf<'get'>>(path: P, type: string, ...[given]: Rest<ArgumentsOf<OperationOf<'get', P>>>): Promise<Blob> {
    const response = await this.#send('get', path, given as Given, type);
    return response.blob();
  }

  /**
   * Asks for a roster. Sent again with the same key when the connection is lost: the service makes one roster of it.
   * @param options.wait seconds to wait for the result, 0 (at once) to 120; default 0
   */
  createRoster(problem: Problem, options: CallOptions & { readonly wait?: number } = {}): Promise<RosterView> {
    const { wait = 0, headers, idempotencyKey = crypto.randomUUID(), ...rest } = options;
    const prefer = wait > 0 ? `wait=${wait}` : 'respond-async';
    return this.post('/v1/rosters', { body: problem, headers: { Prefer: prefer, ...headers }, idempotencyKey, ...rest });
  }

  /**
   * What a run tells, from now or after the event `after`, until it has ended. A lost connection is taken up again
   * where it broke off: nothing is told twice.
   */
  async *follow(
    id: string,
    { after = '0', signal }: { readonly after?: string; readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<RosterEvent, void> {
    let last = after;
    for (let failed = 0; ; ) {
      try {
        const given = { path: { id }, headers: { 'Last-Event-ID': last }, ...(signal ? { signal } : {}) };
        const { body } = await this.#send('get', '/v1/rosters/{id}/events', given, 'text/event-stream');
        if (body === null) throw new ConnectionError('no stream');
        for await (const event of readEvents(body)) {
          failed = 0;
          last = event.id || last;
          yield event;
          if (event.type === 'done') return;
        }
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof VigieError) throw error;
        if (++failed > 5) throw error instanceof ConnectionError ? error : new ConnectionError('stream lost', { cause: error });
      }
      await pause(200 * 2 ** failed, signal);
    }
  }

  /** The roster once its run has ended; meanwhile, `onEvent` hears of it. */
  async waitForRoster(
    id: string,
    options: { readonly signal?: AbortSignal; readonly onEvent?: (event: RosterEvent) => void } = {},
  ): Promise<RosterView> {
    const { signal, onEvent } = options;
    for await (const event of this.follow(id, signal ? { signal } : {})) onEvent?.(event);
    return this.get('/v1/rosters/{id}', { path: { id }, ...(signal ? { signal } : {}) });
  }

  async #json<A>(method: Method, path: string, given: unknown): Promise<A> {
    const response = await this.#send(method, path, (given ?? {}) as Given, 'application/json');
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as A;
  }

  #send(method: Method, path: string, given: Given = {}, accept: string): Promise<Response> {
    const { path: parts = {}, query = {}, ...rest } = given;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    return this.#transport.send(search.size > 0 ? `${filled}?${search}` : filled, { method: method.toUpperCase(), accept, ...rest });
  }
}

interface Given extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}
