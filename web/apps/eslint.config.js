import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

// app → features → shared. A feature sees itself and shared, never another feature: deleting its folder removes it.
const features = readdirSync(new URL('./console/src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const forbid = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    languageOptions: { globals: globals.browser },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  {
    files: ['console/src/shared/**/*.{ts,tsx}'],
    rules: forbid([{ group: ['@/features/*', '@/app/*', '**/features/**', '**/app/**'], message: 'shared imports neither features nor app.' }]),
  },
  ...features.map((feature) => ({
    files: [`console/src/features/${feature}/**/*.{ts,tsx}`],
    rules: forbid([
      { group: ['@/app/**', '**/app/**'], message: 'A feature does not import the app.' },
      ...features
        .filter((other) => other !== feature)
        .map((other) => ({
          group: [`@/features/${other}`, `@/features/${other}/**`, `../${other}/**`, `../../${other}/**`, `**/features/${other}/**`],
          message: 'Features never import each other; move what both need to shared.',
        })),
    ]),
  })),
);
