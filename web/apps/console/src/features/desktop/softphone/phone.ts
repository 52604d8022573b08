/** A ringing or running leg of the browser's telephone. */
export interface PhoneLeg {
  /** Which conversation it belongs to, where the carrier passes it on. */
  interactionId: string | null;
  accept: () => void;
  reject: () => void;
}

/** What a telephone tells. */
export interface PhoneEvents {
  ready: () => void;
  lost: () => void;
  failed: (code: number, detail: string) => void;
  rings: (leg: PhoneLeg) => void;
  /** The leg that rang or ran is gone. */
  over: (leg: PhoneLeg) => void;
  expiring: () => void;
}

/** A telephone in the browser that is registered at a carrier. */
export interface Phone {
  renew: (token: string) => void;
  /** Empty is the system's choice. */
  listenTo: (microphone: string) => Promise<void>;
  speakOn: (loudspeaker: string) => Promise<void>;
  close: () => void;
}

export type OpenPhone = (token: string, events: PhoneEvents) => Promise<Phone>;
