package dev.centrala.infra.trace;

import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.MessageSender;
import dev.centrala.core.messaging.SendResult;
import dev.centrala.core.shared.TenantId;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;

/** Shows the time that a provider takes for a message. */
public final class TracedSender implements MessageSender {
  private final MessageSender sender;
  private final Traces traces;

  public TracedSender(MessageSender sender, Traces traces) {
    this.sender = sender;
    this.traces = traces;
  }

  @Override
  public SendResult send(TenantId tenant, Dispatch dispatch) {
    return traces.part(
        "send message", SpanKind.CLIENT, tenant, () -> sender.send(tenant, dispatch));
  }

  @Override
  public Optional<LookUp> lookUp(TenantId tenant, Dispatch dispatch) {
    return traces.part(
        "look up message", SpanKind.CLIENT, tenant, () -> sender.lookUp(tenant, dispatch));
  }
}
