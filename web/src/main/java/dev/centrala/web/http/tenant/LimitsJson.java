package dev.centrala.web.http.tenant;

import dev.centrala.core.tenant.ChannelLimits;
import org.jspecify.annotations.Nullable;

/** How many contacts at most, as sent; null is without a limit of its own. */
public record LimitsJson(
    @Nullable Integer voice,
    @Nullable Integer chat,
    @Nullable Integer message,
    @Nullable Integer mail,
    @Nullable Integer task,
    @Nullable Integer contacts) {
  public static LimitsJson of(ChannelLimits limits) {
    return new LimitsJson(
        limits.voice(),
        limits.chat(),
        limits.message(),
        limits.mail(),
        limits.task(),
        limits.contacts());
  }

  public ChannelLimits toCore() {
    return new ChannelLimits(voice, chat, message, mail, task, contacts);
  }
}
