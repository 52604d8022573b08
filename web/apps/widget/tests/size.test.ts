import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** Builds in memory and answers the gzipped bytes of all that a visitor downloads, as served. */
async function gzipBytes(config: string): Promise<number> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const result = await build({ configFile: root + config, logLevel: 'error', build: { write: false } });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.reduce(
    (sum, file) => sum + gzipSync('code' in file ? file.code : file.source, { level: 9 }).length,
    0,
  );
}

describe('what a visitor downloads', () => {
  it.each([
    { what: 'loader', config: 'vite.loader.config.ts', limitBytes: 3 * 1024 },
    { what: 'panel', config: 'vite.config.ts', limitBytes: 35 * 1024 },
  ])('is small: $what', async ({ what, config, limitBytes }) => {
    const bytes = await gzipBytes(config);
    process.stdout.write(`${what}: ${bytes} of ${limitBytes} bytes gzip\n`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(limitBytes);
  });
});
