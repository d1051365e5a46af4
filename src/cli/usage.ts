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
  vigie explain FILE ROSTER why somebody has a slot of a roster that solve printed, or has not; why a slot is empty
  vigie verify FILE         check { problem, assignments } against the rules; solves nothing
  vigie slots FILE          list the slots of a problem; solves nothing
  vigie scenario FILE       compare variants of a problem
  vigie funding FILE        which steps an envelope pays; solves nothing
  vigie indicators FILE     the yearly evaluation, from several rosters; solves nothing
  vigie serve               the service, as npm start does; the environment decides (README)
  vigie work                works on the rosters of a service that shares its DATABASE_URL; as many as there are machines
  vigie demo                print an invented problem (see the options below)
  vigie examples [ID]       list the bundled examples, or print one
  vigie presets [FILE]      list the regional specifications of presets/, or check a file before it is put there
  vigie store export FILE   everything that DATA_DIR or DATABASE_URL keeps, into a new file: a backup, or to move it
  vigie store import FILE   takes such a file into an empty DATA_DIR or DATABASE_URL
  vigie key new             make an API key for the service; prints it once, with the record to keep

FILE is a JSON file, or - for standard input. The answer is JSON on standard output; progress and errors go to
standard error. Ctrl-C during solve stops and prints the best roster so far; a second one ends at once.

Options
  --lang fr|en              language of messages (default: options.lang of the problem, else fr)
  --format json|csv|html    of scenario, funding and indicators: JSON, table, and of a scenario a page to print (default json)
  --slot ID                 of explain: line/date/window, as assignments and shortfalls name it
  --participant ID          of explain: whom the question is about; left out: why the slot is not filled
  --workers N               of serve and work: rosters generated at the same time; serve --workers 0: none here
  --quiet                   no progress on the terminal
  --help, --version

Options of demo
  --department 974          department
  --from 2027-01-01         first date
  --months 1                length
  --seed 1                  same seed, same problem
  --shortage                too few volunteers, so that gaps cannot be avoided

Options of key new
  --id NAME                 name in the audit trail: a to z, 0 to 9, hyphens
  --role ROLE               cdom, coordinator, ars, samu, reader, participant, operator; may be repeated
  --department CODE         974, 2A …; may be repeated; '*': all
  --line ID                 own line of a coordinator; may be repeated
  --participant ID          who a participant is in the tables
  --expires DATE            first date on which the key no longer counts
  --file FILE               add the record to this access file, and print the key alone

Exit codes
  0  the answer is printed: the roster is complete, the assignments break no rule
  1  internal failure, or a file that cannot be read
  2  the call or its input cannot be understood; standard error says everything that is wrong
  3  the answer is printed: the roster falls short, or the assignments break rules
`;
