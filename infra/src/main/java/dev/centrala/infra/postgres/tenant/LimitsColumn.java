package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.tenant.ChannelLimits;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * The column {@code limits} of tenants and users: voice, chat, message, mail, task, all together;
 * what is not there is without limit.
 */
public final class LimitsColumn {
  private LimitsColumn() {}

  public static @Nullable Integer[] write(ChannelLimits limits) {
    return new @Nullable Integer[] {
      limits.voice(),
      limits.chat(),
      limits.message(),
      limits.mail(),
      limits.task(),
      limits.contacts()
    };
  }

  public static ChannelLimits read(Row row) {
    @Nullable Integer[] limits = row.getArrayOfIntegers("limits");
    return new ChannelLimits(
        at(limits, 0), at(limits, 1), at(limits, 2), at(limits, 3), at(limits, 4), at(limits, 5));
  }

  private static @Nullable Integer at(@Nullable Integer[] limits, int place) {
    return place < limits.length ? limits[place] : null;
  }
}
