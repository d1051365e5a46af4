import { defineConfig } from 'vite';

/** The console as static files in `dist`, which the service serves itself. Nothing is inlined: the page's policy forbids it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: { outDir: 'dist', assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', reportCompressedSize: false },
});
