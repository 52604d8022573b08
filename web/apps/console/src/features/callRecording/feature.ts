import { IconMicrophone } from '@tabler/icons-react';
import type { Role } from '@/shared/api';
import type { Feature } from '@/shared/feature';

const roles: Role[] = ['owner', 'admin'];

/** Which calls are recorded, and for how long that is kept. */
export const feature: Feature = {
  name: 'callRecording',
  routes: [{ path: '/callRecording', load: () => import('./CallRecordingPage'), roles }],
  nav: [{ to: '/callRecording', section: 'setup', order: 85, icon: IconMicrophone, label: 'callRecording:nav', roles }],
};
