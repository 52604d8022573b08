package dev.centrala.infra.fault;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were promised, and how long they waited for it. */
final class History {
  private final Map<String, String> contacts = new ConcurrentHashMap<>();
  private final Queue<Said> said = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Available> available = new ConcurrentLinkedQueue<>();
  private final Queue<Offered> offered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger reconnects = new AtomicInteger();

  /** A message that was acknowledged; the times are the client's. */
  record Said(
      String interaction,
      String clientMessageId,
      String text,
      boolean inbound,
      long firstSentMillis,
      long acknowledgedMillis) {
    long stallMillis() {
      return acknowledgedMillis - firstSentMillis;
    }
  }

  /** An agent was available on an open socket. */
  record Available(String agent, long fromMillis, long toMillis) {}

  /** An agent's desktop heard of an offer. */
  record Offered(String contact, long atMillis) {}

  void started(String interaction, String customer) {
    String before = contacts.putIfAbsent(interaction, customer);
    if (before != null && !before.equals(customer)) {
      wrong.add(before + " and " + customer + " were given the same contact " + interaction);
    }
  }

  void said(Said message) {
    said.add(message);
  }

  void available(Available interval) {
    available.add(interval);
  }

  void offered(Offered heard) {
    offered.add(heard);
  }

  void wrong(String what) {
    wrong.add(what);
  }

  void repeated() {
    repeats.incrementAndGet();
  }

  void reconnected() {
    reconnects.incrementAndGet();
  }

  Map<String, String> contacts() {
    return Map.copyOf(contacts);
  }

  List<Said> said() {
    return List.copyOf(said);
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  List<Available> available() {
    return List.copyOf(available);
  }

  List<Offered> offered() {
    return List.copyOf(offered);
  }

  int repeats() {
    return repeats.get();
  }

  int reconnects() {
    return reconnects.get();
  }
}
