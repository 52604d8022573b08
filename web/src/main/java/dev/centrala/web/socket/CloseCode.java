package dev.centrala.web.socket;

/** Why a socket is closed by us. */
enum CloseCode {
  /** Floods, or breaks the protocol. */
  TOO_MANY(1008, "too many frames"),
  TOO_LARGE(1009, "frame too large"),
  /** Does not read; it resumes with what it missed. */
  TOO_SLOW(1013, "too slow, please resume"),
  /** What the socket lives on cannot be reached: half a beginning is worse than another try. */
  UNAVAILABLE(1013, "not now, please try again"),
  UNAUTHENTICATED(4401, "not authenticated"),
  /** The tenant has as many sockets as it may. */
  LIMIT_REACHED(4429, "the business has reached its limit of sockets"),
  DRAINING(4408, "the node goes, please reconnect");

  private final short code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }

  short code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
