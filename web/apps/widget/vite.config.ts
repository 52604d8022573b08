import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env['CENTRALA_DEV_SERVER'] ?? 'http://127.0.0.1:8080';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page inside the iframe: served at /widget/frame, its assets under /widget/assets/. */
export default defineConfig({
  root: here('panel'),
  base: '/widget/',
  build: {
    outDir: here('../../target/classes/webroot/widget'),
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a data: URL, which the frame's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: here('panel/frame.html') },
  },
  server: {
    proxy: { '/api': server, '/chat': server, '/ws': { target: server, ws: true } },
  },
  test: {
    root: here('.'),
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
  },
});
