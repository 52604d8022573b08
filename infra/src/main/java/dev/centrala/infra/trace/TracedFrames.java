package dev.centrala.infra.trace;

import dev.centrala.core.shared.TenantId;
import dev.centrala.web.socket.FrameTrace;
import io.opentelemetry.api.trace.SpanKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the frames that a trace leads to, and begins one with each command of an agent. */
public final class TracedFrames implements FrameTrace {
  private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w{1,40})\"");

  private final Traces traces;

  public TracedFrames(Traces traces) {
    this.traces = traces;
  }

  @Override
  public Runnable carried(Runnable work) {
    return traces.carried(work);
  }

  @Override
  public void command(TenantId tenant, String type, Runnable work) {
    traces.whole("command " + type, SpanKind.SERVER, tenant, work);
  }

  @Override
  public void sent(TenantId tenant, String frame, Runnable sending) {
    if (traces.isOn()) {
      traces.part("frame " + type(frame), SpanKind.PRODUCER, tenant, sending);
    } else {
      sending.run();
    }
  }

  private static String type(String frame) {
    Matcher type = TYPE.matcher(frame);
    return type.find() ? type.group(1) : "unknown";
  }
}
