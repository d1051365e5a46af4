import { EventEmitter } from 'node:events';

const everyone = 'everyone';

/** Notifies listeners that a job has changed. */
export class ChangeNotifier {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** @param id null: any may have */
  tell(id: string | null): void {
    this.#emitter.emit(id === null ? everyone : eventOf(id));
  }

  /** Has a listener for this job in this process. */
  awaited(id: string): boolean {
    return this.#emitter.listenerCount(eventOf(id)) > 0;
  }

  /** The next change of a job, or the passing of `ms`, whichever comes first. Listens from now on, until then or `forget`. */
  next(id: string, ms: number): { readonly happened: Promise<void>; readonly forget: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const event = eventOf(id);
    const forget = () => {
      clearTimeout(timer);
      this.#emitter.off(event, forget);
      this.#emitter.off(everyone, forget);
      resolve();
    };
    const timer = setTimeout(forget, ms);
    this.#emitter.on(event, forget);
    this.#emitter.on(everyone, forget);
    return { happened: promise, forget };
  }
}

/** An id comes from the address of a request and may be any word, `error` included, which emitters treat apart. */
function eventOf(id: string): string {
  return `job:${id}`;
}
