/** Invented problems: the seeded generator and the examples that come with the service. */
export { type DemoOptions, demoProblem } from './demo.ts';
export { type Example, listExamples, readExample } from './examples.ts';
export { brokenPresets, listPresets, readPreset, readText as readPresetText } from './preset-files.ts';
export { linesAt } from './preset-rates.ts';
