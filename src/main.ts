import { keepCompiled } from './service/compile-cache.ts';

keepCompiled();
const { serve } = await import('./service/serve.ts');
await serve(process.env);
