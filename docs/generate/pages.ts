import { z } from 'zod';
import { problemSchema, ruleCatalogue } from '../../src/rules/registry.ts';
import { type Schema, shape, smallest } from './schema.ts';

const generated = '<!-- Written by `npm run reference` from the schemas in code. Do not edit. -->';

/** Every field of a request, with what it takes, its default and its meaning: `docs/request.md`. */
export function requestPage(): string {
  const schema = z.toJSONSchema(problemSchema, { io: 'input' }) as Schema;
  const defs = schema.$defs ?? {};
  const sections = Object.entries(defs).filter(([name, def]) => name !== 'Rule' && def.properties);
  return page('The request, field by field', [
    'The body of `POST /v1/rosters`, and the `problem` or `base` of the other calls. Dates are `YYYY-MM-DD` and inclusive, instants ISO 8601 with offset, money in euros. Fields that are not named here are refused. Rules are in [rules.md](rules.md).',
    '## Problem',
    fieldTable(schema),
    ...sections.flatMap(([name, def]) => [`## ${name}`, def.description ?? '', fieldTable(def)]),
  ]);
}

/** Every rule, with its parameters and the least that can be written: `docs/rules.md`. */
export function rulesPage(): string {
  return page('Rules', [
    'What `problem.rules` may list. Every rule takes `scope`; most take `weight`, which makes them soft: each unit of excess costs that much. The same as JSON: `GET /v1/rules`.',
    ...ruleCatalogue().flatMap(({ type, title, description, parameters }) => {
      const schema = parameters as Schema;
      return [
        `## ${type}`,
        `**${title.en}** (${title.fr}). ${description.en}`,
        fieldTable(schema, new Set(['type']), (name) => (name === 'Scope' ? '[Scope](request.md#scope)' : `\`${name}\``)),
        `\`\`\`json\n${JSON.stringify(exampleOf(schema))}\n\`\`\``,
      ];
    }),
  ]);
}

/** The least that a rule's schema takes. */
export function exampleOf(schema: Schema): unknown {
  return smallest(schema, schema.$defs ?? {});
}

function page(title: string, parts: readonly string[]): string {
  return `${[generated, `# ${title}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

function fieldTable(schema: Schema, without: ReadonlySet<string> = new Set(), link?: (name: string) => string): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (!schema.properties && choices) return choices.map((choice) => fieldTable(choice, without, link)).join('\n\n');
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (without.has(name)) return [];
    const otherwise = required.has(name) ? 'required' : field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``;
    return [`| \`${name}\` | ${cell(shape(field, link))} | ${cell(otherwise)} | ${cell(field.description ?? '')} |`];
  });
  return ['| field | takes | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
