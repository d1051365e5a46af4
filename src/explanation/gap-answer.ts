import type { ConflictFact, Explanation, GapRepair } from '../domain/explanation.ts';
import { type Lang, type MessageKey, type Params, render, say } from '../messages/index.ts';
import { type Conflict, findConflict } from './conflict.ts';
import type { Fact } from './conflict-facts.ts';
import { blockedVolunteers, excludedVolunteers, type GapQuestion, gapIsProven } from './gap.ts';
import { type GapRemedy, gapRepairs } from './gap-repairs.ts';
import { type Allowance, allowance } from '../roster/solve-variant.ts';
import { obstacleOf } from './obstacle.ts';

/** Part of the time that the conflict may take; the repairs have what it leaves. */
const conflictShare = 0.5;

/** Why heads of a slot are missing: who could hold it and what blocks, a conflict, and what would help. */
export async function explainEmpty(question: GapQuestion, missing: number, time: Allowance, lang: Lang): Promise<Explanation> {
  const { slot } = question;
  const volunteers = blockedVolunteers(question);
  const proven = gapIsProven(question);
  const conflict = await findConflict(question, volunteers, allowance(time.left() * conflictShare, time.signal));
  const remedies = await gapRepairs(question, volunteers, time);
  const free = volunteers.filter(({ findings }) => findings.length === 0).length;
  const params = { line: slot.line.name ?? slot.line.id, date: slot.date, missing, count: volunteers.length, free };
  return {
    kind: 'empty',
    slot: slot.id,
    message: render(lang, emptyKey(volunteers.length, free, proven), params),
    missing,
    proven,
    volunteers: volunteers.map(({ participant, findings }) => ({
      participant,
      blockers: findings.map((finding) => obstacleOf(finding, lang)),
    })),
    excluded: [...excludedVolunteers(question)].map(([code, count]) => ({ code, count })),
    conflict: conflict && {
      facts: conflict.facts.map((fact) => factOf(question, fact, lang)),
      irreducible: conflict.irreducible,
      message: conflictMessage(conflict, lang),
    },
    repairs: remedies.map((remedy) => repairOf(question, remedy, lang)),
  };
}

function emptyKey(volunteers: number, free: number, proven: boolean): MessageKey {
  if (volunteers === 0) return 'explain.emptyNobody';
  if (free > 0) return 'explain.emptyFree';
  return proven ? 'explain.empty' : 'explain.emptyUncertain';
}

function conflictMessage({ facts, irreducible }: Conflict, lang: Lang): string {
  if (facts.length === 0) return say(lang, 'conflict.nobody');
  const count = (...kinds: Fact['kind'][]): number => facts.filter(({ kind }) => kinds.includes(kind)).length;
  return say(lang, irreducible ? 'conflict.irreducible' : 'conflict.some', {
    people: count('limits', 'unavailable', 'exempted'),
    rules: count('rule', 'forbidden', 'pin'),
    slots: count('slot'),
  });
}

function factOf({ problem }: GapQuestion, fact: Fact, lang: Lang): ConflictFact {
  const blank = { pointer: null, participant: null, slot: null };
  const { kind } = fact;
  switch (kind) {
    case 'slot': {
      const { id, line, date } = fact.slot;
      return { kind, ...blank, slot: id, message: say(lang, 'fact.slot', { line: line.name ?? line.id, date }) };
    }
    case 'rule': {
      const { type } = problem.rules[fact.index];
      return { kind, ...blank, pointer: `/rules/${fact.index}`, message: say(lang, 'fact.rule', { title: ruleTitle(type, lang) }) };
    }
    case 'pin': {
      const { participant, slot } = problem.pinned[fact.index];
      return { kind, pointer: `/pinned/${fact.index}`, participant, slot, message: say(lang, 'fact.pin', { participant, slot }) };
    }
    case 'forbidden': {
      const { participant } = problem.forbidden[fact.index];
      return { kind, ...blank, pointer: `/forbidden/${fact.index}`, participant, message: say(lang, 'fact.forbidden', { participant }) };
    }
    default: {
      const { participant } = fact;
      const at = problem.participants.findIndex(({ id }) => id === participant);
      const part = { limits: 'limits', unavailable: 'availability', exempted: 'exemptions' }[fact.kind];
      const pointer = `/participants/${at}/${part}`;
      return { kind: fact.kind, ...blank, pointer, participant, message: say(lang, `fact.${fact.kind}`, { participant }) };
    }
  }
}

function repairOf({ slot }: GapQuestion, remedy: GapRemedy, lang: Lang): GapRepair {
  const { kind, participant, rule, recovered, proven, fills, holder, patch } = remedy;
  const hours = (minutes: number): number => minutes / 60;
  const recovers = hours(recovered.get(slot.line.priority) ?? 0);
  const params: Params = {
    participant: participant ?? '',
    line: slot.line.name ?? slot.line.id,
    hours: Math.round(recovers * 100) / 100,
    title: rule ? ruleTitle(rule.type, lang) : '',
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

function ruleTitle(type: string, lang: Lang): string {
  // Every rule has a title in the catalogue; a test of the registry holds the two together.
  return render(lang, `rule.${type}.title` as MessageKey);
}
