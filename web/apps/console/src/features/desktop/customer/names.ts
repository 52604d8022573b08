import { shownNumber } from '@/shared/telephone';
import type { CustomerSummary, Interaction } from '../session/protocol';

/** The customer of an interaction; null as long as nobody is known. */
export function customerIdOf({ customer, customerId }: Interaction): string | null {
  return customer?.id ?? customerId ?? null;
}

/** How a customer is called: by name, else by the address they write from or the number they call from, else by a word for somebody unknown. */
export function customerName(customer: CustomerSummary | null, unknown: string): string {
  // Who calls for the first time is named after the number.
  if (customer?.name) return shownNumber(customer.name);
  const address = customer?.identities.find((identity) => identity.kind !== 'visitor');
  if (!address) return unknown;
  return address.kind === 'phone' ? shownNumber(address.value) : address.value;
}
