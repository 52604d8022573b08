import { IconClockHour4 } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** When the business is open. */
export const feature: Feature = {
  name: 'hours',
  routes: [{ path: '/hours', roles: ['owner', 'admin'], load: () => import('./HoursPage') }],
  nav: [{ to: '/hours', section: 'setup', order: 40, icon: IconClockHour4, label: 'hours:nav', roles: ['owner', 'admin'] }],
};
