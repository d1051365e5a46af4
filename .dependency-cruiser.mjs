/**
 * Who may import whom. The list is read from the bottom up: a folder of `src` imports those above it in this list and
 * nothing below it. A folder that is not in the list fails the check, so a new one has to find its place.
 * `npm run boundaries`; reasons in docs/decisions/002-one-direction-of-imports.md.
 */
const layers = [
  'messages', // what is said to people
  'domain', // schemas of requests and answers
  'calendar', // dates to slots
  'rules', // one rule a file: rows and check
  'calls', // descriptors: what is known of a call
  'roster', // read, compile, solve, verify
  'fairness', // balances
  'report', // coverage, indicators, printed tables
  'finance', // fees, envelope, payment
  'answer', // a roster as it is answered
  'demo', // invented departments
  'scenario', // variants side by side
  'jobs', // task types, pool, worker, interfaces of the stores
  'repair', // capabilities about a kept roster
  'replacement',
  'explanation',
  'table',
  'on-duty',
  'papers', // files and printed tables
  'thread', // entry and work of a worker thread
  'access', // who calls, and what a role may do
  'webhooks',
  'store', // SQL behind the interfaces of jobs
  'metrics',
  'http', // routes
  'service', // puts the parts together
  'cli',
];

/** What a folder must not see although it stands above it in the list. */
const never = {
  http: ['roster', 'thread', 'store', 'explanation', 'repair', 'replacement', 'table'],
  store: ['thread', 'access', 'webhooks', 'answer', 'roster', 'rules'],
  access: ['thread', 'roster', 'rules', 'answer', 'table', 'explanation', 'repair', 'replacement'],
  metrics: ['store', 'thread', 'roster'],
};

/** Packages with one home. */
const homes = {
  luxon: 'src/calendar',
  highs: 'solver',
  'javascript-lp-solver': 'solver',
  piscina: 'solver',
  jose: 'src/access',
  pg: 'src/store',
  'pg-boss': 'src/store',
  '@electric-sql/pglite': 'src/store',
  'prom-client': 'src/metrics',
  pino: 'src/service',
  'intl-messageformat': 'src/messages',
};

/** Folders that may import the solver, through its door alone. */
const solving = ['rules', 'roster'];

const group = (names) => `^src/(${names.join('|')})/`;

export default {
  forbidden: [
    {
      name: 'in-the-list',
      comment: 'Every folder of src has a place in the list of layers.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: group(layers) },
      to: {},
    },
    ...layers.slice(0, -1).map((layer, i) => ({
      name: `below-${layer}`,
      comment: `${layer} imports nothing that stands below it in the list.`,
      severity: 'error',
      from: { path: group([layer]) },
      to: { path: group(layers.slice(i + 1)) },
    })),
    ...Object.entries(never).map(([layer, hidden]) => ({
      name: `never-from-${layer}`,
      severity: 'error',
      from: { path: group([layer]) },
      // Descriptors are schemas and words; whoever needs to know a call may see them.
      to: { path: group(hidden), pathNot: 'descriptors?[.]ts$' },
    })),
    {
      name: 'descriptors-decide-nothing',
      comment: 'The HTTP side imports descriptors: they lead to no handler, no solver and no thread.',
      severity: 'error',
      from: { path: '^src/(calls/|.*descriptors?[.]ts$)' },
      to: { path: '^(src|solver)/', pathNot: '^src/(messages|domain|calendar|rules/index[.]ts|calls)' },
    },
    {
      name: 'entry-points-are-entered',
      comment: 'Files loose in src start a process: nothing imports them but each other and the command line.',
      severity: 'error',
      from: { path: '^(src/[^/]+/|solver/)', pathNot: '^src/cli/' },
      to: { path: '^src/[^/]+[.]ts$' },
    },
    {
      name: 'solver-is-generic',
      comment: 'The solver knows no doctor, no date and no request.',
      severity: 'error',
      from: { path: '^solver/' },
      to: { path: '^(src|test|bench|console|clients)/|node_modules/(zod|luxon|hono)/' },
    },
    {
      name: 'solver-through-its-door',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^solver/', pathNot: '^solver/index[.]ts$' },
    },
    {
      name: 'who-solves',
      severity: 'error',
      from: { path: '^src/', pathNot: group(solving) },
      to: { path: '^solver/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(src|solver|console|clients)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'console-is-a-caller',
      comment: 'The console reaches the service through the public client alone.',
      severity: 'error',
      from: { path: '^(console|clients)/' },
      to: { path: '^(src|solver)/' },
    },
    ...Object.entries(homes).map(([name, home]) => ({
      name: `home-of-${name.replaceAll(/[@/]/g, '')}`,
      severity: 'error',
      from: { path: '^(src|solver)/', pathNot: `^${home}/` },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: 'no-circles',
      comment: 'Type-only imports count.',
      severity: 'error',
      from: { path: '^(src|solver|console|clients)/', pathNot: '^src/messages/' },
      to: { circular: true },
    },
    { name: 'resolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(node:|cloudflare:|pdfmake/interfaces)' } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
