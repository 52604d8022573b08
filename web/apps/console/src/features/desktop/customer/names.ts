import type { CustomerSummary } from '../session/protocol';

/** How a customer is called: by name, else by the address they write from, else by a word for somebody unknown. */
export function customerName(customer: CustomerSummary | null, unknown: string): string {
  if (customer?.name) return customer.name;
  const address = customer?.identities.find((identity) => identity.kind !== 'visitor');
  return address?.value ?? unknown;
}
