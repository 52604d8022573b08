import type { Feature } from '@/shared/feature';
import { feature as access } from '@/features/access/feature';
import { feature as account } from '@/features/account/feature';
import { feature as agentGroups } from '@/features/agentGroups/feature';
import { feature as audit } from '@/features/audit/feature';
import { feature as callRecording } from '@/features/callRecording/feature';
import { feature as cannedResponses } from '@/features/cannedResponses/feature';
import { feature as connections } from '@/features/connections/feature';
import { feature as customers } from '@/features/customers/feature';
import { feature as desktop } from '@/features/desktop/feature';
import { feature as entryPoints } from '@/features/entryPoints/feature';
import { feature as flows } from '@/features/flows/feature';
import { feature as home } from '@/features/home/feature';
import { feature as hours } from '@/features/hours/feature';
import { feature as interactions } from '@/features/interactions/feature';
import { feature as keys } from '@/features/keys/feature';
import { feature as live } from '@/features/live/feature';
import { feature as outbound } from '@/features/outbound/feature';
import { feature as queues } from '@/features/queues/feature';
import { feature as recordings } from '@/features/recordings/feature';
import { feature as settings } from '@/features/settings/feature';
import { feature as skills } from '@/features/skills/feature';
import { feature as sounds } from '@/features/sounds/feature';
import { feature as usage } from '@/features/usage/feature';
import { feature as users } from '@/features/users/feature';
import { feature as webhooks } from '@/features/webhooks/feature';
import { feature as whatIf } from '@/features/whatIf/feature';
import { feature as wrapUpCodes } from '@/features/wrapUpCodes/feature';

/** Every feature of the console, once. To remove one, delete its folder and its line. */
export const features: Feature[] = [
  access,
  home,
  desktop,
  account,
  skills,
  agentGroups,
  wrapUpCodes,
  cannedResponses,
  interactions,
  live,
  whatIf,
  recordings,
  callRecording,
  audit,
  connections,
  keys,
  entryPoints,
  webhooks,
  users,
  queues,
  outbound,
  hours,
  flows, sounds, customers, settings,
  usage,
];
