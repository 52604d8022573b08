package dev.centrala.infra.trace;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.List;
import java.util.Map;

/**
 * Traces as the standard {@code OTEL_*} environment says: off unless it names an exporter or an
 * endpoint. Sent as OTLP over HTTP; no metrics and no logs.
 */
public final class ExportedTraces {
  private static final List<String> ENDPOINTS =
      List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";

  private ExportedTraces() {}

  public static Traces of(Map<String, String> environment) {
    if (!isWanted(environment)) {
      return Traces.OFF;
    }
    return new Traces(
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() ->
                Map.of(
                    "otel.service.name", "centrala",
                    "otel.exporter.otlp.protocol", "http/protobuf",
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none"))
            .build()
            .getOpenTelemetrySdk());
  }

  private static boolean isWanted(Map<String, String> environment) {
    String exporter = environment.get(EXPORTER);
    return !Boolean.parseBoolean(environment.get("OTEL_SDK_DISABLED"))
        && !"none".equals(exporter)
        && (exporter != null || ENDPOINTS.stream().anyMatch(environment::containsKey));
  }
}
