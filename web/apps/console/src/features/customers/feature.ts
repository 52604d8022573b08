import { IconAddressBook } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Who the customers are, how they can be reached, what happened before, and two profiles made one. */
export const feature: Feature = {
  name: 'customers',
  routes: [
    { path: '/customers', load: () => import('./CustomersPage') },
    { path: '/customers/$customerId', load: () => import('./CustomerPage') },
  ],
  nav: [{ to: '/customers', section: 'work', order: 30, icon: IconAddressBook, label: 'customers:nav' }],
};
