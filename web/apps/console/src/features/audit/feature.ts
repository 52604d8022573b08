import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin'];

/** Who changed what, and when. */
export const feature: Feature = {
  name: 'audit',
  routes: [{ path: '/audit', load: () => import('./AuditPage'), roles }],
  nav: [{ to: '/audit', section: 'setup', order: 95, icon: IconHistory, label: 'audit:nav', roles }],
};
