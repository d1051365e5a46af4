import { eraseRoster } from './rosters.ts';
import { eraseScenario } from './scenarios.ts';

/** Names of the calls after which the audit trail keeps no more of what they erased than who and when. */
export const erasingCalls: readonly string[] = [eraseRoster, eraseScenario].flatMap(({ name, erases }) => (erases ? [name] : []));
