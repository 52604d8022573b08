import { ownLeg } from '../call/abilities';
import type { DeskState } from '../session/deskState';

/**
 * Whether a leg that rings here is one that the agent asked for: of the conversation it names, or, where it names none, of
 * any call on the desk whose own line is still to come. Nobody else's call is ever answered by itself.
 */
export function isWanted(interactionId: string | null, desk: DeskState, userId: string | undefined, expected: boolean): boolean {
  if (expected) return true;
  return desk.conversations.some(({ interaction }) => {
    const { call } = interaction;
    if (!call || call.state === 'ended' || interaction.state === 'wrapUp') return false;
    if (interactionId !== null) return interaction.id === interactionId;
    return ownLeg(call, userId)?.state !== 'inProgress';
  });
}
