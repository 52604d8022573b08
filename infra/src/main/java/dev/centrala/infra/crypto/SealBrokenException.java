package dev.centrala.infra.crypto;

/** A sealed value does not open: it was changed, belongs elsewhere, or its key is gone. */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(String reason) {
    super(reason);
  }
}
