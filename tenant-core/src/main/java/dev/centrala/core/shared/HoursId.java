package dev.centrala.core.shared;

import java.util.UUID;

/** A weekly timetable with holidays. */
public record HoursId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static HoursId parse(String text) {
    return new HoursId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static HoursId next() {
    return new HoursId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
