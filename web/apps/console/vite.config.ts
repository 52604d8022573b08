import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env['CENTRALA_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../../target/classes/webroot/console',
    emptyOutDir: true,
    // Fonts and icons stay files: the page's content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first download is measured compressed (≤300 kB); this limit counts raw bytes.
    chunkSizeWarningLimit: 1100,
  },
  server: {
    proxy: {
      '/api': server,
      '/demo': server,
      '/widget': server,
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    // Two workers at most, and patience: the build machine also runs the Java tests.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', include: ['src/features/**/*.test.ts', 'tests/**/*.test.ts'] } },
      { extends: true, test: { name: 'page', environment: 'jsdom', setupFiles: ['tests/setup.ts'], include: ['src/**/*.test.tsx', 'src/shared/**/*.test.ts'] } },
    ],
  },
});
