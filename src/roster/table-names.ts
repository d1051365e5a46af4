/** Something that has an id and may have a name. */
interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** Titles that stand before names and tell nobody apart. */
const titles = /^(dr|docteur|doctor|pr|professeur|mme|m|madame|monsieur) /;

/** A text without accents, case and punctuation, as names and headings are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Answers whom or what a text may mean: the one whose id it is, else all whose name it is, whatever the accents, the
 * case, the order of first and last name, and the title before it. The ids found come in order, each once.
 */
export function identities(all: readonly Named[]): (text: string) => readonly string[] {
  const ids = new Set(all.map(({ id }) => id));
  const byName = new Map<string, Set<string>>();
  for (const { id, name } of all) {
    if (name === null) continue;
    const key = keyOf(name);
    byName.set(key, (byName.get(key) ?? new Set()).add(id));
  }
  return (text) => {
    if (ids.has(text)) return [text];
    return [...(byName.get(keyOf(text)) ?? [])].sort();
  };
}

/** Whether a text is somebody's name, told as `identities` tells names. */
export function sameName(name: string | null, text: string): boolean {
  return name !== null && keyOf(name) === keyOf(text);
}

/** Words of a name in alphabetical order: MARTIN Paul is Paul Martin. */
function keyOf(name: string): string {
  return plain(name).replace(titles, '').split(' ').sort().join(' ');
}
