import { IconMessage2Bolt } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Ready answers for the desk. */
export const feature: Feature = {
  name: 'cannedResponses',
  routes: [{ path: '/cannedResponses', roles: ['owner', 'admin'], load: () => import('./CannedResponsesPage') }],
  nav: [{ to: '/cannedResponses', section: 'setup', order: 60, icon: IconMessage2Bolt, label: 'cannedResponses:nav', roles: ['owner', 'admin'] }],
};
