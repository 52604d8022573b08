package dev.centrala.infra.outbound;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.webhook.Targets;
import dev.centrala.infra.config.HostPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The rule for addresses that users give: every address that the name has must be public, unless
 * the operator allows the host ({@code CENTRALA_PRIVATE_TARGETS}). At save it refuses what it can;
 * the client asks again at every connect.
 */
public final class PublicTargets implements Targets {
  private static final long LONGEST_LOOKUP_SECONDS = 5;
  private static final Executor LOOKUPS =
      lookup -> Thread.ofVirtual().name("name lookup").start(lookup);

  private final Resolver resolver;
  private final List<HostPort> allowed;

  public PublicTargets(Resolver resolver, List<HostPort> allowed) {
    this.resolver = resolver;
    this.allowed = List.copyOf(allowed);
  }

  /** What may be connected to for a URL. */
  sealed interface Reach {
    /** This address, and no other that the name may have a moment later. */
    record Address(Target target, InetAddress address) implements Reach {}

    /** The rule forbids it. */
    record Forbidden(String detail) implements Reach {}

    /** The name has no address now. */
    record Unknown(String detail) implements Reach {}
  }

  @Override
  public void check(String pointer, String url) {
    if (reach(url) instanceof Reach.Forbidden forbidden) {
      throw RefusedException.invalid(pointer, forbidden.detail());
    }
  }

  Reach reach(String url) {
    Optional<Target> parsed = Target.parse(url);
    if (parsed.isEmpty()) {
      return new Reach.Forbidden("must be an http or https address with a plain host");
    }
    Target target = parsed.get();
    List<InetAddress> addresses;
    try {
      addresses = resolve(target.host());
    } catch (UnknownHostException unknown) {
      return new Reach.Unknown("the name " + target.host() + " has no address");
    }
    boolean excepted = allowed.stream().anyMatch(host -> host.covers(target.host(), target.port()));
    if (!excepted && !addresses.stream().allMatch(PublicAddresses::isPublic)) {
      return new Reach.Forbidden("leads to an address that is not public");
    }
    return new Reach.Address(target, addresses.getFirst());
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
    LOOKUPS.execute(() -> {
      try {
        lookup.complete(resolver.resolve(host));
      } catch (UnknownHostException | RuntimeException failed) {
        lookup.completeExceptionally(failed);
      }
    });
    try {
      List<InetAddress> addresses = lookup.get(LONGEST_LOOKUP_SECONDS, TimeUnit.SECONDS);
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses;
    } catch (ExecutionException | TimeoutException failed) {
      throw new UnknownHostException(host);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
