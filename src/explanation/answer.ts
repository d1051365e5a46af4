import { Naming } from '../calendar/naming.ts';
import type { Explanation, ExplanationRequest } from '../domain/explanation.ts';
import type { IssueList } from '../domain/issues.ts';
import { type Lang, say } from '../messages/index.ts';
import { explainDuty } from './duty.ts';
import { allowance, type Variant } from '../roster/solve-variant.ts';
import { describeBreach } from '../roster/breach.ts';
import { describeIneligibility } from '../rules/index.ts';
import { effectOf } from './effect.ts';
import { explainEmpty } from './gap-answer.ts';
import { type KeptRoster, namedPerson, namedSlot, verdictOf } from '../answer/kept.ts';
import { obstacleOf } from './obstacle.ts';

export interface ExplanationContext extends KeptRoster {
  readonly issues: IssueList;
  readonly lang: Lang;
  readonly signal: AbortSignal;
}

/**
 * Why a participant has a slot of a roster that is kept, or has not; without a participant, why the slot is not
 * filled. Null when the question cannot be answered: unknown slot or participant, a slot without a missing head
 * (`issues` says which).
 */
export async function explain(context: ExplanationContext, body: ExplanationRequest): Promise<Explanation | null> {
  const { issues, lang, problem, slots, roster } = context;
  const slot = namedSlot(context, body.slot, issues);
  const person = body.participant === undefined ? null : namedPerson(context, body.participant, issues);
  if (slot === null || issues.total > 0) return null;
  const naming = new Naming(problem, slots, lang);
  const verdict = verdictOf(context);
  const time = allowance(body.timeLimitSeconds, context.signal);
  if (person === null) {
    const missing = slot.headcount - verdict.holdings.filter((one) => one.slot === slot).length;
    if (missing > 0) return explainEmpty({ problem, slots, verdict, levels: roster.levels, slot }, missing, time, naming);
    issues.add(['slot'], 'slotFilled', { id: slot.id });
    return null;
  }

  const found = await explainDuty({ problem, slots, verdict, slot, person }, time);
  const params = { participant: naming.person(person.id), duty: naming.duty(slot) };
  const head = { slot: slot.id, participant: person.id };
  const effect = (other: Variant, freed = false) => effectOf(verdict.levels, roster.levels, other, lang, freed);
  switch (found.kind) {
    case 'holds': {
      const message = say(lang, found.pinned ? 'explain.pinned' : 'explain.holds', params);
      return { kind: 'holds', ...head, message, pinned: found.pinned, effect: effect(found.other, found.pinned) };
    }
    case 'excluded': {
      const reasons = found.codes.map((code) => ({ code, message: describeIneligibility(lang, code) }));
      return { kind: 'excluded', ...head, message: say(lang, 'explain.excluded', params), reasons };
    }
    case 'blocked':
      return {
        kind: 'blocked',
        ...head,
        message: say(lang, 'explain.blocked', params),
        blockers: found.blockers.map((finding) => obstacleOf(naming, person.id, finding)),
        effect: found.other && effect(found.other),
        breaks: found.breaks.map((breach) => ({ rule: breach.rule, slots: [...breach.slots], message: describeBreach(naming, breach) })),
      };
    case 'possible':
      return {
        kind: 'possible',
        ...head,
        message: say(lang, 'explain.possible', params),
        holders: [...found.holders],
        effect: effect(found.other),
      };
  }
}
