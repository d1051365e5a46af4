import { addDays, addMonths } from '../../src/calendar/index.ts';
import { demoProblem } from '../../src/demo/index.ts';
import { Random } from '../../src/demo/random.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Balance, Roster } from '../../src/domain/roster.ts';
import { carriedOut } from '../../src/fairness/carry.ts';

type Person = ProblemInput['participants'][number];

/** What happens to a doctor over the year, drawn from the seed. */
export type Fate = 'stays' | 'joins' | 'leaves' | 'exempted' | 'away';

/** A doctor's year: the months, from 0, in which they do not serve. */
export interface Career {
  readonly fate: Fate;
  readonly first: number;
  readonly last: number;
}

/** Factor on the people of the preset: some are always away for months, and personal limits alone must not decide. */
const size = 1.3;

/** Days of the earlier table that rest and weekly limits may look back to. */
const lookBackDays = 14;

/**
 * Twelve months of La Réunion, one request after the other. People, part-timers and the leave of each month come from
 * the generator; who joins, leaves, is exempted or away for months, from the seed. All begin at 0.
 */
export class Year {
  readonly #seed: number;
  readonly #start: string;
  readonly careers: ReadonlyMap<string, Career>;

  constructor(seed: number, start: string) {
    this.#seed = seed;
    this.#start = start;
    this.careers = new Map(this.#generated(0).participants.map((person) => [person.id, careerOf(person, seed)]));
  }

  /** The request of a month, with what the month before leaves: balances, and duties that rest looks back to. */
  month(month: number, before: Roster | null): ProblemInput {
    const request = this.#generated(month);
    const from = addMonths(this.#start, month);
    const balances = carriedOut(before?.balances ?? []);
    return {
      ...request,
      participants: request.participants.map((person) => this.#present(person, balances.get(person.id))),
      history: (before?.assignments ?? [])
        .filter(({ slot }) => slot.split('/')[1] >= addDays(from, -lookBackDays))
        .map(({ line, start, end, participant }) => ({ line, start, end, participant })),
    };
  }

  #generated(month: number): ProblemInput {
    return demoProblem({ department: '974', from: addMonths(this.#start, month), months: 1, seed: this.#seed, size });
  }

  /** A doctor as the request of a month names them. */
  #present(person: Person, balances: Balances = {}): Person {
    const { fate, first, last } = this.careers.get(person.id) ?? { fate: 'stays', first: 0, last: -1 };
    const start = (m: number) => addMonths(this.#start, m);
    const end = (m: number) => addDays(addMonths(this.#start, m + 1), -1);
    const { activeFrom: _, activeTo: __, ...lasting } = person;
    const exemptions = (person.exemptions ?? []).filter(({ tags }) => tags !== undefined);
    const known: Person = { ...lasting, activityRate: rateOf(person), exemptions, balances };
    if (fate === 'joins') return { ...known, activeFrom: start(last + 1) };
    if (fate === 'leaves') return { ...known, activeTo: end(first - 1) };
    if (fate === 'exempted') return { ...known, exemptions: [...exemptions, { from: start(first), to: end(last), reason: 'health' }] };
    if (fate !== 'away') return known;
    const unavailable = [...(person.availability?.unavailable ?? []), { from: start(first), to: end(last) }];
    return { ...known, availability: { ...person.availability, unavailable } };
  }
}

/**
 * The rate a council would set: less for those who offer only some days of the week or every other week. Those whom the
 * order of call keeps in reserve share among themselves what comes to them, so that their rate is that of anybody.
 */
function rateOf({ availability, activityRate = 1 }: Person): number {
  return availability?.weekdays || availability?.mode === 'optIn' ? activityRate / 2 : activityRate;
}

type Balances = Record<Balance['ledger'], number> | undefined;

function careerOf(person: Person, seed: number): Career {
  const draw = new Random(seed, 'career', person.id);
  const roll = draw.next();
  const at = draw.int(2, 7);
  if (person.volunteer === false || person.status === 'locum' || roll >= 0.16) return { fate: 'stays', first: 0, last: -1 };
  if (roll < 0.04) return { fate: 'joins', first: 0, last: at };
  if (roll < 0.08) return { fate: 'leaves', first: at, last: 11 };
  return { fate: roll < 0.12 ? 'exempted' : 'away', first: at, last: at + 2 };
}
