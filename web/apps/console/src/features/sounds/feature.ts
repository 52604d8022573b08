import { IconMusic } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Audio of the business's own: greetings and music that flows and queues play to callers. */
export const feature: Feature = {
  name: 'sounds',
  routes: [{ path: '/sounds', roles: ['owner', 'admin'], load: () => import('./SoundsPage') }],
  nav: [{ to: '/sounds', section: 'setup', order: 56, icon: IconMusic, label: 'sounds:nav', roles: ['owner', 'admin'] }],
};
