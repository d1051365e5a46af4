/** The part of JSON Schema 2020-12 that the schemas of requests use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

/** Name behind `#/$defs/`, or null for a schema that is not a reference. */
export function refName({ $ref }: Schema): string | null {
  return $ref?.startsWith('#/$defs/') ? $ref.slice('#/$defs/'.length) : null;
}

/** What a value looks like, in a few words: `list of [Line](#line)`, `"hard" or "soft"`, `number, 0 to 24`. */
export function shape(schema: Schema, link: (name: string) => string = (name) => `[${name}](#${name.toLowerCase()})`): string {
  const name = refName(schema);
  if (name !== null) return link(name);
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => shape(choice, link)).join(' or ');
  if (schema.items) return `list of ${shape(schema.items, link)}${counted(schema)}`;
  if (schema.properties) return 'object';
  if (typeof schema.additionalProperties === 'object') return `object of ${shape(schema.additionalProperties, link)} by name`;
  const types = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['any value']).join(' or ');
  return `${types}${ranged(schema)}`;
}

function counted({ minItems, maxItems }: Schema): string {
  if (minItems && maxItems) return `, ${minItems} to ${maxItems}`;
  if (maxItems) return `, at most ${maxItems}`;
  return minItems ? `, at least ${minItems}` : '';
}

function ranged({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const least = minimum ?? exclusiveMinimum;
  const real = (bound: number | undefined) => (bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound);
  const [low, high] = [real(least), real(maximum)];
  if (low !== undefined && high !== undefined) return `, ${exclusiveMinimum === undefined ? '' : 'above '}${low} to ${high}`;
  if (low !== undefined) return exclusiveMinimum === undefined ? `, at least ${low}` : `, above ${low}`;
  return high === undefined ? '' : `, at most ${high}`;
}

/** A value that the schema takes, with what is required and nothing else. */
export function smallest(schema: Schema, defs: Readonly<Record<string, Schema>>): unknown {
  const name = refName(schema);
  if (name !== null) return smallest(defs[name] ?? {}, defs);
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return smallest(choices[0], defs);
  if (schema.properties) {
    const required = new Set(schema.required ?? []);
    return Object.fromEntries(
      Object.entries(schema.properties).flatMap(([key, value]) => (required.has(key) ? [[key, smallest(value, defs)]] : [])),
    );
  }
  if (schema.items)
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, (_, i) => distinct(smallest(schema.items ?? {}, defs), i));
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? schema.exclusiveMinimum ?? 0, 2), schema.maximum ?? 2);
    case 'boolean':
      return true;
    case 'string':
      return /\\d\{4\}|\[0-9\]\{4\}/.test(schema.pattern ?? '') || /date/i.test(schema.description ?? '') ? '2027-01-01' : 'a';
    default:
      return {};
  }
}

/** The i-th of a list whose members must differ: names get another letter, dates another day. */
function distinct(value: unknown, i: number): unknown {
  if (typeof value !== 'string' || i === 0) return value;
  return value.startsWith('2027-') ? `2027-01-${String(i + 1).padStart(2, '0')}` : String.fromCharCode('a'.charCodeAt(0) + i);
}
