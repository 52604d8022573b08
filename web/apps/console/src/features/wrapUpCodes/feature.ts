import { IconTags } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** What agents choose from when a conversation is over. */
export const feature: Feature = {
  name: 'wrapUpCodes',
  routes: [{ path: '/wrapUpCodes', roles: ['owner', 'admin'], load: () => import('./WrapUpCodesPage') }],
  nav: [{ to: '/wrapUpCodes', section: 'setup', order: 50, icon: IconTags, label: 'wrapUpCodes:nav', roles: ['owner', 'admin'] }],
};
