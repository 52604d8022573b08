package dev.centrala.core.routing.pool;

/** The first thing that would have to change for a waiting contact to be served, in words. */
final class NextChange {
  private NextChange() {}

  /** Part of a sentence about who is nearest; empty when there is nobody to speak of. */
  static String of(Explanation e) {
    if (!e.nearest().isEmpty()) {
      Explanation.NotChosen nearest = e.nearest().getFirst();
      return "; it could go to " + nearest.name() + " once " + change(nearest.reason());
    }
    boolean anyoneOffline =
        e.others().stream().anyMatch(o -> o.reason().kind() == Reason.Kind.OFFLINE);
    return anyoneOffline ? "; it could go on once somebody signs in" : "";
  }

  private static String change(Reason reason) {
    return switch (reason.kind()) {
      case RANKED_BELOW -> "it is their turn";
      case RECENTLY_DECLINED -> "they may be asked again";
      case ASKS -> "somebody else is there";
      case PAUSED -> "the queue goes on";
      case HELD_FOR_ANOTHER -> "it is no longer held";
      case NOT_YET -> "it has waited for " + reason.needed() + " s";
      case AT_CAPACITY -> "they have room";
      case FINISHING -> "they take new work again";
      case CONNECTION_LOST -> "they are connected again";
      case BUSY -> "they are no longer busy";
      case AWAY -> "they are back";
      case LACKS_SKILL -> "they hold " + reason.lacking() + " or less is asked for";
      case NOT_A_MEMBER -> "they are in the queue";
      case OFFLINE -> "they sign in";
    };
  }
}
