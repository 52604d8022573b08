package dev.centrala.infra.outbound;

import dev.centrala.infra.config.AddressRange;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are out on the public internet. Everything in the special-purpose registries of
 * IANA (RFC 6890) is not: private, shared (CGNAT), loopback, link-local, unique local, multicast,
 * documentation, and the ranges that carry an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4,
 * Teredo).
 */
final class PublicAddresses {
  private static final List<AddressRange> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** The only part of IPv6 that is given out as global unicast. */
  private static final AddressRange GLOBAL_V6 = range("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    return switch (address) {
      case Inet4Address v4 -> NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(address));
      case Inet6Address v6 ->
          GLOBAL_V6.contains(address)
              && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(address));
      default -> false;
    };
  }

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(PublicAddresses::range).toList();
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }
}
