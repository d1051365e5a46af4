import type { ProblemInput } from '../../src/domain/problem.ts';

/** The request with nurses among its people, and lines that they may serve beside doctors, alone or not at all. */
export function mixedProfessions(input: ProblemInput): ProblemInput {
  const admitted = [['doctor', 'nurse'], undefined, ['nurse']] as const;
  return {
    ...input,
    lines: input.lines.map((line, i) => {
      const kinds = admitted[i % 3];
      return kinds ? { ...line, kinds: [...kinds] } : line;
    }),
    participants: input.participants.map((person, i) => ({ ...person, kind: i % 3 === 1 ? 'nurse' : 'doctor' })),
  };
}
