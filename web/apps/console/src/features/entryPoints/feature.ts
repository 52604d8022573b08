import { IconDoorEnter } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Where customers come in: chat widgets and numbers. */
export const feature: Feature = {
  name: 'entryPoints',
  routes: [{ path: '/entryPoints', load: () => import('./EntryPointsPage'), roles: ['owner', 'admin'] }],
  nav: [{ to: '/entryPoints', section: 'setup', order: 50, icon: IconDoorEnter, label: 'entryPoints:nav', roles: ['owner', 'admin'] }],
};
