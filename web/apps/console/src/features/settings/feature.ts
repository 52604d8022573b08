import { IconBuilding } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin'];

/** The company: its name, its time, and the rules that hold for all of its work. */
export const feature: Feature = {
  name: 'settings',
  routes: [{ path: '/settings', load: () => import('./SettingsPage'), roles }],
  nav: [{ to: '/settings', section: 'setup', order: 90, icon: IconBuilding, label: 'settings:nav', roles }],
};
