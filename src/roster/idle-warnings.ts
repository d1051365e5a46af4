import { publicHolidays } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import { activities, dayTypes, roles, weekdayNames } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { type Path, pointerOf } from '../domain/raw.ts';
import type { Warning } from '../domain/warnings.ts';
import { resolveRule } from '../rules/index.ts';

/**
 * What a request asks for and cannot have any effect: reinforcements on no slot, removed holidays that are none, tags
 * that nothing bears. Each is said once, with its first place.
 */
export function idleWarnings(
  problem: Problem,
  { slots, idleReinforcements }: { readonly slots: readonly Slot[]; readonly idleReinforcements: readonly number[] },
): Warning[] {
  const reinforcements = idleReinforcements.map((i): Warning => {
    const { from, to } = problem.reinforcements[i];
    return { code: 'reinforcementWithoutSlots', params: { from, to }, pointer: pointerOf(['reinforcements', i]) };
  });
  const { removeHolidays } = problem.calendar;
  const holidays = removeHolidays.flatMap((date, i): Warning[] => {
    if (publicHolidays(Number(date.slice(0, 4)), problem.department).includes(date)) return [];
    return [{ code: 'noHolidayToRemove', params: { date }, pointer: pointerOf(['calendar', 'removeHolidays', i]) }];
  });
  return [...reinforcements, ...holidays, ...unknownTags(problem, slots)];
}

const automatic: readonly string[] = [...dayTypes, ...weekdayNames, ...roles, ...activities, 'eve', 'night', 'deepNight'];

function unknownTags(problem: Problem, slots: readonly Slot[]): Warning[] {
  const known = new Set(automatic);
  for (const { tags } of problem.lines.flatMap(({ windows }) => windows)) for (const tag of tags) known.add(tag);
  for (const { tags } of problem.history) for (const tag of tags) known.add(tag);
  for (const tags of new Set(slots.map((slot) => slot.tags))) for (const tag of tags) known.add(tag);
  const unknown = new Map<string, Path>();
  for (const [tag, path] of askedTags(problem)) if (!known.has(tag) && !unknown.has(tag)) unknown.set(tag, path);
  return [...unknown].map(([tag, path]) => ({ code: 'unknownTag', params: { tag }, pointer: pointerOf(path) }));
}

/** Every tag by which something is selected, with its place. */
function* askedTags(problem: Problem): Generator<readonly [tag: string, path: Path]> {
  for (const [p, person] of problem.participants.entries()) {
    for (const key of ['exemptions', 'preferences'] as const) {
      for (const [i, { tags }] of person[key].entries()) yield* placed(tags, ['participants', p, key, i, 'tags']);
    }
  }
  for (const key of ['rules', 'forbidden', 'ledgers'] as const) {
    for (const [i, { scope }] of problem[key].entries()) yield* placed(scope?.tags, [key, i, 'scope', 'tags']);
  }
  for (const [i, input] of problem.rules.entries()) {
    const { rule, settings } = resolveRule(input);
    for (const tag of rule.tags?.(settings) ?? []) yield [tag, ['rules', i]];
  }
  for (const [l, line] of problem.lines.entries()) {
    for (const [w, window] of line.windows.entries()) {
      for (const [i, { tags }] of window.rates.entries()) yield* placed(tags, ['lines', l, 'windows', w, 'rates', i, 'tags']);
    }
  }
}

function* placed(tags: readonly string[] = [], path: Path): Generator<readonly [tag: string, path: Path]> {
  for (const [i, tag] of tags.entries()) yield [tag, [...path, i]];
}
