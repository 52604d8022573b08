package dev.centrala.connectors.sandbox.voice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every telephone somebody has used or named. Every method needs the lock. */
final class Phones {
  private final Map<String, SimPhone> byAddress = new LinkedHashMap<>();
  private final Exchange exchange;

  Phones(Exchange exchange) {
    this.exchange = exchange;
  }

  SimPhone at(String address) {
    return byAddress.computeIfAbsent(address, one -> new SimPhone(exchange, one));
  }

  List<SimPhone> all() {
    return List.copyOf(byAddress.values());
  }
}
