import { brokenPresets, linesAt, listExamples, listPresets, readExample, readPreset } from '../../demo/index.ts';
import { reportIssue } from '../../domain/issues.ts';
import { ruleCatalogue } from '../../rules/index.ts';
import { HttpProblem } from '../errors.ts';
import type { Handle } from '../route.ts';

const json = { 'Content-Type': 'application/json' };
const presetHeaders = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' };

/** What comes with the service: rules, requests that work as they stand, regional specifications of `presets/`. */
export function catalogueHandlers() {
  const rules = JSON.stringify({ rules: ruleCatalogue() });
  const examples = JSON.stringify({
    examples: listExamples().map(({ id, title }) => ({ id, title, href: `/v1/examples/${id}` })),
  });
  const exampleText = textOfExamples();
  return {
    listRules: (c) => c.body(rules, 200, json),
    listExamples: (c) => c.body(examples, 200, json),
    readExample: (c) => c.body(exampleText(c.req.param('id') ?? ''), 200, json),
    listPresets: presets,
    readPreset: onePreset,
  } satisfies Record<string, Handle>;
}

const presets: Handle = (c) => {
  const list = listPresets().map(({ id, name, source, department, rates }) => ({
    ...{ id, name, source, department },
    rates: rates.map((set) => ({ id: set.id, label: set.label })),
  }));
  const lang = c.get('lang') ?? 'fr';
  const broken = brokenPresets().map(({ file, issues }) => ({
    file,
    errors: issues.map((issue) => reportIssue(lang, issue)),
  }));
  return c.json({ presets: list, broken }, 200, presetHeaders);
};

const onePreset: Handle = (c) => {
  const found = readPreset(c.req.param('id') ?? '');
  const lines = found && linesAt(found, c.req.query('rates') ?? found.rates[0].id);
  if (!found || !lines) throw new HttpProblem('unknown-preset');
  return c.json({ ...found, lines }, 200, presetHeaders);
};

/** Texts of the bundled requests, each made when it is first asked for. */
function textOfExamples(): (id: string) => string {
  const texts = new Map<string, string>();
  return (id) => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const example = readExample(id);
    if (example === null) throw new HttpProblem('unknown-example');
    const text = JSON.stringify(example);
    texts.set(id, text);
    return text;
  };
}
