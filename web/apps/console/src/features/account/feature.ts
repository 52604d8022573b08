import type { Feature } from '@/shared/feature';

/** What belongs to the person: name, password, and how the console behaves for them. Reached from the menu with their mark. */
export const feature: Feature = {
  name: 'account',
  routes: [{ path: '/account', load: () => import('./AccountPage') }],
  nav: [],
};
