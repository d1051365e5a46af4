/** Who may call, and as what: the words that keys, tokens and calls share. */

/**
 * - `cdom`: the departmental council: everything of its departments;
 * - `coordinator`: a site or the regulators' association: tables whose lines are all its own;
 * - `ars`: the regional agency: reads what its departments make, reports, scenarios;
 * - `samu`, `reader`: published tables;
 * - `participant`: own duties, own replacements;
 * - `operator`: the figures of the running service, no table;
 * - `admin`: the audit trail of the whole service, no table.
 */
export const roles = ['cdom', 'coordinator', 'ars', 'samu', 'reader', 'participant', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Everybody, without showing who they are. */
export const anybody = 'anybody';

/** Who may make a call: at least one role, or everybody. */
export type Roles = readonly [Role, ...Role[]] | typeof anybody;

export const cdom = ['cdom'] as const;
export const makers = ['cdom', 'coordinator'] as const;
export const analysts = ['cdom', 'coordinator', 'ars'] as const;
export const supervisors = ['cdom', 'ars'] as const;
export const parties = ['cdom', 'coordinator', 'participant'] as const;
export const publicReaders = ['cdom', 'coordinator', 'ars', 'samu', 'reader'] as const;

/** How far the roles of a caller go in one call: over everything it is about, or over one participant's own alone. */
export type Limit = { readonly kind: 'everything' } | { readonly kind: 'own'; readonly participant: string };

export const everything: Limit = { kind: 'everything' };
