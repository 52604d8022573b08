package dev.centrala.infra.trace;

import dev.centrala.core.shared.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans. Only what comes from outside begins a trace; everything else joins the one it is
 * called in, and costs nothing outside of one.
 */
public final class Traces {
  public static final Traces OFF = new Traces(OpenTelemetry.noop(), false);
  private static final String TENANT = "centrala.tenant.id";

  private final OpenTelemetry telemetry;
  private final Tracer tracer;
  private final boolean on;

  public Traces(OpenTelemetry telemetry) {
    this(telemetry, true);
  }

  private Traces(OpenTelemetry telemetry, boolean on) {
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer("dev.centrala");
    this.on = on;
  }

  public boolean isOn() {
    return on;
  }

  public OpenTelemetry telemetry() {
    return telemetry;
  }

  /** The work as a part of the present trace; plain work outside of one. */
  public <T> T part(String name, SpanKind kind, @Nullable TenantId tenant, Supplier<T> work) {
    return isTraced() ? run(begin(name, kind, tenant, Context.current()), work) : work.get();
  }

  /** As {@link #part} for work without an answer. */
  public void part(String name, SpanKind kind, @Nullable TenantId tenant, Runnable work) {
    part(
        name,
        kind,
        tenant,
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /** The work as a trace of its own. */
  public void whole(String name, SpanKind kind, @Nullable TenantId tenant, Runnable work) {
    if (!on) {
      work.run();
      return;
    }
    run(
        begin(name, kind, tenant, Context.root()),
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /** Something without a length, in the present trace. */
  public void note(String name, @Nullable TenantId tenant, String attribute, String value) {
    if (isTraced()) {
      begin(name, SpanKind.INTERNAL, tenant, Context.current())
          .setAttribute(attribute, value)
          .end();
    }
  }

  /** The work in the trace that is present now, whenever and wherever it runs. */
  public Runnable carried(Runnable work) {
    return isTraced() ? Context.current().wrap(work) : work;
  }

  public Span begin(String name, SpanKind kind, @Nullable TenantId tenant, Context parent) {
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
    if (tenant != null) {
      builder.setAttribute(TENANT, tenant.toString());
    }
    return builder.startSpan();
  }

  /** An executor whose work is part of the trace in which it was handed over. */
  public ExecutorService carrying(ExecutorService executor) {
    return on ? Context.taskWrapping(executor) : executor;
  }

  /** The same, in the trace of whoever asks for it now. */
  public Runnable carrying(Runnable run) {
    return on ? Context.current().wrap(run) : run;
  }

  private boolean isTraced() {
    return on && Span.current().getSpanContext().isValid();
  }

  private static <T> T run(Span span, Supplier<T> work) {
    try (Scope current = span.makeCurrent()) {
      return work.get();
    } catch (Throwable failed) {
      span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
      throw failed;
    } finally {
      span.end();
    }
  }
}
