import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin'];

/** Calls out: the rules, the numbers nobody may call, the calls that were promised. */
export const feature: Feature = {
  name: 'outbound',
  routes: [{ path: '/outbound', load: () => import('./OutboundPage'), roles }],
  nav: [{ to: '/outbound', section: 'setup', order: 45, icon: IconPhoneOutgoing, label: 'outbound:nav', roles }],
};
