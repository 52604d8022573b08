package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold when all is quiet, whatever happened. Answers with what does not. */
final class Invariants {
  static final long OFFER_GRACE_MILLIS = 2_000;
  private static final int CHAT_COST = 25;
  private static final int BUDGET = 100;

  private final Books books;
  private final Holdings holdings;
  private final History history;
  private final Journal journal;
  private final List<String> broken = new ArrayList<>();
  private int promised;
  private int kept;

  Invariants(Books books, History history, Journal journal) {
    this.books = books;
    this.holdings = Holdings.of(books);
    this.history = history;
    this.journal = journal;
  }

  List<String> check() {
    broken.addAll(history.wrong());
    broken.addAll(holdings.doubles());
    contactsEndOnce();
    messagesAreThereOnce();
    nobodyIsOverloaded();
    explanationsAgree();
    usageAgrees();
    offersEndInTime();
    return List.copyOf(broken);
  }

  Holdings holdings() {
    return holdings;
  }

  /** The share of acknowledged contacts and messages that are there, once. */
  double completeness() {
    return promised == 0 ? 0 : (double) kept / promised;
  }

  private void promise(boolean isKept, String otherwise) {
    promised++;
    if (isKept) {
      kept++;
    } else {
      broken.add(otherwise);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }

  private void contactsEndOnce() {
    history
        .contacts()
        .forEach((contact, customer) -> {
          String state = books.contacts().getOrDefault(contact, "unknown");
          boolean over = state.equals("ended") || state.equals("abandoned");
          long ends = count(contact, "interaction.ended");
          promise(
              over && ends == 1, contact + " of " + customer + " is " + state + ", ended " + ends);
        });
    books
        .contacts()
        .keySet()
        .forEach(contact ->
            require(
                history.contacts().containsKey(contact),
                contact + " was made, and nobody was told of it"));
    books
        .timelines()
        .forEach((contact, events) -> {
          for (int i = 0; i < events.size(); i++) {
            require(
                events.get(i).sequence() == i + 1, contact + " has a gap in its timeline at " + i);
          }
          require(count(contact, "interaction.created") == 1, contact + " was not created once");
        });
  }

  private long count(String contact, String type) {
    return books.timelines().getOrDefault(contact, List.of()).stream()
        .filter(event -> event.type().equals(type))
        .count();
  }

  private void messagesAreThereOnce() {
    Map<String, List<Books.Written>> byClientId =
        books.messages().stream()
            .filter(message -> message.clientMessageId() != null)
            .collect(Collectors.groupingBy(m -> m.contact() + " " + m.clientMessageId()));
    Map<String, Long> onTimeline =
        books.timelines().values().stream()
            .flatMap(List::stream)
            .filter(event -> event.type().startsWith("message."))
            .collect(
                Collectors.groupingBy(
                    event -> event.data().path("messageId").asText(), Collectors.counting()));
    for (History.Said said : history.said()) {
      List<Books.Written> found =
          byClientId.getOrDefault(said.interaction() + " " + said.clientMessageId(), List.of());
      promise(
          found.size() == 1
              && found.getFirst().text().equals(said.text())
              && onTimeline.getOrDefault(found.getFirst().id(), 0L) == 1,
          "the message \"" + said.text() + "\" in " + said.interaction() + " is " + found);
    }
    Map<String, Long> texts =
        books.messages().stream()
            .collect(
                Collectors.groupingBy(m -> m.contact() + " " + m.text(), Collectors.counting()));
    history.said().stream()
        .filter(History.Said::inbound)
        .forEach(said ->
            require(
                texts.getOrDefault(said.interaction() + " " + said.text(), 0L) == 1,
                "\"" + said.text() + "\" is there more than once"));
  }

  private void nobodyIsOverloaded() {
    for (Holdings.Held open : holdings.held()) {
      require(!open.isOpen(), open.contact() + " is still with " + open.agent());
    }
    Map<String, List<Holdings.Held>> byAgent =
        holdings.held().stream().collect(Collectors.groupingBy(Holdings.Held::agent));
    byAgent.forEach((agent, held) -> {
      TreeMap<Long, Integer> changes = new TreeMap<>();
      held.forEach(each -> {
        changes.merge(each.fromMillis(), CHAT_COST, Integer::sum);
        changes.merge(each.toMillis(), -CHAT_COST, Integer::sum);
      });
      int used = 0;
      for (Map.Entry<Long, Integer> change : changes.entrySet()) {
        used += change.getValue();
        require(
            used <= BUDGET, "agent " + agent + " had " + used + " in hand at " + change.getKey());
      }
    });
    books
        .loads()
        .forEach((agent, used) ->
            require(used == 0, "agent " + agent + " is said to have " + used + " in hand"));
  }

  private void explanationsAgree() {
    compare("interaction.offered", Set.of("offered"));
    compare("interaction.assigned", Set.of("accepted", "assignedDirectly"));
    compare("interaction.resumed", Set.of("resumed"));
  }

  private void compare(String type, Set<String> decisions) {
    Map<String, Long> happened = new HashMap<>();
    books
        .timelines()
        .forEach((contact, events) ->
            events.stream()
                .filter(event -> event.type().equals(type))
                .forEach(event -> happened.merge(contact + " " + event.agent(), 1L, Long::sum)));
    Map<String, Long> explained =
        books.explained().stream()
            .filter(each -> decisions.contains(each.decision()))
            .map(each -> each.contact() + " " + each.chosen())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Set<String> all = new HashSet<>(happened.keySet());
    all.addAll(explained.keySet());
    for (String each : all) {
      require(
          happened.getOrDefault(each, 0L).equals(explained.getOrDefault(each, 0L)),
          type
              + " of "
              + each
              + " happened "
              + happened.getOrDefault(each, 0L)
              + " times and is explained "
              + explained.getOrDefault(each, 0L)
              + " times");
    }
  }

  private void usageAgrees() {
    Set<String> counted = new HashSet<>(books.conversationsCounted());
    require(
        counted.size() == books.conversationsCounted().size(), "a conversation is counted twice");
    require(
        counted.equals(books.contacts().keySet()),
        counted.size() + " conversations are counted of " + books.contacts().size());
  }

  private void offersEndInTime() {
    for (Holdings.Held offer : holdings.offers()) {
      long latest = journal.excuse(offer.dueMillis()) + OFFER_GRACE_MILLIS;
      require(
          offer.toMillis() <= latest,
          "the offer of "
              + offer.contact()
              + " outlived its deadline by "
              + (offer.toMillis() - offer.dueMillis())
              + " ms during "
              + journal.during(offer.dueMillis(), offer.toMillis()));
    }
  }
}
