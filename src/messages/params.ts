import type { Catalogue, MessageKey } from './catalogue.ts';

/** A message as the value of an argument: a word of the catalogue within another sentence. */
export interface Phrase {
  readonly say: MessageKey;
  readonly params?: Params;
}

/** Values of the arguments of a message: texts, figures, ISO dates, other messages. */
export type Params = Readonly<Record<string, string | number | Phrase>>;

/** What introduces an option of a plural or a select, the brace after it opens a text and no argument. */
type Introduces = `${string}one ` | `${string}other ` | `${string}=${number} ` | `${string}yes ` | `${string}no `;

/** Arguments of an ICU text with the type of their values, as one object after another. */
type Read<Text extends string, Before extends string = ''> = Text extends `${infer Head}{${infer Rest}`
  ? (`${Before}${Head}` extends Introduces ? unknown : Argument<Rest>) & Read<Rest>
  : unknown;

/** The argument that a text after an opening brace begins with. */
type Argument<Text extends string> = Text extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name}, ${infer Kind}`
    ? Record<
        Name,
        Kind extends `plural${string}` ? number : Kind extends `select${string}` | 'date' | 'time' ? string : string | number | Phrase
      >
    : Record<Inside, string | number | Phrase>
  : unknown;

/** One of several keys: the parameters of them all. */
type OfAll<K extends MessageKey> = (K extends MessageKey ? (key: Read<Catalogue[K]['en']>) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The parameters that a message takes, read from its English text: a test holds French to the same. */
export type ParamsOf<K extends MessageKey> = { readonly [N in keyof OfAll<K>]: OfAll<K>[N] };
