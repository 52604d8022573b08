import { IconPlugConnected } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Accounts at providers that carry text messages. */
export const feature: Feature = {
  name: 'connections',
  routes: [{ path: '/connections', load: () => import('./ConnectionsPage'), roles: ['owner', 'admin'] }],
  nav: [{ to: '/connections', section: 'setup', order: 60, icon: IconPlugConnected, label: 'connections:nav', roles: ['owner', 'admin'] }],
};
