/** How long after somebody asked to join a call its ringing counts as asked for. */
const EXPECTED_MILLIS = 60_000;

let until = 0;

/** The browser's telephone is about to ring because the person asked for it; it answers by itself. */
export function expectRinging(now = Date.now()): void {
  until = now + EXPECTED_MILLIS;
}

export const isRingingExpected = (now = Date.now()): boolean => now < until;
