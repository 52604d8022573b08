package dev.centrala.core.tenant;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A change to an item: the names of the fields that it touches, for the audit log, and the item
 * with the change made.
 */
public record Edit<T>(List<String> fields, UnaryOperator<T> change) {}
