/** Waits between attempts to reconnect: doubling, capped, and spread so that a restarted node is not met by all at once. */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly random: () => number = Math.random,
    private readonly firstMillis = 500,
    private readonly longestMillis = 20_000,
  ) {}

  /** Between half and all of the doubled time. */
  nextMillis(): number {
    const ceiling = Math.min(this.longestMillis, this.firstMillis * 2 ** this.attempt);
    this.attempt += 1;
    return Math.round(ceiling / 2 + (this.random() * ceiling) / 2);
  }

  reset(): void {
    this.attempt = 0;
  }
}
