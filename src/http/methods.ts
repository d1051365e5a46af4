/** Tells which methods an address knows, from the routes of the app; an empty list for an address that does not exist. */
export function methodTable(routes: readonly { readonly method: string; readonly path: string }[]): (path: string) => string[] {
  const table = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  for (const { method, path } of routes) {
    if (method === 'ALL') continue;
    const entry = table.get(path) ?? { pattern: patternOf(path), methods: new Set(['OPTIONS']) };
    table.set(path, entry);
    entry.methods.add(method);
    if (method === 'GET') entry.methods.add('HEAD');
  }
  return (path) => {
    const found = new Set<string>();
    for (const { pattern, methods } of table.values()) if (pattern.test(path)) for (const method of methods) found.add(method);
    return [...found].sort();
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}
