package dev.centrala.connectors.sandbox.voice;

/** Ends what a call is doing, because something else has happened to it. */
final class ScriptBreak extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What has happened. */
  enum Why {
    /** The call is over. */
    CALL_OVER,
    /** Another document was ordered. */
    DIVERTED,
    /** The caller no longer waits where this was to be heard. */
    STAGE_OVER
  }

  final Why why;

  ScriptBreak(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }
}
