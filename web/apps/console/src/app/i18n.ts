import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '@/shared/prefs/prefs';

type Bundle = { default: Record<string, unknown> };

/** `shared/locales` is namespace `shared`; `features/<name>/locales` is namespace `<name>`. Found by folder, loaded when first used. */
const bundles: Record<string, () => Promise<Bundle>> = {
  ...import.meta.glob<Bundle>('../features/*/locales/*.json'),
  ...import.meta.glob<Bundle>('../shared/locales/*.json'),
};

const folders: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const path = namespace === 'shared' ? `../shared/locales/${language}.json` : `../features/${namespace}/locales/${language}.json`;
    const load = bundles[path];
    if (!load) return done(new Error(`No translations at ${path}`), null);
    load().then(
      (bundle) => done(null, bundle.default),
      (error: Error) => done(error, null),
    );
  },
};

export const languages = { en: 'ltr', ar: 'rtl' } as const;

export function startTranslations(): Promise<unknown> {
  return i18next
    .use(folders)
    .use(initReactI18next)
    .init({
      lng: preferences().language,
      fallbackLng: 'en',
      supportedLngs: Object.keys(languages),
      ns: ['shared'],
      defaultNS: 'shared',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}
