package dev.centrala.connectors.twilio.media;

/** The provider does not give a file now. Only the message that it belongs to comes again. */
public final class FileNotNowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FileNotNowException(String detail) {
    super(detail);
  }
}
