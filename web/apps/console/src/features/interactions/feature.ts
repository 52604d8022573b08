import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Every interaction there was and is, with what was said, what happened, and why routing chose as it did. */
export const feature: Feature = {
  name: 'interactions',
  routes: [
    { path: '/interactions', load: () => import('./InteractionsPage') },
    { path: '/interactions/$interactionId', load: () => import('./InteractionPage') },
  ],
  nav: [{ to: '/interactions', section: 'work', order: 20, icon: IconMessages, label: 'interactions:nav' }],
};
