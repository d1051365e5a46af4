import { keepCompiled } from './service/compile-cache.ts';

keepCompiled();
const { runCli } = await import('./cli/run.ts');
await runCli(process.argv.slice(2));
