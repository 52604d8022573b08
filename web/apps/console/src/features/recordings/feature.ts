import { IconPlayerRecord } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import type { Role } from '@/shared/api';

const roles: Role[] = ['owner', 'admin'];

/** Recordings of how contacts were given out, to be decided again. */
export const feature: Feature = {
  name: 'recordings',
  routes: [{ path: '/recordings', load: () => import('./RecordingsPage'), roles }],
  nav: [{ to: '/recordings', section: 'supervise', order: 30, icon: IconPlayerRecord, label: 'recordings:nav', roles }],
};
