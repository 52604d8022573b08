import { IconWebhook } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';

/** Where other systems hear what happens. */
export const feature: Feature = {
  name: 'webhooks',
  routes: [
    { path: '/webhooks', load: () => import('./WebhooksPage'), roles: ['owner', 'admin'] },
    { path: '/webhooks/$webhookId', load: () => import('./WebhookPage'), roles: ['owner', 'admin'] },
  ],
  nav: [{ to: '/webhooks', section: 'setup', order: 80, icon: IconWebhook, label: 'webhooks:nav', roles: ['owner', 'admin'] }],
};
