import { Naming } from '../calendar/naming.ts';
import type { Change } from '../domain/changes.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Replacement, ReplacementList, ReplacementRequest } from '../domain/replacement.ts';
import { type Lang, say } from '../messages/index.ts';
import type { Transfer } from './duty-book.ts';
import { councilsOf } from '../domain/professions.ts';
import { recipientsOf } from '../roster/recipients.ts';
import type { LevelValue } from '../roster/levels.ts';
import { replacementsFor, type VerifiedReplacement } from './replacements.ts';
import { levelDifferences } from '../answer/comparison.ts';
import { dutyOf, type KeptRoster, namedPerson, namedSlot, verdictOf } from '../answer/kept.ts';

/**
 * Who can take over a duty of a roster that is kept. Null when the question cannot be answered: unknown slot or
 * participant, a duty that is past, somebody who does not hold it (`issues` says which).
 */
export function listReplacements(
  kept: KeptRoster & { readonly issues: IssueList; readonly lang: Lang },
  body: ReplacementRequest,
): ReplacementList | null {
  const { problem, slots, issues, lang } = kept;
  const from = body.from ?? problem.options.asOf;
  const slot = namedSlot(kept, body.slot, issues);
  const person = namedPerson(kept, body.participant, issues);
  if (slot !== null && slot.date < from) issues.add(['slot'], 'slotPast', { slot: slot.id, from });
  const { holdings, levels } = verdictOf(kept);
  const absent = slot && person && dutyOf(holdings, slot, person);
  if (slot && person && !absent) issues.add(['participant'], 'notHolder', { participant: person.id, id: slot.id });
  if (!absent || issues.total > 0) return null;

  const { max, chains } = body;
  const { replacements, found, complete, unreplaced } = replacementsFor({ problem, slots, holdings, absent, from, max, chains });
  const naming = new Naming(problem, slots, lang);
  const count = found.direct + found.swap + found.chain;
  return {
    slot: absent.slot.id,
    participant: absent.participant.id,
    replacements: replacements.map((one) => replacementOf(one, levels, naming)),
    found,
    complete,
    unreplaced: levelDifferences(levels, unreplaced),
    message: count === 0 ? say(lang, 'replacement.none') : say(lang, 'replacement.summary', { count, ...found }),
  };
}

function replacementOf(
  { kind, transfers, levels: after }: VerifiedReplacement,
  levels: readonly LevelValue[],
  naming: Naming,
): Replacement {
  const changes = transfers.map(changeOf);
  return {
    kind,
    changes,
    levels: levelDifferences(levels, after),
    recipients: recipientsOf(changes, (id) => transfers.flatMap(({ slot }) => (slot.id === id ? councilsOf(slot.line) : []))),
    message: transfers
      .map(({ slot, from, to }) =>
        say(naming.lang, 'replacement.takes', { duty: naming.duty(slot), from: naming.person(from), to: naming.person(to) }),
      )
      .join(' '),
  };
}

function changeOf({ slot, from, to, fromOnBehalfOf, onBehalfOf }: Transfer): Change {
  const { id, line, date, start, end } = slot;
  return { slot: id, line: line.id, date, start, end, from, to, fromOnBehalfOf, toOnBehalfOf: onBehalfOf };
}
