import type { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { ConflictFact, Explanation, GapRepair } from '../domain/explanation.ts';
import { type Lang, type MessageKey, render, say } from '../messages/index.ts';
import { type Conflict, findConflict } from './conflict.ts';
import type { Fact } from './conflict-facts.ts';
import { blockedVolunteers, excludedVolunteers, type GapQuestion, gapIsProven } from './gap.ts';
import { type GapRemedy, gapRepairs, trialsByHand } from './gap-repairs.ts';
import { type Allowance, allowance } from '../roster/solve-variant.ts';
import { obstacleOf } from './obstacle.ts';
import { ruleTitle } from '../rules/index.ts';

/** Part of the time that the conflict may take; the repairs have what it leaves. */
const conflictShare = 0.5;

/** Why heads of a slot are missing: who could hold it and what blocks, a conflict, and what would help. */
export async function explainEmpty(question: GapQuestion, missing: number, time: Allowance, naming: Naming): Promise<Explanation> {
  const { lang } = naming;
  const { slot } = question;
  const volunteers = blockedVolunteers(question);
  const proven = gapIsProven(question);
  const trials = trialsByHand(question, volunteers);
  const conflict = await findConflict(question, volunteers, allowance(time.left() * conflictShare, time.signal));
  const { remedies, cut } = await gapRepairs(question, trials, time);
  const free = volunteers.filter(({ findings }) => findings.length === 0).length;
  const params = { duty: naming.duty(slot), missing, count: volunteers.length, free };
  return {
    kind: 'empty',
    slot: slot.id,
    message: render(lang, emptyKey(volunteers.length, free, proven), params),
    missing,
    proven,
    volunteers: volunteers.map(({ participant, findings }) => ({
      participant,
      blockers: findings.map((finding) => obstacleOf(naming, participant, finding)),
    })),
    excluded: [...excludedVolunteers(question)].map(([code, count]) => ({ code, count })),
    conflict: conflict && {
      facts: conflict.facts.map((fact) => factOf(question, fact, naming)),
      irreducible: conflict.irreducible,
      message: conflictMessage(conflict, lang),
    },
    repairs: remedies.map((remedy) => repairOf(question, remedy, naming)),
    cut: cut || (conflict !== null && !conflict.irreducible),
  };
}

function emptyKey(volunteers: number, free: number, proven: boolean): MessageKey {
  if (volunteers === 0) return 'explain.emptyNobody';
  if (free > 0) return 'explain.emptyFree';
  return proven ? 'explain.empty' : 'explain.emptyUncertain';
}

function conflictMessage({ facts, irreducible }: Conflict, lang: Lang): string {
  if (facts.length === 0) return say(lang, 'conflict.nobody');
  return say(lang, irreducible ? 'conflict.irreducible' : 'conflict.some', { count: facts.length });
}

function factOf({ problem }: GapQuestion, fact: Fact, naming: Naming): ConflictFact {
  const { lang } = naming;
  const blank = { pointer: null, participant: null, slot: null };
  const { kind } = fact;
  switch (kind) {
    case 'slot': {
      return { kind, ...blank, slot: fact.slot.id, message: say(lang, 'fact.slot', { duty: naming.duty(fact.slot) }) };
    }
    case 'rule': {
      const { type } = problem.rules[fact.index];
      return { kind, ...blank, pointer: `/rules/${fact.index}`, message: say(lang, 'fact.rule', { title: ruleTitle(lang, type) }) };
    }
    case 'pin': {
      const { participant, slot } = problem.pinned[fact.index];
      return {
        kind,
        pointer: `/pinned/${fact.index}`,
        participant,
        slot,
        message: say(lang, 'fact.pin', { participant: naming.person(participant), slot: naming.slot(slot) }),
      };
    }
    case 'forbidden': {
      const { participant } = problem.forbidden[fact.index];
      return {
        kind,
        ...blank,
        pointer: `/forbidden/${fact.index}`,
        participant,
        message: say(lang, 'fact.forbidden', { participant: naming.person(participant) }),
      };
    }
    default: {
      const { participant } = fact;
      const at = problem.participants.findIndex(({ id }) => id === participant);
      const part = { limits: 'limits', unavailable: 'availability', exempted: 'exemptions' }[fact.kind];
      const pointer = `/participants/${at}/${part}`;
      return {
        kind: fact.kind,
        ...blank,
        pointer,
        participant,
        message: say(lang, `fact.${fact.kind}`, { participant: naming.person(participant) }),
      };
    }
  }
}

function repairOf({ slot }: GapQuestion, remedy: GapRemedy, naming: Naming): GapRepair {
  const { kind, participant, recovered, proven, fills, holder, patch } = remedy;
  const { priority } = slot.line;
  const found = (recovered.get(priority) ?? 0) / 60;
  const others = [...recovered].filter(([of, minutes]) => of !== priority && minutes !== 0);
  const { lang } = naming;
  return {
    kind,
    participant,
    fills,
    recovers: proven ? found : null,
    found,
    proven,
    // Classes after that of the slot are not proven: a roster may be as good up to here and better there.
    shortfall: [...recovered].map(([of, minutes]) => ({
      class: of,
      recovers: proven && of <= priority ? minutes / 60 : null,
      found: minutes / 60,
    })),
    holder,
    patch: [...patch],
    message: [
      say(lang, 'repair.does', {
        action: actionOf(slot, remedy, naming),
        fills: fills === null ? 'other' : fills ? 'yes' : 'no',
        hours: found,
        class: priority,
        proven: proven ? 'yes' : 'no',
      }),
      ...others.map(([of, minutes]) =>
        say(lang, 'repair.also', { hours: Math.abs(minutes) / 60, class: of, more: minutes < 0 ? 'yes' : 'no' }),
      ),
    ].join(' '),
  };
}

/** What is decided otherwise, without a full stop. */
function actionOf({ line, ...slot }: Slot, { kind, participant, rule }: GapRemedy, naming: Naming): string {
  const who = participant === null ? '' : naming.person(participant);
  if (kind === 'rule') {
    const title = rule ? ruleTitle(naming.lang, rule.type) : '';
    return rule?.to == null ? say(naming.lang, 'remedy.lifted', { title }) : say(naming.lang, 'remedy.eased', { title, to: rule.to });
  }
  const territory = line.territories.length === 0 ? '' : naming.territory(line.territories[0]);
  const duty = naming.duty({ ...slot, line: line.id });
  return render(naming.lang, `remedy.${kind}`, { participant: who, line: naming.line(line.id), duty, territory });
}
