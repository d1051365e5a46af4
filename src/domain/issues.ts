import { type Lang, type MessageKey, type Params, type ParamsOf, render } from '../messages/index.ts';
import { clip, type Path, placeOf, pointerOf } from './raw.ts';

/** Codes that the catalogue has a sentence for, under `issue.<code>`. */
export type IssueCode = MessageKey extends infer K ? (K extends `issue.${infer Code}` ? Code : never) : never;

/** One thing that is wrong with a request. */
export interface Issue {
  /** JSON Pointer into the request (RFC 6901); `''` is the whole of it. */
  readonly pointer: string;
  readonly code: IssueCode;
  /**
   * Figures and ids for the message `issue.<code>`; `place` is the pointer in words, `lines[est-fixe].windows[night]`.
   * Never a name, a telephone number, an address or an RPPS number.
   */
  readonly params: Params;
}

/** An issue as it is answered. */
export interface ReportedIssue {
  readonly pointer: string;
  readonly code: IssueCode;
  readonly message: string;
}

/** Puts an issue into words. */
export function reportIssue(lang: Lang, { pointer, code, params }: Issue): ReportedIssue {
  return { pointer, code, message: render(lang, `issue.${code}`, params) };
}

/** What a message needs beside `place`, which the list fills in. */
type IssueParams<C extends IssueCode> =
  Omit<ParamsOf<`issue.${C}`>, 'place'> extends infer Own ? (keyof Own extends never ? [params?: Params] : [params: Own]) : never;

/** Issues answered at most, before the closing `tooManyIssues`. */
export const issueLimit = 1000;

/** Our own words, which may be longer than an id of the caller. */
const spacious = new Set(['options', 'message']);

/**
 * Gathers issues of one request: keeps the first thousand, counts the rest. A value that the schema refuses is not
 * blamed a second time by the checks that come after, which `structural` and `add` tell apart.
 */
export class IssueList {
  readonly #root: unknown;
  readonly #kept: Issue[] = [];
  readonly #structural = new Set<string>();
  #total = 0;

  constructor(root: unknown) {
    this.#root = root;
  }

  /** All issues so far, kept or not. */
  get total(): number {
    return this.#total;
  }

  /** An issue of shape: type, bounds, format. */
  structural(path: Path, code: IssueCode, params: Params = {}): void {
    if (this.#keep(path, code, params)) this.#structural.add(pointerOf(path));
  }

  /** An issue of meaning, unless the shape of the same value is already at fault. */
  add<C extends IssueCode>(path: Path, code: C, ...[params]: IssueParams<C>): void {
    this.addFound(path, { code, params: params ?? {} });
  }

  /** Like {@link add}, for a code and parameters that were found elsewhere. */
  addFound(path: Path, { code, params }: Pick<Issue, 'code' | 'params'>): void {
    // Past the limit, only the count goes on.
    if (this.#total < issueLimit && this.#structural.size > 0 && this.#structural.has(pointerOf(path))) return;
    this.#keep(path, code, params);
  }

  /** The issues in the order found, closed by `tooManyIssues` with the total when some were left out. */
  list(): Issue[] {
    if (this.#total <= issueLimit) return [...this.#kept];
    const params = { total: this.#total, shown: issueLimit, place: placeOf(this.#root, []) };
    return [...this.#kept, { pointer: '', code: 'tooManyIssues', params }];
  }

  #keep(path: Path, code: IssueCode, params: Params): boolean {
    this.#total += 1;
    if (this.#total > issueLimit) return false;
    const clipped = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? clip(value, spacious.has(name) ? 1000 : 80) : value,
    ]);
    this.#kept.push({
      pointer: pointerOf(path),
      code,
      params: { ...Object.fromEntries(clipped), place: placeOf(this.#root, path) },
    });
    return true;
  }
}
