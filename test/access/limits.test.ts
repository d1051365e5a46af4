import { describe, expect, test } from 'vitest';
import { type Actor, limitOf, mayCall } from '../../src/access/actor.ts';
import { anybody, type Role, roles } from '../../src/calls/roles.ts';
import { rosterCalls } from '../../src/thread/roster-calls.ts';

const mine = { department: '974', lines: ['est'] };
const shared = { department: '974', lines: ['est', 'ouest'] };
const foreign = { department: '976', lines: ['est'] };

function actorOf(held: readonly Role[], more: Partial<Actor> = {}): Actor {
  return { kind: 'key', id: 'k', roles: [...held], departments: ['974'], lines: ['est'], participant: 'p-1', ...more };
}

/** What one role alone may do, written from the design: its own lines for a coordinator, its own duties for a participant. */
function alone(role: Role, allowed: readonly Role[], about: typeof mine): 'nothing' | 'own' | 'everything' {
  if (!allowed.includes(role) || about.department !== '974') return 'nothing';
  if (role === 'coordinator' && about.lines.length > 1) return 'nothing';
  return role === 'participant' ? 'own' : 'everything';
}

describe('two roles together go as far as the further one, and no further', () => {
  const pairs = roles.flatMap((one) => roles.map((other) => [one, other] as const));
  test.each(pairs)('%s and %s', (one, other) => {
    for (const call of rosterCalls) {
      if (call.roles === anybody) continue;
      for (const about of [mine, shared, foreign]) {
        const each = [alone(one, call.roles, about), alone(other, call.roles, about)];
        const expected = each.includes('everything')
          ? { kind: 'everything' }
          : each.includes('own')
            ? { kind: 'own', participant: 'p-1' }
            : null;
        expect(limitOf(actorOf([one, other]), call.roles, about), `${call.name} ${about.lines}`).toEqual(expected);
      }
    }
  });
});

describe('a participant', () => {
  test('without an id acts as nobody, and may call nothing', () => {
    const nobody = actorOf(['participant'], { participant: null });
    for (const call of rosterCalls) {
      if (call.roles === anybody) continue;
      expect(mayCall(nobody, call.roles), call.name).toBe(false);
      expect(limitOf(nobody, call.roles, mine), call.name).toBe(null);
    }
  });

  test('without an id lends nothing to another role', () => {
    const both = actorOf(['participant', 'coordinator'], { participant: null });
    expect(limitOf(both, ['coordinator', 'participant'], shared)).toBe(null);
    expect(limitOf(both, ['coordinator', 'participant'], mine)).toEqual({ kind: 'everything' });
  });
});
