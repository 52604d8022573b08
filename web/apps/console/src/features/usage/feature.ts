import { IconChartBar } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin'];

/** What was used, in figures: messages, conversations, seats, storage and the company's own meters. */
export const feature: Feature = {
  name: 'usage',
  routes: [{ path: '/usage', load: () => import('./UsagePage'), roles }],
  nav: [{ to: '/usage', section: 'supervise', order: 90, icon: IconChartBar, label: 'usage:nav', roles }],
};
