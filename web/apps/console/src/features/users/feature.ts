import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** The people of the business: who may do what, who takes work, and with which skills. */
export const feature: Feature = {
  name: 'users',
  routes: [{ path: '/users', roles: ['owner', 'admin'], load: () => import('./UsersPage') }],
  nav: [{ to: '/users', section: 'setup', order: 10, icon: IconUsers, label: 'users:nav', roles: ['owner', 'admin'] }],
};
