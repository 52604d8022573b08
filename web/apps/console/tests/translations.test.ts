import { describe, expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };
const files = import.meta.glob<Tree>('../src/**/locales/*.json', { eager: true, import: 'default' });

/** Keys without i18next's plural endings: Arabic has six forms where English has two. */
function keysOf(tree: Tree, prefix = ''): string[] {
  const keys = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key.replace(/_(zero|one|two|few|many|other)$/, '')] : keysOf(value, `${prefix}${key}.`),
  );
  return [...new Set(keys)].sort();
}

describe('translations', () => {
  for (const path of Object.keys(files).filter((name) => name.endsWith('/en.json'))) {
    it(`${path} has the same keys in Arabic`, () => {
      const arabic = files[path.replace('en.json', 'ar.json')];
      expect(keysOf(arabic ?? {})).toEqual(keysOf(files[path] ?? {}));
    });
  }
});
