import type { ComponentType } from 'react';
import type { Role } from '@/shared/api/me';

/** A page of a feature. `load` keeps it out of the first download; `component` puts it in. */
export interface FeatureRoute {
  /** Below /app, e.g. `/queues` or `/customers/$customerId`. */
  path: string;
  load?: () => Promise<{ default: ComponentType }>;
  component?: ComponentType;
  /** `public` pages are shown without the shell and without a session. */
  access?: 'public' | 'signedIn';
  /** Whoever has none of these sees the "not for your role" page; absent means everybody. */
  roles?: Role[];
}

export type NavSection = 'work' | 'supervise' | 'setup' | 'account';

/** An entry of the navigation at the start side; its label is `nav` (or `label`) in the feature's translations. */
export interface NavEntry {
  to: string;
  section: NavSection;
  /** Lower comes first within a section. */
  order: number;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Translation key as `namespace:key`. */
  label: string;
  roles?: Role[];
}

/** What a feature gives to the app; listed once in app/features.ts. The namespace of its translations is its folder name. */
export interface Feature {
  name: string;
  routes: FeatureRoute[];
  nav: NavEntry[];
}
