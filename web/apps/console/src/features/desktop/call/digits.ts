/** What the carrier takes in one go. */
const LONGEST = 32;

/**
 * Sends keys in the order they were pressed, one request at a time: what is pressed meanwhile goes with the next. Keys that
 * were refused are gone; the refusal is shown by whoever sent them.
 */
export class DigitQueue {
  private waiting = '';
  private sending = false;

  constructor(private readonly send: (digits: string) => Promise<unknown>) {}

  press(digits: string): void {
    this.waiting += digits;
    if (!this.sending) void this.drain();
  }

  private async drain(): Promise<void> {
    this.sending = true;
    while (this.waiting) {
      const digits = this.waiting.slice(0, LONGEST);
      this.waiting = this.waiting.slice(LONGEST);
      await this.send(digits).catch(() => undefined);
    }
    this.sending = false;
  }
}

/** The keys of a telephone in reading order. */
export const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The letters under the keys, as on every telephone. */
export const letters: Record<string, string> = { 2: 'ABC', 3: 'DEF', 4: 'GHI', 5: 'JKL', 6: 'MNO', 7: 'PQRS', 8: 'TUV', 9: 'WXYZ' };
