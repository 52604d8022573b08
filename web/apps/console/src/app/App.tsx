import { DirectionProvider, MantineProvider, useDirection, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError, ProblemError } from '@/shared/api';
import { usePreferences } from '@/shared/prefs/prefs';
import { onTokens, SignedOutError } from '@/shared/session/tokens';
import { languages } from './i18n';
import { router } from './router';
import { surfaces, theme } from './theme';

const client = new QueryClient({
  mutationCache: new MutationCache(),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a network too: an error that can be seen and tried again is better than waiting without a word.
      networkMode: 'always',
      refetchOnReconnect: true,
      // The client itself has tried several times before it says that nothing answers.
      retry: (count, error) =>
        count < 2 && !(error instanceof SignedOutError) && !(error instanceof NetworkError) && !(error instanceof ProblemError && error.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Signing out, here or in another tab, drops what was loaded for that person and asks for sign-in where one is needed. */
onTokens((tokens) => {
  if (!tokens) client.clear();
  void router.invalidate();
});

export function App() {
  return (
    <DirectionProvider detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto">
        <PersonalSettings />
        <Notifications position="bottom-right" limit={4} />
        <QueryClientProvider client={client}>
          <Suspense fallback={null}>
            <RouterProvider router={router} />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Carries language, direction and colour scheme from the preferences to where they take effect. */
function PersonalSettings() {
  const { language, colorScheme } = usePreferences();
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    setDirection(languages[language]);
  }, [language, i18n, setDirection]);
  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme]);
  return null;
}
