import { IconActivity } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin', 'supervisor'];

/** What goes on now, by queue and by agent. */
export const feature: Feature = {
  name: 'live',
  routes: [{ path: '/live', load: () => import('./LivePage'), roles }],
  nav: [{ to: '/live', section: 'supervise', order: 10, icon: IconActivity, label: 'live:nav', roles }],
};
