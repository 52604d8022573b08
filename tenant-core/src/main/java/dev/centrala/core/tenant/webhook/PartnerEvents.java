package dev.centrala.core.tenant.webhook;

import java.util.List;

/** The events that partners can hear of. */
public final class PartnerEvents {
  public static final List<String> NAMES =
      List.of(
          "interaction.created",
          "interaction.queued",
          "interaction.offered",
          "interaction.assigned",
          "interaction.transferred",
          "interaction.disconnected",
          "interaction.ended",
          "message.received",
          "message.sent",
          "message.delivered",
          "message.failed",
          "recording.ready",
          "agent.presenceChanged",
          "customer.created",
          "customer.merged",
          "usage.recorded",
          "usage.thresholdReached",
          "invoice.finalized");

  private PartnerEvents() {}
}
