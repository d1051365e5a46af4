import type { Naming } from '../calendar/naming.ts';
import type { ConflictFact, Explanation, GapRepair } from '../domain/explanation.ts';
import { type Lang, type MessageKey, type Params, render, say } from '../messages/index.ts';
import { type Conflict, findConflict } from './conflict.ts';
import type { Fact } from './conflict-facts.ts';
import { blockedVolunteers, excludedVolunteers, type GapQuestion, gapIsProven } from './gap.ts';
import { type GapRemedy, gapRepairs } from './gap-repairs.ts';
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
  const conflict = await findConflict(question, volunteers, allowance(time.left() * conflictShare, time.signal));
  const remedies = await gapRepairs(question, volunteers, time);
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
  const { lang } = naming;
  const { kind, participant, rule, recovered, proven, fills, holder, patch } = remedy;
  const hours = (minutes: number): number => minutes / 60;
  const recovers = hours(recovered.get(slot.line.priority) ?? 0);
  const params: Params = {
    participant: participant === null ? '' : naming.person(participant),
    line: naming.line(slot.line.id),
    hours: Math.round(recovers * 100) / 100,
    title: rule ? ruleTitle(lang, rule.type) : '',
    to: rule?.to ?? '',
  };
  return {
    kind,
    participant,
    recovers,
    proven,
    shortfall: [...recovered].map(([of, minutes]) => ({ class: of, recovers: hours(minutes) })),
    fills,
    holder,
    patch: [...patch],
    message: render(lang, kind === 'rule' ? (rule?.to === null ? 'remedy.lifted' : 'remedy.eased') : `remedy.${kind}`, params),
  };
}
