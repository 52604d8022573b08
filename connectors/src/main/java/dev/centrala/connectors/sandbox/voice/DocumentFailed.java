package dev.centrala.connectors.sandbox.voice;

/** A document could not be fetched, read or executed. */
final class DocumentFailed extends Exception {
  private static final long serialVersionUID = 1L;
  static final int RETRIEVAL = 11200;
  static final int CONNECTION = 11205;
  static final int INVALID_URL = 11100;
  static final int SCHEMA = 12200;
  static final int CALLER_ID = 13214;

  private final int code;

  DocumentFailed(int code, String why) {
    super(why, null, false, false);
    this.code = code;
  }

  CallError toError(String url) {
    return new CallError(code, String.valueOf(getMessage()), url);
  }
}
