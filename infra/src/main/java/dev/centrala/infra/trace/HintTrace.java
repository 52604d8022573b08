package dev.centrala.infra.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.MultiMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a trace from one node to another, in the headers of the event bus. */
public final class HintTrace {
  private static final TextMapGetter<MultiMap> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Set<String> keys(MultiMap headers) {
          return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
          return headers == null ? null : headers.get(name);
        }
      };

  private final Traces traces;

  public HintTrace(Traces traces) {
    this.traces = traces;
  }

  /** What to send along. */
  public MultiMap headers() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (traces.isOn()) {
      propagator()
          .inject(
              Context.current(),
              headers,
              (to, name, value) -> {
                if (to != null) {
                  to.set(name, value);
                }
              });
    }
    return headers;
  }

  /** Goes on here with the trace that came along, if one did. */
  public void received(MultiMap headers, Runnable work) {
    if (!traces.isOn()) {
      work.run();
      return;
    }
    Context sent = propagator().extract(Context.root(), headers, HEADERS);
    if (!Span.fromContext(sent).getSpanContext().isValid()) {
      work.run();
      return;
    }
    Span span = traces.begin("hint", SpanKind.CONSUMER, null, sent);
    try (Scope current = span.makeCurrent()) {
      work.run();
    } finally {
      span.end();
    }
  }

  private TextMapPropagator propagator() {
    return traces.telemetry().getPropagators().getTextMapPropagator();
  }
}
