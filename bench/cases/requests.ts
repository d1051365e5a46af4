import { demoProblem, readExample } from '../../src/demo/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';

/** Territory and line of the smallest case. */
const sector = { territory: 'ouest', line: 'ouest-fixe-saint-paul' };

interface MonthOptions {
  readonly seed: number;
  readonly months?: number;
  readonly shortage?: boolean;
}

/** La Réunion from January 2027 on: 17 lines, 206 invented participants. */
export function reunion({ seed, months = 1, shortage = false }: MonthOptions): ProblemInput {
  return demoProblem({ department: '974', from: '2027-01-01', months, seed, shortage });
}

/** January 2027 of one line of La Réunion, with those who may hold it; rules as for the island. */
export function oneSector(seed: number): ProblemInput {
  const whole = reunion({ seed });
  const people = whole.participants.filter(
    ({ roles, territory, serves }) => roles?.includes('fixed') && (serves ?? [territory]).includes(sector.territory),
  );
  const ids = new Set(people.map(({ id }) => id));
  return {
    ...whole,
    lines: whole.lines.filter(({ id }) => id === sector.line),
    participants: people.map((person) =>
      person.locumFor === undefined ? person : { ...person, locumFor: person.locumFor.filter((principal) => ids.has(principal)) },
    ),
    history: whole.history?.filter(({ line, participant }) => line === sector.line && ids.has(participant)),
  };
}

/** The smallest example that comes with the service. @throws {Error} when it has gone */
export function tiny(): ProblemInput {
  const request = readExample('sector-minimum');
  if (!request) throw new Error('the example sector-minimum has gone');
  return request;
}

/** The first days of that example: small enough for engines written in JavaScript. */
export function firstDays(days: 3 | 7): ProblemInput {
  return { ...tiny(), period: { start: '2027-01-01', end: `2027-01-0${days}` } };
}
