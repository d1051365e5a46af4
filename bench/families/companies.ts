import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Random } from '../../src/demo/random.ts';

/** The same request held by companies of one to four crews: duties at the same time, rest and limits by crew. */
export function ofCompanies(random: Random, request: ProblemInput): ProblemInput {
  return {
    ...request,
    lines: request.lines.map(({ requires: _, ...line }) => ({ ...line, role: 'ambulance' })),
    participants: request.participants.map(({ roles: _, ...person }) => ({
      ...person,
      kind: 'ambulance',
      capacity: random.pick([1, 2, 2, 3, 4]),
      ...(random.chance(0.5) ? { limitsPer: 'crew' } : {}),
    })),
  };
}

/**
 * A pharmacy line beside the posts of the first two lines, open when they are: four to ten pharmacies, up to half an hour
 * from either post, some of them too far.
 */
export function withPharmacies(random: Random, request: ProblemInput): ProblemInput {
  const posts = request.lines.slice(0, 2);
  const pharmacies = Array.from({ length: random.int(4, 10) }, (_, i) => `ph${i}`);
  const sites = [...posts.map(({ id }) => `poste ${id}`), ...pharmacies.map((id) => `officine ${id}`)];
  return {
    ...request,
    sites: sites.map((id) => ({ id })),
    travel: posts.flatMap((post) =>
      pharmacies.map((id) => ({ from: `poste ${post.id}`, to: `officine ${id}`, minutes: random.int(2, 30) })),
    ),
    lines: [
      ...request.lines.map((line) => (posts.includes(line) ? { ...line, site: `poste ${line.id}` } : line)),
      { id: 'officines', role: 'pharmacy', follows: posts.map(({ id }) => id), priority: 3 },
    ],
    participants: [...request.participants, ...pharmacies.map((id) => ({ id, kind: 'pharmacy' as const, site: `officine ${id}` }))],
    rules: [...(request.rules ?? []), { type: 'maxTravel', minutes: random.pick([10, 20, 20]), scope: { roles: ['pharmacy'] } }],
  };
}
