import type { AgentDevice, Resource, Role } from '@/shared/api';
import type { SkillLevel } from '@/shared/setUp';
import { deviceOf, deviceValues, type DeviceValues } from '@/shared/telephone';

export const channels = ['voice', 'chat', 'message', 'mail', 'task'] as const;
/** What can be limited: each kind of work, and all together. */
export const limited = [...channels, 'contacts'] as const;
export const roles: Role[] = ['owner', 'admin', 'supervisor', 'agent'];
export type Costs = Record<(typeof channels)[number], number | null>;

export interface User extends Resource {
  email: string;
  name: string;
  roles: Role[];
  status: 'invited' | 'active' | 'deactivated';
  /** Null for somebody who takes no work. */
  agent: { skills: { skillId: string; proficiency: number }[]; capacity: Partial<Costs> | null; limits?: Partial<Record<(typeof limited)[number], number | null>> | null; device?: AgentDevice | null; autoAccept?: boolean | null } | null;
  createdAt: string;
}

export interface UserValues extends Record<string, unknown> {
  name: string;
  email: string;
  roles: Role[];
  takesWork: boolean;
  skills: SkillLevel[];
  /** What one contact takes of the budget of 100; empty where the company's cost holds. */
  costs: Record<(typeof channels)[number], number | ''>;
  /** How many at most; empty where the company's limit holds. */
  limits: Record<(typeof limited)[number], number | ''>;
  device: DeviceValues;
  autoAccept: boolean;
}

export function valuesOf(user: User | null): UserValues {
  const { capacity, limits } = user?.agent ?? {};
  return {
    name: user?.name ?? '',
    email: user?.email ?? '',
    roles: user?.roles ?? ['agent'],
    takesWork: user ? user.agent !== null : true,
    skills: (user?.agent?.skills ?? []).map(({ skillId, proficiency }) => ({ skillId, level: proficiency })),
    costs: Object.fromEntries(channels.map((channel) => [channel, capacity?.[channel] ?? ''])) as UserValues['costs'],
    limits: Object.fromEntries(limited.map((channel) => [channel, limits?.[channel] ?? ''])) as UserValues['limits'],
    device: deviceValues(user?.agent?.device),
    autoAccept: user?.agent?.autoAccept ?? false,
  };
}

/** The address is the person's own: it is given with the invitation and stays. The browser needs no saying where nothing else was set. */
export function bodyOf(values: UserValues, isNew: boolean, dialled: (typed: string) => string | null, before?: AgentDevice | null) {
  const device = before || values.device.kind !== 'browser' ? { device: deviceOf(values.device, dialled) } : {};
  const given = (numbers: Record<string, number | ''>) => Object.fromEntries(Object.entries(numbers).map(([channel, number]) => [channel, number === '' ? null : number]));
  return {
    ...(isNew && { email: values.email.trim() }),
    name: values.name.trim(),
    roles: values.roles,
    agent: values.takesWork ? { skills: values.skills.map(({ skillId, level }) => ({ skillId, proficiency: level })), capacity: given(values.costs), limits: given(values.limits), autoAccept: values.autoAccept, ...device } : null,
  };
}
