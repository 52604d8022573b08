import type { SkillLevel } from '@/shared/setUp';

/** What the dialog needs of a user. */
export interface Staff {
  id: string;
  version: number;
  agent: { skills: { skillId: string; proficiency: number }[] } | null;
}

/** The queues that an agent serves; the version is the user's. */
export interface Served {
  version: number;
  queues: { queueId: string; name: string; openToAll: boolean; rank: number; delaySeconds: number }[];
}

/** One queue in the dialog: whoever is `open` to all is served whether it is wished or not. */
export interface Choice {
  queueId: string;
  name: string;
  open: boolean;
  served: boolean;
  rank: number;
  delaySeconds: number;
}

/** Every queue of the business, and how the agent stands to it. */
export function choicesOf(queues: { id: string; name: string; members: string[] }[], served: Served): Choice[] {
  const places = new Map(served.queues.map((place) => [place.queueId, place]));
  return queues.map(({ id, name, members }) => {
    const place = places.get(id);
    return { queueId: id, name, open: members.length === 0, served: place !== undefined, rank: place?.rank ?? 1, delaySeconds: place?.delaySeconds ?? 0 };
  });
}

export function skillsBody(levels: SkillLevel[]) {
  return { skills: levels.map(({ skillId, level }) => ({ skillId, proficiency: level })) };
}

/** The whole list; a delay that somebody set elsewhere stays. */
export function queuesBody(choices: Choice[]) {
  return { queues: choices.filter(({ served }) => served).map(({ queueId, rank, delaySeconds }) => ({ queueId, rank, delaySeconds })) };
}

export const levelsOf = ({ agent }: Staff): SkillLevel[] => (agent?.skills ?? []).map(({ skillId, proficiency }) => ({ skillId, level: proficiency }));

/** Whether two bodies say the same. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
