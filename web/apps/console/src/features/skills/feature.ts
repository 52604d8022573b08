import { IconSchool } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** What agents know and queues ask for. */
export const feature: Feature = {
  name: 'skills',
  routes: [{ path: '/skills', roles: ['owner', 'admin'], load: () => import('./SkillsPage') }],
  nav: [{ to: '/skills', section: 'setup', order: 30, icon: IconSchool, label: 'skills:nav', roles: ['owner', 'admin'] }],
};
