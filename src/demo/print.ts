/**
 * Prints JSON the way the formatter of the repository does: a value on one line when it fits, else one entry a line. Much
 * shorter than two-space JSON, and a difference between two versions still reads.
 */
export function printJson(value: unknown, width = 140): string {
  return `${print(value, 0, 0, width)}\n`;
}

/** @param used characters before the value on its line, and after it (comma). */
function print(value: unknown, indent: number, used: number, width: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const flat = flatten(value);
  if (indent * 2 + used + flat.length <= width) return flat;
  const pad = '  '.repeat(indent + 1);
  const close = `\n${'  '.repeat(indent)}`;
  if (Array.isArray(value)) return `[\n${value.map((item) => pad + print(item, indent + 1, 1, width)).join(',\n')}${close}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const body = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return pad + name + print(item, indent + 1, name.length + 1, width);
  });
  return `{\n${body.join(',\n')}${close}}`;
}

function flatten(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatten).join(', ')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${flatten(item)}`).join(', ')} }`;
}
