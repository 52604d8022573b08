import { useQuery } from '@tanstack/react-query';
import { useSession } from '@/shared/session/useSession';
import { api } from './client';

export type Role = 'owner' | 'admin' | 'supervisor' | 'agent';

/** What an agent talks with: this browser, a telephone by its number, or a SIP telephone by its address. */
export interface AgentDevice {
  kind: 'browser' | 'phone' | 'sip';
  address?: string | null;
}

/** The person who is signed in, with the tenant they are signed in to. */
export interface Me {
  userId: string;
  tenantId: string;
  name: string;
  email: string;
  roles: Role[];
  agent: { skills: { skillId: string; proficiency: number }[]; capacity: Record<string, number>; device?: AgentDevice | null } | null;
  tenant: { id: string; name: string; timeZone: string; locale: string };
  totp: 'enabled' | 'off';
  preferences: Record<string, unknown>;
}

export function useMe() {
  const session = useSession();
  return useQuery({
    queryKey: ['me', session?.userId, session?.tenantId],
    queryFn: () => api.get<Me>('/me'),
    enabled: session !== null,
    staleTime: 60_000,
  });
}
