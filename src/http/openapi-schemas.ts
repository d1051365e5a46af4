import { z } from 'zod';

export type Json = Record<string, unknown>;

const prefix = '#/components/schemas/';

/**
 * The JSON Schemas of the document. Schemas come from zod's own JSON Schema (draft 2020-12, the dialect of OpenAPI 3.1)
 * read as input: a field with a default may be left out. Every schema with an id is a component, and so is every object
 * that is a member of a union: generated clients then have a name for each.
 */
export class Schemas {
  readonly components: Json = {};

  /** The JSON Schema of a zod schema. */
  of(schema: z.ZodType): Json {
    // Inside an object even a schema with an id is a reference, and its definition lands in $defs.
    const wrapped = z.toJSONSchema(z.object({ schema }), { io: 'input', unrepresentable: 'any', override: adjust });
    const definitions = wrapped.$defs ?? {};
    for (const [id, definition] of Object.entries(definitions)) {
      if (id.startsWith('__schema')) continue;
      this.components[id] ??= this.#named(withComponentRefs(definition), id);
    }
    return this.#named(withComponentRefs(wrapped.properties?.schema), '') as Json;
  }

  /** The same schema with every object of a union as a component of its own, named after what it is a member of. */
  #named(node: unknown, owner: string): unknown {
    if (Array.isArray(node)) return node.map((part) => this.#named(part, owner));
    if (typeof node !== 'object' || node === null) return node;
    const { properties, ...rest } = node as Json;
    const copy = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        (key === 'oneOf' || key === 'anyOf') && Array.isArray(value)
          ? value.map((member) => this.#member(member as Json, owner))
          : this.#named(value, owner),
      ]),
    );
    if (typeof properties !== 'object' || properties === null) return copy;
    const fields = Object.entries(properties).map(([name, field]) => [name, this.#named(field, owner + capitalised(name))]);
    return { ...copy, properties: Object.fromEntries(fields) };
  }

  #member(member: Json, owner: string): unknown {
    const named = this.#named(member, owner);
    if (member.type !== 'object' || owner === '') return named;
    const name = owner + capitalised(kindOf(member));
    const known = this.components[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(named)) throw new Error(`two schemas want the name ${name}`);
    this.components[name] = named;
    return { $ref: prefix + name };
  }
}

/** What tells a member of a union from the others: the one value of its discriminator, when it has one. */
function kindOf({ properties }: Json): string {
  for (const field of Object.values((properties ?? {}) as Record<string, Json>)) if (typeof field.const === 'string') return field.const;
  return '';
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function adjust({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  // A value that is any JSON says so in one line: written out, it would be a schema that refers to itself.
  if (z.globalRegistry.get(zodSchema)?.id === 'JsonValue') for (const key of ['$ref', 'allOf', 'anyOf']) delete jsonSchema[key];
  // Parameters are read as text, whatever they are to the caller.
  if (jsonSchema.type !== 'string') delete jsonSchema.pattern;
  if (jsonSchema.type === 'boolean') delete jsonSchema.enum;
}

function withComponentRefs(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withComponentRefs);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', prefix) : withComponentRefs(value),
    ]),
  );
}
