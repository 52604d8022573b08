package dev.centrala.connectors.sandbox.twiml;

/** An answer that is not TwiML the carrier executes; {@code code} is Twilio's error for it. */
public final class TwimlRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** The document cannot be read. */
  public static final int PARSE_FAILURE = 12100;

  /** The document does not fit the schema: an unknown verb, attribute, value or nesting. */
  public static final int SCHEMA = 12200;

  /** The content type is none the carrier takes. */
  public static final int CONTENT_TYPE = 12300;

  private final int code;

  public TwimlRefused(int code, String why) {
    super(why);
    this.code = code;
  }

  public int code() {
    return code;
  }
}
