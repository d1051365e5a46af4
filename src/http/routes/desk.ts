import { answerAtOnce, answerFigures, answerVerification, type SolvingDeskDeps } from '../desk.ts';
import type { Handle } from '../route.ts';

/** Calls that are answered from their body alone. */
export function deskHandlers(deps: SolvingDeskDeps) {
  return {
    verifyRoster: (c) => answerVerification(c, deps),
    listSlots: (c) => answerAtOnce(c, 'slots', deps),
    fundSteps: (c) => answerFigures(c, 'funding', deps, 'financement.csv'),
    yearlyIndicators: (c) => answerFigures(c, 'indicators', deps, 'indicateurs.csv'),
  } satisfies Record<string, Handle>;
}
