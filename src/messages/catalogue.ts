import { auditMessages } from './audit.ts';
import { callMessages } from './calls.ts';
import { environmentMessages } from './environment.ts';
import { httpMessages } from './http.ts';
import { moneyMessages } from './money.ts';
import { paperMessages } from './papers.ts';
import { nameMessages } from './names.ts';
import { problemMessages } from './problem.ts';
import { reportMessages } from './report.ts';
import { rosterMessages } from './roster.ts';
import { ruleMessages } from './rules.ts';
import { scenarioMessages } from './scenario.ts';
import { tableMessages } from './table.ts';
import { termMessages } from './terms.ts';

/** The one catalogue of everything that is said to people. Code decides with codes; only this folder speaks. */
export const catalogue = {
  ...nameMessages,
  ...problemMessages,
  ...ruleMessages,
  ...rosterMessages,
  ...termMessages,
  ...httpMessages,
  ...callMessages,
  ...tableMessages,
  ...reportMessages,
  ...paperMessages,
  ...moneyMessages,
  ...scenarioMessages,
  ...environmentMessages,
  ...auditMessages,
};

export type Catalogue = typeof catalogue;
export type MessageKey = keyof Catalogue;
