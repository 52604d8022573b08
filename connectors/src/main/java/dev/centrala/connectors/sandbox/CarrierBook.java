package dev.centrala.connectors.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All the carrier knows: accounts, numbers, messages and who opted out. Safe for use by several
 * threads.
 */
final class CarrierBook {
  /** A customer who blocked a number of an account. */
  record Block(String number, String customer) {}

  private final Map<String, CarrierAccount> accounts = new LinkedHashMap<>();
  private final Map<String, CarrierNumber> numbers = new LinkedHashMap<>();
  private final Map<String, CarrierMessage> messages = new LinkedHashMap<>();
  private final Set<Block> blocks = new HashSet<>();
  private int numbersGiven;

  synchronized void putAccount(CarrierAccount account) {
    accounts.put(account.sid(), account);
  }

  synchronized Optional<CarrierAccount> account(String sid) {
    return Optional.ofNullable(accounts.get(sid));
  }

  synchronized List<CarrierAccount> accounts() {
    return List.copyOf(accounts.values());
  }

  synchronized void putNumber(CarrierNumber number) {
    numbers.put(number.phoneNumber(), number);
  }

  synchronized Optional<CarrierNumber> number(String phoneNumber) {
    return Optional.ofNullable(numbers.get(phoneNumber));
  }

  synchronized List<CarrierNumber> numbers() {
    return List.copyOf(numbers.values());
  }

  synchronized List<CarrierNumber> numbersOf(String accountSid) {
    return numbers.values().stream().filter(n -> n.accountSid().equals(accountSid)).toList();
  }

  /**
   * A number nobody has, from the range that is kept for fiction (555-0100 to 555-0199 of an area).
   */
  synchronized String unusedPhoneNumber() {
    int[] areas = {202, 212, 303, 312, 415, 503, 617, 702, 808, 907};
    while (true) {
      String candidate =
          "+1%d55501%02d".formatted(areas[(numbersGiven / 100) % areas.length], numbersGiven % 100);
      numbersGiven++;
      if (!numbers.containsKey(candidate)) {
        return candidate;
      }
    }
  }

  synchronized void putMessage(CarrierMessage message) {
    messages.put(message.sid(), message);
  }

  synchronized Optional<CarrierMessage> message(String accountSid, String sid) {
    return Optional.ofNullable(messages.get(sid)).filter(m -> m.accountSid().equals(accountSid));
  }

  synchronized @Nullable CarrierMessage change(String sid, UnaryOperator<CarrierMessage> change) {
    return messages.computeIfPresent(sid, (same, message) -> change.apply(message));
  }

  synchronized void removeMessage(String sid) {
    messages.remove(sid);
  }

  /** Newest first, as Twilio lists them. */
  synchronized List<CarrierMessage> messages(Predicate<CarrierMessage> wanted) {
    return new ArrayList<>(messages.values()).reversed().stream().filter(wanted).toList();
  }

  synchronized Set<Block> blocks() {
    return Set.copyOf(blocks);
  }

  synchronized boolean isBlocked(String number, String customer) {
    return blocks.contains(new Block(number, customer));
  }

  synchronized void block(String number, String customer) {
    blocks.add(new Block(number, customer));
  }

  synchronized boolean unblock(String number, String customer) {
    return blocks.remove(new Block(number, customer));
  }

  CarrierNumber addNumber(String accountSid, String phoneNumber, Instant at) {
    CarrierNumber number =
        new CarrierNumber(accountSid, Sids.next("PN"), phoneNumber, Map.of(), at, at);
    putNumber(number);
    return number;
  }
}
