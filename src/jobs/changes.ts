import { EventEmitter } from 'node:events';

/** Tells those who wait for a job that it has changed. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  tell(id: string): void {
    this.#emitter.emit(eventOf(id));
  }

  /** The next change of a job, or the passing of `ms`, whichever comes first. Listens from now on, until then or `forget`. */
  next(id: string, ms: number): { readonly happened: Promise<void>; readonly forget: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const event = eventOf(id);
    const forget = () => {
      clearTimeout(timer);
      this.#emitter.off(event, forget);
      resolve();
    };
    const timer = setTimeout(forget, ms);
    this.#emitter.on(event, forget);
    return { happened: promise, forget };
  }
}

/** An id comes from the address of a request and may be any word, `error` included, which emitters treat apart. */
function eventOf(id: string): string {
  return `job:${id}`;
}
