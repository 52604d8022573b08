/** Somebody who takes work, and whether they can be talked to now. */
export interface Colleague {
  userId: string;
  name: string;
  presence: string;
}

const order = ['available', 'busy', 'away', 'offline'];

/** Without oneself, those who can talk first, then by name. */
export function byAvailability(people: Colleague[], me: string | undefined): Colleague[] {
  return people
    .filter(({ userId }) => userId !== me)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const rank = ({ presence }: Colleague) => (order.includes(presence) ? order.indexOf(presence) : order.length);
