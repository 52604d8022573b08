/** A call as the server tells it to the desk; what is so at the carrier, never what was asked for. */

export type CallState = 'inFlow' | 'waiting' | 'connecting' | 'talking' | 'held' | 'ended';
export type LegState = 'queued' | 'ringing' | 'inProgress' | 'completed' | 'busy' | 'noAnswer' | 'failed' | 'canceled';

export interface CallLeg {
  id: string;
  kind: 'customer' | 'agent' | 'supervisor' | 'outside';
  userId: string | null;
  name: string | null;
  address: string | null;
  state: LegState;
  muted: boolean;
  held: boolean;
  /** How a supervisor takes part; null for everybody else. */
  mode: 'listen' | 'whisper' | 'barge' | null;
  since: string;
}

export interface Consult {
  legId: string | null;
  to: { kind: 'queue' | 'user' | 'address'; id: string | null; name: string };
  /** In a conference all talk; transferring: the agent has left already, and nobody has answered yet. */
  state: 'ringing' | 'talking' | 'conference' | 'transferring';
}

export interface Call {
  state: CallState;
  direction: 'inbound' | 'outbound';
  from: string | null;
  to: string | null;
  /** When this state began. */
  since: string;
  answeredAt: string | null;
  recording: 'off' | 'on' | 'paused';
  /** The agent may let a recording begin, by resumeRecording. */
  mayRecord?: boolean;
  legs: CallLeg[];
  consult: Consult | null;
}

/** Where a call is sent: exactly one of the four. */
export interface TransferTarget {
  queueId?: string;
  userId?: string;
  address?: string;
  flowId?: string;
}

/** Commands about one call that need nothing but the call. */
export type PlainCallCommand =
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'completeTransfer'
  | 'cancelTransfer'
  | 'conference'
  | 'rejoin'
  | 'pauseRecording'
  | 'resumeRecording';

export type CallCommand =
  | { type: PlainCallCommand; interactionId: string }
  | { type: 'sendDigits'; interactionId: string; digits: string }
  | { type: 'removeParticipant'; interactionId: string; legId: string }
  | { type: 'transfer'; interactionId: string; mode: 'blind' | 'consult'; to: TransferTarget }
  | { type: 'dial'; to: string; queueId?: string; customerId?: string }
  | { type: 'requestVoiceToken' };

/** What `requestVoiceToken` answers; the sandbox has no token because its phones answer by themselves. */
export interface VoiceToken {
  provider: 'twilio' | 'sandbox';
  token: string | null;
  identity: string;
  expiresInSeconds: number;
}
