import { IconHome2 } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

export const feature: Feature = {
  name: 'home',
  routes: [{ path: '/', load: () => import('./HomePage') }],
  nav: [{ to: '/', section: 'work', order: 0, icon: IconHome2, label: 'home:nav' }],
};
