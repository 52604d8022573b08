import type { Feature } from '@/shared/feature';
import { feature as home } from '@/features/home/feature';

/** Every feature of the console, once. To remove one, delete its folder and its line. */
export const features: Feature[] = [home];
