import type { RosterEvent } from './types.ts';

/**
 * The events in a stream of Server-Sent Events (WHATWG HTML, 9.2). Comments and unknown fields are passed over; an
 * event that the stream breaks off in is dropped, as the standard wants.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<RosterEvent, void> {
  let type = 'message';
  let id = '';
  let data: string[] = [];
  for await (const line of linesOf(body)) {
    if (line === '') {
      if (data.length > 0) yield { type, id, data: JSON.parse(data.join('\n')) as unknown } as RosterEvent;
      type = 'message';
      data = [];
      continue;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'event') type = value;
    else if (field === 'id') id = value;
    else if (field === 'data') data.push(value);
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    // Whoever stops listening closes the connection.
    await reader.cancel().catch(() => {});
  }
}
