import type { Call, CallLeg, LegState, PlainCallCommand } from '../session/call';

export type CallAbility = PlainCallCommand | 'beginRecording' | 'sendDigits' | 'transfer' | 'end';

const over: ReadonlySet<LegState> = new Set(['completed', 'busy', 'noAnswer', 'failed', 'canceled']);

/** Whether somebody still rings or talks on this leg. */
export const isLive = (leg: CallLeg): boolean => !over.has(leg.state);

/** The agent's own leg, as long as it lives; a rejoined call has several, of which the last counts. */
export function ownLeg(call: Call, userId: string | undefined): CallLeg | undefined {
  return call.legs.findLast((leg) => leg.kind === 'agent' && leg.userId === userId && isLive(leg));
}

export function customerLeg(call: Call): CallLeg | undefined {
  return call.legs.findLast((leg) => leg.kind === 'customer' && isLive(leg));
}

/** What the agent may do with a call as it stands at the carrier. The server has the last word; this keeps the rest off the screen. */
export function abilitiesOf(call: Call, userId: string | undefined): ReadonlySet<CallAbility> {
  const can = new Set<CallAbility>();
  if (call.state === 'ended') return can;
  const own = ownLeg(call, userId);
  const customer = customerLeg(call);
  can.add('end');
  // The agent has left on purpose: they do not come back while the other side rings.
  if (call.consult?.state === 'transferring') return can.add('cancelTransfer');
  if (!own) {
    if (customer?.state === 'inProgress' && !['inFlow', 'waiting'].includes(call.state)) can.add('rejoin');
    return can;
  }
  if (own.state !== 'inProgress') return can;
  can.add(own.muted ? 'unmute' : 'mute');
  if (call.consult) {
    can.add('cancelTransfer');
    if (call.consult.state === 'talking') can.add('completeTransfer').add('conference');
    if (call.consult.state === 'conference') can.add('completeTransfer').add('hold').add('transfer').add('sendDigits');
  } else if (customer?.state === 'inProgress') {
    const held = isHeld(call);
    can.add(held ? 'resume' : 'hold').add('transfer');
    if (!held) can.add('sendDigits');
  }
  if (call.recording === 'on') can.add('pauseRecording');
  if (call.recording === 'paused') can.add('resumeRecording');
  if (call.recording === 'off' && call.mayRecord) can.add('resumeRecording').add('beginRecording');
  return can;
}

/** Whether the customer hears music. */
export const isHeld = (call: Call): boolean => call.state === 'held' || (customerLeg(call)?.held ?? false);

/** What stands at the head of the panel: the state, made finer by the agent's own leg and the consultation. */
export type CallPhase = 'dialling' | 'connecting' | 'talking' | 'held' | 'consulting' | 'away' | 'waiting' | 'ended';

export function phaseOf(call: Call, userId: string | undefined): CallPhase {
  if (call.state === 'ended') return 'ended';
  if (call.state === 'inFlow' || call.state === 'waiting') return 'waiting';
  if (abilitiesOf(call, userId).has('rejoin')) return 'away';
  if (call.consult && call.consult.state !== 'conference') return 'consulting';
  if (isHeld(call)) return 'held';
  if (call.state === 'talking') return 'talking';
  return call.direction === 'outbound' && ownLeg(call, userId)?.state === 'inProgress' ? 'dialling' : 'connecting';
}

/** Names a dead leg's end only; a leg that simply ended after talking needs no word beside "ended". */
export const legsShown = (call: Call): CallLeg[] => {
  const live = call.legs.filter(isLive);
  const lost = call.legs.filter((leg) => !isLive(leg) && leg.state !== 'completed' && !live.some((other) => other.kind === leg.kind && other.userId === leg.userId && other.address === leg.address));
  return [...live, ...lost.slice(-2)];
};
