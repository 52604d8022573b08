import { IconHeadset } from '@tabler/icons-react';
import type { Feature } from '@/shared/feature';
import DesktopPage from './DesktopPage';

/** The agent's desk. Its page is in the first download: it is where most people spend their day. */
export const feature: Feature = {
  name: 'desktop',
  routes: [{ path: '/desktop', component: DesktopPage }],
  nav: [{ to: '/desktop', section: 'work', order: 10, icon: IconHeadset, label: 'desktop:nav' }],
};

export { AgentProvider } from './session/AgentProvider';
export { Dialling } from './call/Dialling';
export { DeskNews } from './conversations/DeskNews';
export { LeaveGuard } from './session/LeaveGuard';
export { OfferBar } from './offers/OfferBar';
export { ConnectionBanner } from './presence/ConnectionBanner';
export { PresenceMenu } from './presence/PresenceMenu';
export { SoftphoneMenu } from './softphone/SoftphoneMenu';
