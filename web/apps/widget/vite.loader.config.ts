import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One classic script without imports: what a business puts on its page. Built after the panel, into the same folder. */
export default defineConfig({
  root: here('loader'),
  publicDir: false,
  build: {
    outDir: here('../../target/classes/webroot/widget'),
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: here('loader/src/loader.ts'),
      formats: ['iife'],
      name: 'CentralaLoader',
      fileName: () => 'v1.js',
    },
  },
});
