package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a flow wants to happen while a contact waits; see {@link QueueLoop}. */
public record Loop(
    @Nullable AttachmentId music,
    int announceEverySeconds,
    boolean position,
    boolean estimatedWait,
    @Nullable Words announcement,
    List<Offered> offers) {
  private static final Set<String> TAKEN =
      Set.of("next", "done", "full", "timeout", "closed", "error");

  public Loop {
    offers = List.copyOf(offers);
  }

  /** Another way out than waiting, which leads to the exit of its name. */
  public record Offered(
      String exit, Words text, Words label, @Nullable String digit, int afterSeconds) {}

  static Loop read(Fields fields, Map<String, String> ways) {
    return new Loop(
        fields.has("musicId") ? fields.id("musicId", AttachmentId::parse) : null,
        fields.number("announceEverySeconds", 0, 3_600, 0),
        fields.flag("position", false),
        fields.flag("estimatedWait", false),
        fields.optionalWords("text"),
        fields.each("offers", 5, offer -> offered(offer, ways)));
  }

  private static Offered offered(Fields offer, Map<String, String> ways) {
    String exit = offer.name("exit");
    String next = offer.optionalText("next", 60);
    if (TAKEN.contains(exit) || ways.containsKey(exit)) {
      offer.wrong("exit", "is taken");
    } else if (next != null) {
      ways.put(exit, next);
    }
    return new Offered(
        exit,
        offer.words("text"),
        offer.words("label"),
        offer.optionalText("digit", 1),
        offer.number("afterSeconds", 0, 3_600, 0));
  }

  List<String> exits() {
    return offers.stream().map(Offered::exit).toList();
  }

  QueueLoop rendered(Moment now) {
    return new QueueLoop(
        music,
        announceEverySeconds,
        position,
        estimatedWait,
        announcement == null ? null : announcement.prompt(now),
        offers.stream()
            .map(offer ->
                new QueueLoop.Offer(
                    new Option(
                        offer.exit(), offer.label().prompt(now).text(), offer.digit(), List.of()),
                    offer.text().prompt(now),
                    offer.afterSeconds()))
            .toList(),
        now.language());
  }

  List<Words> words() {
    List<Words> words = new ArrayList<>();
    if (announcement != null) {
      words.add(announcement);
    }
    offers.forEach(offer -> {
      words.add(offer.text());
      words.add(offer.label());
    });
    return words;
  }

  Map<String, Object> write(Exits exits) {
    Map<String, Object> form = new LinkedHashMap<>();
    Written.put(form, "musicId", music);
    Written.unless(form, "announceEverySeconds", announceEverySeconds, 0);
    Written.unless(form, "position", position, false);
    Written.unless(form, "estimatedWait", estimatedWait, false);
    Written.words(form, "text", announcement);
    Written.unless(
        form, "offers", offers.stream().map(offer -> write(offer, exits)).toList(), List.of());
    return form;
  }

  private static Map<String, Object> write(Offered offer, Exits exits) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("exit", offer.exit());
    Written.words(form, "text", offer.text());
    Written.words(form, "label", offer.label());
    Written.put(form, "digit", offer.digit());
    Written.unless(form, "afterSeconds", offer.afterSeconds(), 0);
    Written.put(form, "next", exits.of(offer.exit()));
    return form;
  }
}
