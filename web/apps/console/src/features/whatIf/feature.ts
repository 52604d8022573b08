import { IconFlask } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin', 'supervisor'];

/** The past played again with more contacts, other queues or more agents. */
export const feature: Feature = {
  name: 'whatIf',
  routes: [{ path: '/whatIf', load: () => import('./WhatIfPage'), roles }],
  nav: [{ to: '/whatIf', section: 'supervise', order: 12, icon: IconFlask, label: 'whatIf:nav', roles }],
};
