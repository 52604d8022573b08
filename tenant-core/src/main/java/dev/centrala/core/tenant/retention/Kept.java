package dev.centrala.core.tenant.retention;

/** What a tenant may keep for a while only. */
public enum Kept {
  /** Events and notes of interactions that are over. */
  TIMELINES("timelines"),
  /** Messages and files of interactions that are over. */
  MESSAGES("messages"),
  /** Why routing decided as it did, for interactions that are over. */
  EXPLANATIONS("explanations"),
  /** Who did what. */
  AUDIT("audit"),
  /** Recordings of routing, for replay. */
  RECORDINGS("recordings");

  private final String wireName;

  Kept(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
