import { IconRoute } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** What happens to a contact before a person takes it. */
export const feature: Feature = {
  name: 'flows',
  routes: [
    { path: '/flows', load: () => import('./FlowsPage'), roles: ['owner', 'admin'] },
    { path: '/flows/$flowId', load: () => import('./FlowPage'), roles: ['owner', 'admin'] },
  ],
  nav: [{ to: '/flows', section: 'setup', order: 55, icon: IconRoute, label: 'flows:nav', roles: ['owner', 'admin'] }],
};
