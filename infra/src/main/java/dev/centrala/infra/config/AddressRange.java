package dev.centrala.infra.config;

import java.net.InetAddress;
import java.util.Optional;

/** A range of network addresses in CIDR form (RFC 4632); a single address is a range of one. */
public record AddressRange(InetAddress network, int bits) {
  /** Empty for what is no literal address with a length that fits it; names are not looked up. */
  public static Optional<AddressRange> parse(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      InetAddress network = InetAddress.ofLiteral(parts[0]);
      int most = network.getAddress().length * Byte.SIZE;
      int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
      return bits < 0 || bits > most
          ? Optional.empty()
          : Optional.of(new AddressRange(network, bits));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] theirs = address.getAddress();
    byte[] ours = network.getAddress();
    if (theirs.length != ours.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((theirs[bit / Byte.SIZE] & mask) != (ours[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
