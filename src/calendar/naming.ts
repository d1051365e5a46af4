import type { Problem } from '../domain/problem.ts';
import { type Lang, render, say } from '../messages/index.ts';
import { clockText } from './hours.ts';
import { localClockMinutes, localDate } from './zone.ts';

/** What a duty is named by; slots and duties of the history alike. */
export interface NamedDuty {
  readonly line: string | { readonly id: string };
  /** Local start date. */
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Something of the request that has an id and may have a name. */
interface Entity {
  readonly id: string;
  readonly name: string | null;
}

type Source = Pick<Problem, 'participants' | 'lines' | 'territories' | 'establishments' | 'timeZone' | 'options'>;
type Kind = 'participants' | 'lines' | 'territories' | 'establishments';

/**
 * How the people, lines and duties of a problem are called in messages: by name, with the id only where there is no name
 * or where several share it; duties by line, date and hours.
 */
export class Naming {
  readonly lang: Lang;
  readonly #names: Record<Kind, ReadonlyMap<string, string>>;
  readonly #timeZone: string;
  readonly #source: Source;
  readonly #list: readonly (NamedDuty & { readonly id: string })[];
  readonly #slots: () => ReadonlyMap<string, NamedDuty>;

  constructor(source: Source, slots: readonly (NamedDuty & { readonly id: string })[], lang: Lang = source.options.lang) {
    this.lang = lang;
    this.#source = source;
    this.#list = slots;
    this.#names = namesOf(source);
    this.#timeZone = source.timeZone;
    let byId: ReadonlyMap<string, NamedDuty> | null = null;
    this.#slots = () => {
      byId ??= new Map(slots.map((slot) => [slot.id, slot]));
      return byId;
    };
  }

  /** The same without names of people: errors hold no personal data. */
  withoutPeople(): Naming {
    return new Naming({ ...this.#source, participants: [] }, this.#list, this.lang);
  }

  person(id: string): string {
    return this.#name('participants', id);
  }

  /** Several people in one text, in the order given. */
  people(ids: readonly string[]): string {
    return this.list(ids.map((id) => this.person(id)));
  }

  line(id: string): string {
    return this.#name('lines', id);
  }

  territory(id: string): string {
    return this.#name('territories', id);
  }

  establishment(id: string): string {
    return this.#name('establishments', id);
  }

  /** `CMG Saint-Benoît du 07/03/2027 (20:00-24:00)`. */
  duty({ line, date, startMs, endMs }: NamedDuty): string {
    const hours = { from: this.#clock(startMs, false), to: this.#clock(endMs, true) };
    return say(this.lang, 'duty.named', { line: this.line(typeof line === 'string' ? line : line.id), date, ...hours });
  }

  /** A duty by its slot id, or by `line@start` for one of the history; an id that is neither is quoted. */
  slot(id: string): string {
    const slot = this.#slots().get(id);
    if (slot !== undefined) return this.duty(slot);
    const at = id.lastIndexOf('@');
    const startMs = at < 0 ? Number.NaN : Date.parse(id.slice(at + 1));
    if (Number.isNaN(startMs)) return this.#quoted(id);
    const date = localDate(startMs, this.#timeZone);
    return say(this.lang, 'duty.past', { line: this.line(id.slice(0, at)), date, from: this.#clock(startMs, false) });
  }

  slots(ids: readonly string[]): string {
    return this.list(ids.map((id) => this.slot(id)));
  }

  list(texts: readonly string[]): string {
    return listFormats[this.lang].format(texts);
  }

  #name(kind: Kind, id: string): string {
    return this.#names[kind].get(id) ?? this.#quoted(id);
  }

  #quoted(id: string): string {
    return render(this.lang, 'quoted', { id });
  }

  /** The local clock, `20:00`; an end at midnight is 24:00. */
  #clock(ms: number, end: boolean): string {
    const minutes = localClockMinutes(ms, this.#timeZone);
    return clockText(end && minutes === 0 ? 1440 : minutes);
  }
}

const listFormats = {
  fr: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

const known = new WeakMap<Source, Record<Kind, ReadonlyMap<string, string>>>();

function namesOf(source: Source): Record<Kind, ReadonlyMap<string, string>> {
  let names = known.get(source);
  if (names === undefined) {
    names = {
      participants: namesById(source.participants),
      lines: namesById(source.lines),
      territories: namesById(source.territories),
      establishments: namesById(source.establishments),
    };
    known.set(source, names);
  }
  return names;
}

/** Names by id; where several share one, the id stands beside it. */
function namesById(entities: readonly Entity[]): Map<string, string> {
  const shared = new Map<string, number>();
  for (const { name } of entities) if (name !== null) shared.set(name, (shared.get(name) ?? 0) + 1);
  const named = new Map<string, string>();
  for (const { id, name } of entities) {
    if (name !== null && name.trim() !== '') named.set(id, shared.get(name) === 1 ? name : `${name} (${id})`);
  }
  return named;
}
