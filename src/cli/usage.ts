/** Exit codes of the command line, as the README lists them. */
export const exitCodes = {
  /** The answer is printed and nothing is amiss. */
  ok: 0,
  /** Something failed that is not the caller's doing; the number of the incident is on stderr. */
  failure: 1,
  /** The call or its input cannot be understood; stderr says everything that is wrong. */
  unusable: 2,
  /** The answer is printed, and it is bad news: the roster falls short, or the assignments break rules. */
  amiss: 3,
} as const;

export const usage = `vigie – tableaux de garde de la permanence des soins (duty rosters)

Usage
  vigie solve FILE          generate a roster from a problem
  vigie verify FILE         check { problem, assignments } against the rules; solves nothing
  vigie slots FILE          list the slots of a problem; solves nothing
  vigie demo                print an invented problem (see the options below)
  vigie examples [ID]       list the bundled examples, or print one

FILE is a JSON file, or - for standard input. The answer is JSON on standard output; progress and errors go to
standard error. Ctrl-C during solve stops and prints the best roster so far; a second one ends at once.

Options
  --lang fr|en              language of messages (default: options.lang of the problem, else fr)
  --quiet                   no progress on the terminal
  --help, --version

Options of demo
  --department 974          department
  --from 2027-01-01         first date
  --months 1                length
  --seed 1                  same seed, same problem
  --shortage                too few volunteers, so that gaps cannot be avoided

Exit codes
  0  the answer is printed: the roster is complete, the assignments break no rule
  1  internal failure, or a file that cannot be read
  2  the call or its input cannot be understood; standard error says everything that is wrong
  3  the answer is printed: the roster falls short, or the assignments break rules
`;
