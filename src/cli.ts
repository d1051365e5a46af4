import { keepCompiled } from './compiled.ts';

keepCompiled();
const { runCli } = await import('./cli/run.ts');
await runCli(process.argv.slice(2));
