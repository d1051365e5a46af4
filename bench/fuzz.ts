import { startService } from '../test/support/process.ts';
import { type FuzzDocument, fuzzRequests } from './fuzz/requests.ts';

/**
 * Sends so many requests made from the OpenAPI document to the real service, and counts the answers by status.
 *
 *     node bench/fuzz.ts 100000 [first number] [most seconds]
 *
 * Ends with 1 when an answer was a 500, or of a status that the document does not promise, or when the service did not
 * live to be told to end. Each such request is named with its number, under which it is made again.
 */
const count = Number(process.argv[2] ?? 1000);
const first = Number(process.argv[3] ?? 1);
const mostSeconds = Number(process.argv[4] ?? Number.POSITIVE_INFINITY);
const hands = 12;
/** Rosters and scenarios that are named again, the latest ones. */
const remembered = 30;

const service = await startService({ WORKERS: '2', MAX_BODY_MB: '1', QUEUE_LIMIT: '200' });
const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as FuzzDocument;
const ids: Record<'rosters' | 'scenarios', string[]> = { rosters: [], scenarios: [] };
const request = fuzzRequests(document, (path) => (path.startsWith('/v1/scenarios') ? ids.scenarios : ids.rosters));

const byStatus: Record<number, number> = {};
const byOperation: Record<string, Record<number, number>> = {};
const amiss: string[] = [];
const started = performance.now();
let next = first;

let closed = 0;

function wasClosed(error: unknown): boolean {
  const code = error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
}

async function hand(): Promise<void> {
  while (next < first + count && performance.now() - started < mostSeconds * 1000) {
    const seed = next++;
    const { operation, method, path, headers, body, promised } = request(seed);
    try {
      const send = () => fetch(`${service.url}${path}`, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(60_000) });
      const response = await send().catch((error: unknown) => {
        // The service closes what was idle for long; on a machine with much else to do this client hears of it too late.
        if (!wasClosed(error)) throw error;
        closed++;
        return send();
      });
      note(seed, operation, response, promised);
      const followed = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
      if (followed) await response.body?.cancel();
      else await response.arrayBuffer();
    } catch (error) {
      amiss.push(`${seed} ${operation}: ${error instanceof Error ? error.name : 'no answer'}`);
    }
    if ((seed - first) % 1000 === 999) progress();
  }
}

function note(seed: number, operation: string, response: Response, promised: readonly number[]): void {
  const { status } = response;
  byStatus[status] = (byStatus[status] ?? 0) + 1;
  byOperation[operation] ??= {};
  byOperation[operation][status] = (byOperation[operation][status] ?? 0) + 1;
  // An address that names nothing of ours is nobody's call: 404 and 405 are then the router's.
  if (status === 500 || !(promised.includes(status) || status === 404 || status === 405)) amiss.push(`${seed} ${operation}: ${status}`);
  const [, kind, id] = /^\/v1\/(rosters|scenarios)\/([\w-]+)$/.exec(response.headers.get('location') ?? '') ?? [];
  if (kind === 'rosters' || kind === 'scenarios') ids[kind] = [...ids[kind].slice(1 - remembered), id];
}

function progress(): void {
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(`${next - first} of ${count}, ${Math.round((next - first) / seconds)} a second, amiss ${amiss.length}\n`);
}

await Promise.all(Array.from({ length: hands }, hand));
service.child.kill('SIGTERM');
const { code, stdout } = await service.ended;
const incidents = stdout.split('\n').filter((line) => line.includes('"incident"'));
const summary = {
  requests: next - first,
  seconds: Math.round((performance.now() - started) / 1000),
  byStatus,
  byOperation,
  amiss,
  closed,
  incidents: incidents.length,
  exit: code,
};
process.stdout.write(`${JSON.stringify(summary, null, 1)}\n`);
for (const line of incidents.slice(0, 20)) process.stderr.write(`${line}\n`);
process.exit(amiss.length > 0 || incidents.length > 0 || code !== 0 ? 1 : 0);
