package dev.centrala.web.http.customer;

import dev.centrala.core.customer.Customer;
import dev.centrala.web.wire.InteractionBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it is sent. */
public record CustomerJson(
    String id,
    long version,
    @Nullable String name,
    List<InteractionBody.IdentityBody> identities,
    Map<String, String> attributes,
    @Nullable String mergedInto,
    Instant createdAt) {
  static CustomerJson of(Customer customer) {
    return new CustomerJson(
        customer.id().toString(),
        customer.version(),
        customer.name(),
        customer.identities().stream()
            .map(each -> new InteractionBody.IdentityBody(each.kind().wireName(), each.value()))
            .toList(),
        customer.attributes(),
        customer.mergedInto() == null ? null : customer.mergedInto().toString(),
        customer.createdAt());
  }
}
