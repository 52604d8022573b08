package dev.centrala.core.shared;

/** Carries an expected refusal to the edge and rolls back the transaction it was thrown in. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  public static RefusedException notFound(String what) {
    return new RefusedException(new Refusal.NotFound(what + " not found"));
  }

  public static RefusedException conflict(String code, String detail) {
    return new RefusedException(new Refusal.Conflict(code, detail));
  }

  public static RefusedException invalid(String pointer, String detail) {
    return new RefusedException(Refusal.Invalid.field(pointer, detail));
  }
}
