import type { Feature } from '@/shared/feature';

/** The way in: sign-up, the links that mails carry, sign-in, a forgotten password, an invitation. */
export const feature: Feature = {
  name: 'access',
  routes: [
    { path: '/signup', access: 'public', load: () => import('./SignUpPage') },
    { path: '/confirm', access: 'public', load: () => import('./ConfirmPage') },
    { path: '/signin', access: 'public', load: () => import('./SignInPage') },
    { path: '/forgot', access: 'public', load: () => import('./ForgotPage') },
    { path: '/reset', access: 'public', load: () => import('./ResetPage') },
    { path: '/invitation', access: 'public', load: () => import('./InvitationPage') },
  ],
  nav: [],
};
