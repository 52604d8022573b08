import type { Resource } from '@/shared/api';
import { shownNumber } from '@/shared/telephone';

export interface Identity {
  kind: 'phone' | 'mail' | 'visitor';
  value: string;
}

export interface Customer extends Resource {
  name: string | null;
  identities: Identity[];
  attributes: Record<string, string>;
  mergedInto: string | null;
  createdAt: string;
}

/** How a customer is called: by name, else by the address they write from, else by a word for somebody unknown. */
export function customerName(customer: Pick<Customer, 'name' | 'identities'>, unknown: string): string {
  if (customer.name) return shownNumber(customer.name);
  return customer.identities.find(({ kind }) => kind !== 'visitor')?.value || unknown;
}
