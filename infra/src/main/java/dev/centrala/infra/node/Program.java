package dev.centrala.infra.node;

/** A node with what it brings along in its mode. */
interface Program {
  /** Returns when it serves; throws {@link StartFailedException} for what an operator can mend. */
  void start();

  /** Ends everything in order, also what a start in progress has begun. Never throws. */
  void stop();
}
