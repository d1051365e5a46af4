import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';

/** Reads request bodies within bounds: each by itself, and all those under way together. */
export class BodyReader {
  readonly #maxBytes: number;
  readonly #maxTogether: number;
  #underWay = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#maxTogether = 4 * maxBytes;
  }

  /**
   * The body as text, when it is announced as JSON in UTF-8, is neither compressed nor too large, and arrives whole.
   * @throws {HttpProblem} 400, 413, 415 or 503
   */
  async read(c: Context): Promise<string> {
    if (!isJson(c.req.header('content-type'))) throw new HttpProblem('unsupported-type', { headers: { Accept: 'application/json' } });
    const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
    if (encoding !== '' && encoding !== 'identity') {
      throw new HttpProblem('unsupported-encoding', { headers: { 'Accept-Encoding': 'identity' } });
    }
    const tooLarge = () =>
      new HttpProblem('too-large', { params: { megabytes: this.#maxBytes / 1024 / 1024 }, headers: { Connection: 'close' } });
    if (Number(c.req.header('content-length') ?? 0) > this.#maxBytes) throw tooLarge();

    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of streamOf(c)) {
        size += chunk.byteLength;
        this.#underWay += chunk.byteLength;
        if (size > this.#maxBytes) throw tooLarge();
        if (this.#underWay > this.#maxTogether) throw busy();
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof HttpProblem ? error : new HttpProblem('interrupted-body');
    } finally {
      this.#underWay -= size;
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    } catch {
      throw new HttpProblem('not-utf8');
    }
  }
}

function streamOf(c: Context): AsyncIterable<Uint8Array> | [] {
  return c.req.raw.body ?? [];
}

function busy(): HttpProblem {
  return new HttpProblem('queue-full', { params: { seconds: 5 }, headers: { 'Retry-After': '5', Connection: 'close' } });
}

/** `application/json` or `…+json`, with no charset but UTF-8. */
function isJson(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!/^application\/(json|[a-z0-9!#$&^_.-]+\+json)$/.test(type)) return false;
  return parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-?8"?$/.test(parameter));
}
