package dev.centrala.core.usage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is counted, and in which unit. Our own meters are the constants; a tenant's own have a name
 * that begins with {@code custom.} and count in units.
 */
public record Meter(String wireName, String unit) {
  public static final Meter SMS_SEGMENTS = new Meter("sms.segments", "segment");
  public static final Meter CHAT_CONVERSATIONS = new Meter("chat.conversations", "conversation");
  public static final Meter VOICE_INBOUND_SECONDS = new Meter("voice.inboundSeconds", "second");
  public static final Meter VOICE_OUTBOUND_SECONDS = new Meter("voice.outboundSeconds", "second");
  public static final Meter VOICE_CONFERENCE_SECONDS =
      new Meter("voice.conferenceParticipantSeconds", "second");
  public static final Meter RECORDING_SECONDS = new Meter("recording.seconds", "second");
  public static final Meter STORAGE_BYTES = new Meter("storage.bytes", "byte");
  public static final Meter AGENT_SEAT_SECONDS = new Meter("agent.seatSeconds", "second");

  public static final Meter FLOW_EXECUTIONS = new Meter("flow.executions", "execution");

  private static final List<Meter> OURS =
      List.of(
          SMS_SEGMENTS,
          CHAT_CONVERSATIONS,
          VOICE_INBOUND_SECONDS,
          VOICE_OUTBOUND_SECONDS,
          VOICE_CONFERENCE_SECONDS,
          RECORDING_SECONDS,
          STORAGE_BYTES,
          AGENT_SEAT_SECONDS,
          FLOW_EXECUTIONS);
  private static final Pattern CUSTOM = Pattern.compile("custom\\.[A-Za-z][A-Za-z0-9.]{0,59}");

  /** The meter of that name, ours or a tenant's own; empty when a name is neither. */
  public static Optional<Meter> fromWireName(String name) {
    if (CUSTOM.matcher(name).matches()) {
      return Optional.of(new Meter(name, "unit"));
    }
    return OURS.stream().filter(meter -> meter.wireName.equals(name)).findFirst();
  }

  /** Whether the tenant counts it, not we. */
  public boolean isCustom() {
    return CUSTOM.matcher(wireName).matches();
  }
}
