import type { ProblemDetails } from './types.ts';

/** The service has answered, and it is no: everything that is wrong stands in `problem.errors`, with JSON pointers. */
export class VigieError extends Error {
  override readonly name = 'VigieError';
  readonly status: number;
  /** The answer as in RFC 9457, in the language that was asked for. */
  readonly problem: ProblemDetails;
  /** Seconds to wait before asking again, when the service said so. */
  readonly retryAfter: number | null;

  constructor(problem: ProblemDetails, retryAfter: number | null) {
    super(`${problem.status} ${problem.title}`);
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** `invalid`, `unknown-roster`, `queue-full`… */
  get code(): string {
    return this.problem.type.replace('urn:vigie:problem:', '');
  }
}

/** No answer came: the service is not there, or the connection was lost. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** The problem that an answer tells; one of our own when something between us and the service has answered. */
export async function problemOf(response: Response): Promise<VigieError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const text = await response.text().catch(() => '');
  if (/json/.test(response.headers.get('content-type') ?? '')) {
    try {
      const told = JSON.parse(text) as Partial<ProblemDetails>;
      if (typeof told.title === 'string' && typeof told.status === 'number') return new VigieError(told as ProblemDetails, retryAfter);
    } catch {
      // Cut short on its way: told as what it is below.
    }
  }
  const requestId = response.headers.get('x-request-id') ?? '';
  const title = response.statusText || `HTTP ${response.status}`;
  return new VigieError(
    { type: 'about:blank', title, status: response.status, detail: '', instance: `urn:vigie:request:${requestId}`, requestId },
    retryAfter,
  );
}
