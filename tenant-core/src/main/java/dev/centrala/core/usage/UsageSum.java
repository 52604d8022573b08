package dev.centrala.core.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The quantity of one meter in one group; {@code group} is absent for use that belongs to none. */
public record UsageSum(Meter meter, BigDecimal quantity, @Nullable String group) {}
