/** Invented problems: the seeded generator and the examples that come with the service. */
export { type DemoOptions, demoProblem } from './demo.ts';
export { type Example, listExamples, readExample } from './examples.ts';
export { linesAt, listPresets, readPreset } from './preset-files.ts';
