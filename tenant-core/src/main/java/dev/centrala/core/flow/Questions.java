package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.Card;
import dev.centrala.core.flow.graph.Option;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Question;
import dev.centrala.core.flow.graph.QueueLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Questions as messages: buttons beside the text where they can be drawn, numbers else. */
final class Questions {
  private Questions() {}

  static String words(Question question) {
    return question.prompts().stream().map(Prompt::text).collect(Collectors.joining("\n"));
  }

  static String numbered(Question question) {
    List<String> lines = new ArrayList<>(List.of(words(question)));
    for (Option option : question.options()) {
      boolean saysItself = option.label().equals(option.digit());
      if (!saysItself) {
        lines.add(option.digit() == null ? option.label() : option.digit() + " " + option.label());
      }
    }
    return String.join("\n", lines);
  }

  static Map<String, Object> payload(Question question) {
    Map<String, Object> payload = new LinkedHashMap<>();
    if (!question.options().isEmpty()) {
      payload.put(
          "options",
          question.options().stream()
              .map(option -> Map.of("id", option.id(), "label", option.label()))
              .toList());
    }
    if (question.secret()) {
      payload.put("secret", true);
    }
    question.prompts().stream().map(Questions::payload).forEach(payload::putAll);
    return payload;
  }

  static Map<String, Object> payload(Prompt prompt) {
    Card card = prompt.card();
    if (card == null) {
      return Map.of();
    }
    Map<String, Object> form = new LinkedHashMap<>();
    if (card.title() != null) {
      form.put("title", card.title());
    }
    if (card.text() != null) {
      form.put("text", card.text());
    }
    if (card.imageUrl() != null) {
      form.put("imageUrl", card.imageUrl());
    }
    form.put(
        "links",
        card.links().stream()
            .map(link -> Map.of("label", link.label(), "url", link.url()))
            .toList());
    return Map.of("card", form);
  }

  /** The other ways out of a queue, as a question that need not be answered. */
  static Question of(QueueLoop loop) {
    List<Prompt> prompts = new ArrayList<>();
    if (loop.announcement() != null) {
      prompts.add(loop.announcement());
    }
    loop.offers().forEach(offer -> prompts.add(offer.prompt()));
    return new Question(
        Question.Kind.MENU,
        prompts,
        loop.offers().stream().map(QueueLoop.Offer::option).toList(),
        1,
        1,
        null,
        0,
        false,
        false);
  }
}
