import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('without configured access', () => {
  const running = runningService();

  /** Status of a call with headers that fetch does not let through. */
  function statusWith(headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const call = request(`${running.url}/v1/rosters`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      call.on('error', reject);
      call.end();
    });
  }

  test.each<[Record<string, string>, number]>([
    [{ Host: 'localhost:8080' }, 200],
    [{ Host: '127.0.0.1' }, 200],
    [{ Host: '[::1]:8080' }, 200],
    [{ Host: 'attacker.example' }, 403],
    [{ Host: '127.0.0.1.attacker.example' }, 403],
    [{ Host: 'localhost', Origin: 'http://localhost:8080' }, 200],
    [{ Host: 'localhost', Origin: 'https://attacker.example' }, 403],
    [{ Host: 'localhost', Origin: 'null' }, 403],
  ])('%j is answered %d: a page of another site does not reach the service through a browser', async (headers, status) => {
    expect(await statusWith(headers)).toBe(status);
  });

  test('control characters in free text are refused, each with its place', async () => {
    const problem = week();
    const [first, ...rest] = problem.participants;
    const response = await post(`${running.url}/v1/slots`, {
      ...problem,
      name: 'Janvier\r\n=cmd()',
      participants: [{ ...first, name: 'Dr\u0007 Exemple' }, ...rest],
    });
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/name controlCharacter',
      '/participants/0/name controlCharacter',
    ]);
  });

  test('a key given twice is refused with its place', async () => {
    const response = await post(`${running.url}/v1/slots`, '{"lines": [], "lines": []}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'urn:vigie:problem:duplicate-key', detail: expect.stringContaining('15') });
  });
});
