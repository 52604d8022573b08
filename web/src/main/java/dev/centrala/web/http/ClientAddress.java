package dev.centrala.web.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * The network address of who asks. {@code X-Forwarded-For} is believed only from a proxy that the
 * operator trusts, and in it only what trusted proxies appended: the client is the rightmost hop
 * that is none of them. Whatever else a client writes there changes nothing.
 */
public final class ClientAddress {
  private static final String KEY = "centrala.clientAddress";
  private static final String HEADER = "X-Forwarded-For";

  private final Predicate<InetAddress> trusted;

  public ClientAddress(Predicate<InetAddress> trusted) {
    this.trusted = trusted;
  }

  /** Before everything that asks {@link #of}. */
  public void note(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.put(
        KEY, client(request.remoteAddress().hostAddress(), request.headers().getAll(HEADER)));
    context.next();
  }

  /** The address that was noted; of a request that nobody noted, the connection's. */
  public static String of(RoutingContext context) {
    String noted = context.get(KEY);
    return noted == null ? context.request().remoteAddress().hostAddress() : noted;
  }

  /** The client behind the connection from {@code peer}, given the headers in their order. */
  String client(String peer, List<String> forwarded) {
    String client = peer;
    String[] hops = String.join(",", forwarded).split(",", -1);
    for (int hop = hops.length - 1; hop >= 0 && isTrusted(client); hop--) {
      String next = hops[hop].strip();
      if (!isAddress(next)) {
        break;
      }
      client = InetAddress.ofLiteral(next).getHostAddress();
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return isAddress(address) && trusted.test(InetAddress.ofLiteral(address));
  }

  private static boolean isAddress(String text) {
    try {
      return !text.isEmpty() && InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
