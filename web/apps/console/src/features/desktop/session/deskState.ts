import type { Assignment, Attachment, Delta, Interaction, Message, Note, Offer, Presence, Snapshot } from './protocol';

/** A message that this desk sent and the server has not yet shown back. */
export interface OutgoingMessage {
  clientMessageId: string;
  interactionId: string;
  text: string;
  attachments: Attachment[];
  at: string;
  /** Why it was refused; null while it is under way. */
  failure: string | null;
}

export interface Conversation {
  interaction: Interaction;
  messages: Message[];
  notes: Note[];
  /** Epoch milliseconds until which the customer counts as typing. */
  typingUntil: number;
}

/** What an agent's desk shows: the last snapshot with every delta since. Made by `reduce` alone. */
export interface DeskState {
  /** Number of the last change taken; null before the first snapshot. */
  seq: number | null;
  /** A number was missing: nothing is taken until the server has sent what lies between. */
  gap: boolean;
  presence: Presence | null;
  offers: Offer[];
  /** In the order of assignment, oldest first. */
  conversations: Conversation[];
  outgoing: OutgoingMessage[];
}

export type DeskAction =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'delta'; delta: Delta; now: number }
  | { type: 'sending'; message: OutgoingMessage }
  | { type: 'sendRefused'; clientMessageId: string; detail: string }
  | { type: 'sendDropped'; clientMessageId: string }
  | { type: 'offersLapsed'; now: number };

export const emptyDesk: DeskState = { seq: null, gap: false, presence: null, offers: [], conversations: [], outgoing: [] };

/** The customer's typing sign is sent every few seconds while they type; without a new one it fades. */
export const TYPING_MILLIS = 6_000;

export function reduce(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'snapshot':
      return fromSnapshot(state, action.snapshot);
    case 'delta':
      return afterDelta(state, action.delta, action.now);
    case 'sending':
      return { ...state, outgoing: [...withoutOutgoing(state, action.message.clientMessageId), action.message] };
    case 'sendRefused':
      return {
        ...state,
        outgoing: state.outgoing.map((message) =>
          message.clientMessageId === action.clientMessageId ? { ...message, failure: action.detail } : message,
        ),
      };
    case 'sendDropped':
      return { ...state, outgoing: withoutOutgoing(state, action.clientMessageId) };
    case 'offersLapsed':
      return { ...state, offers: state.offers.filter((offer) => Date.parse(offer.expiresAt) > action.now) };
  }
}

function fromSnapshot(state: DeskState, snapshot: Snapshot): DeskState {
  const conversations = snapshot.assignments.map(conversationOf);
  const shown = new Set(conversations.flatMap((c) => c.messages.map((message) => message.clientMessageId)));
  return {
    seq: snapshot.seq,
    gap: false,
    presence: snapshot.presence,
    offers: snapshot.offers,
    conversations,
    outgoing: state.outgoing.filter((message) => !shown.has(message.clientMessageId)),
  };
}

/** A number seen before changes nothing; a number too far ahead opens a gap and changes nothing either. */
function afterDelta(state: DeskState, delta: Delta, now: number): DeskState {
  if (state.seq === null || delta.seq <= state.seq) return state;
  if (delta.seq > state.seq + 1) return state.gap ? state : { ...state, gap: true };
  return applied({ ...state, seq: delta.seq, gap: false }, delta, now);
}

/** What was found out about a contact that is still on offer. */
function withFacts(state: DeskState, { id, page, lookedUp }: Interaction): DeskState {
  if (!state.offers.some((offer) => offer.interactionId === id)) return state;
  return { ...state, offers: state.offers.map((offer) => (offer.interactionId === id ? { ...offer, page: page ?? offer.page, lookedUp: lookedUp ?? offer.lookedUp } : offer)) };
}

function applied(state: DeskState, delta: Delta, now: number): DeskState {
  switch (delta.type) {
    case 'presenceChanged':
      return { ...state, presence: presenceOf(delta, state.presence, now) };
    case 'offer':
      return { ...state, offers: [...withoutOffer(state, delta.offerId), delta] };
    case 'offerEnded':
      return { ...state, offers: withoutOffer(state, delta.offerId) };
    case 'assigned':
      return {
        ...state,
        offers: state.offers.filter((offer) => offer.interactionId !== delta.interaction.id),
        conversations: [...state.conversations.filter((c) => c.interaction.id !== delta.interaction.id), conversationOf(delta)],
      };
    case 'message':
      return withMessage(state, delta.interactionId, delta.message);
    case 'noteAdded':
      return inConversation(state, delta.interactionId, (conversation) => ({
        ...conversation,
        notes: [...conversation.notes.filter((note) => note.id !== delta.note.id), delta.note],
      }));
    case 'typing':
      return inConversation(state, delta.interactionId, (conversation) => ({ ...conversation, typingUntil: now + TYPING_MILLIS }));
    case 'interactionUpdated':
      return inConversation(withFacts(state, delta.interaction), delta.interaction.id, (conversation) => ({
        ...conversation,
        interaction: delta.wrapUp === undefined ? delta.interaction : { ...delta.interaction, wrapUp: delta.wrapUp },
      }));
    case 'interactionEnded':
      return {
        ...state,
        conversations: state.conversations.filter((c) => c.interaction.id !== delta.interactionId),
        outgoing: state.outgoing.filter((message) => message.interactionId !== delta.interactionId),
      };
    default:
      // A change of a newer server that this page does not know: counted, not shown.
      return state;
  }
}

function presenceOf(delta: Extract<Delta, { type: 'presenceChanged' }>, before: Presence | null, now: number): Presence {
  if (delta.presence) return delta.presence;
  return {
    state: delta.state ?? before?.state ?? 'offline',
    reason: delta.reason ?? null,
    since: delta.since ?? new Date(now).toISOString(),
    pendingState: delta.pendingState ?? null,
  };
}

/** A message is shown once, however often it comes: a later copy (a delivery status) takes the earlier one's place. */
function withMessage(state: DeskState, interactionId: string, message: Message): DeskState {
  const outgoing = message.clientMessageId ? withoutOutgoing(state, message.clientMessageId) : state.outgoing;
  return inConversation({ ...state, outgoing }, interactionId, (conversation) => {
    const known = conversation.messages.some((other) => other.id === message.id);
    return {
      ...conversation,
      messages: known
        ? conversation.messages.map((other) => (other.id === message.id ? message : other))
        : [...conversation.messages, message],
      typingUntil: message.direction === 'inbound' ? 0 : conversation.typingUntil,
    };
  });
}

function conversationOf({ interaction, messages, notes }: Assignment): Conversation {
  return { interaction, messages: messages ?? [], notes: notes ?? [], typingUntil: 0 };
}

function withoutOffer(state: DeskState, offerId: string): Offer[] {
  return state.offers.filter((offer) => offer.offerId !== offerId);
}

function withoutOutgoing(state: DeskState, clientMessageId: string): OutgoingMessage[] {
  return state.outgoing.filter((message) => message.clientMessageId !== clientMessageId);
}

function inConversation(state: DeskState, id: string, change: (conversation: Conversation) => Conversation): DeskState {
  return { ...state, conversations: state.conversations.map((c) => (c.interaction.id === id ? change(c) : c)) };
}
