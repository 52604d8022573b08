package dev.centrala.connectors.sandbox.voice.rest;

/** A request that is answered with one of Twilio's errors. */
final class RestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int NOT_FOUND = 20404;
  static final int INVALID_PARAMETER = 20001;
  static final int INVALID_CALL_STATE = 21220;

  private final int status;
  private final int code;

  private RestRefused(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RestRefused badRequest(int code, String message) {
    return new RestRefused(400, code, message);
  }

  static RestRefused notFound() {
    return new RestRefused(404, NOT_FOUND, "");
  }

  void answer(RestCall call) {
    if (code == NOT_FOUND) {
      call.refuseNotFound();
    } else {
      call.refuse(status, code, String.valueOf(getMessage()));
    }
  }
}
