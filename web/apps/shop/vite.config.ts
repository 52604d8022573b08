import { defineConfig } from 'vite';

const server = process.env['CENTRALA_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Served at /demo/shop, its assets under /demo/shop/assets/. */
export default defineConfig({
  base: '/demo/shop/',
  build: {
    outDir: '../../target/classes/webroot/shop',
    emptyOutDir: true,
    // Nothing inlined: the page runs under a policy without data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/demo/mails': server, '/api': server, '/widget': server } },
});
