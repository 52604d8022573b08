/** Somebody who takes work, and whether they can be talked to now. */
export interface Colleague {
  userId: string;
  name: string;
  presence: string;
}

const order = ['available', 'busy', 'away', 'offline'];

/** Without oneself, those who can talk first, then by name; only those whose name holds what was typed. */
export function byAvailability(people: Colleague[], me: string | undefined, wanted: string): Colleague[] {
  const part = wanted.trim().toLocaleLowerCase();
  return people
    .filter(({ userId, name }) => userId !== me && name.toLocaleLowerCase().includes(part))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const rank = ({ presence }: Colleague) => (order.includes(presence) ? order.indexOf(presence) : order.length);
