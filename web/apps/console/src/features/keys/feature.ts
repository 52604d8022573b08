import { IconKey } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Keys with which other programs call the API. */
export const feature: Feature = {
  name: 'keys',
  routes: [{ path: '/keys', load: () => import('./KeysPage'), roles: ['owner', 'admin'] }],
  nav: [{ to: '/keys', section: 'setup', order: 90, icon: IconKey, label: 'keys:nav', roles: ['owner', 'admin'] }],
};
