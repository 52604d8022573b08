import { IconUsersGroup } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Named sets of agents, such as sites and teams, that queues ask for. */
export const feature: Feature = {
  name: 'agentGroups',
  routes: [{ path: '/agentGroups', roles: ['owner', 'admin'], load: () => import('./AgentGroupsPage') }],
  nav: [{ to: '/agentGroups', section: 'setup', order: 35, icon: IconUsersGroup, label: 'agentGroups:nav', roles: ['owner', 'admin'] }],
};
