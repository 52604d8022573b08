import { IconStack2 } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Where conversations wait, and whom they wait for. */
export const feature: Feature = {
  name: 'queues',
  routes: [{ path: '/queues', roles: ['owner', 'admin'], load: () => import('./QueuesPage') }],
  nav: [{ to: '/queues', section: 'setup', order: 20, icon: IconStack2, label: 'queues:nav', roles: ['owner', 'admin'] }],
};
