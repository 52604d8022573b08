package dev.centrala.core.flow;

import dev.centrala.core.flow.ReadyFlow.With;
import dev.centrala.core.flow.graph.AnswerKind;
import dev.centrala.core.flow.graph.Asking;
import dev.centrala.core.flow.graph.BranchNode;
import dev.centrala.core.flow.graph.CallBackNode;
import dev.centrala.core.flow.graph.CollectNode;
import dev.centrala.core.flow.graph.EndNode;
import dev.centrala.core.flow.graph.EnqueueNode;
import dev.centrala.core.flow.graph.Exits;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowNode;
import dev.centrala.core.flow.graph.HoursNode;
import dev.centrala.core.flow.graph.HttpNode;
import dev.centrala.core.flow.graph.LanguageNode;
import dev.centrala.core.flow.graph.Loop;
import dev.centrala.core.flow.graph.MenuNode;
import dev.centrala.core.flow.graph.MenuNode.Entry;
import dev.centrala.core.flow.graph.SayNode;
import dev.centrala.core.flow.graph.SendNode;
import dev.centrala.core.flow.graph.SurveyNode;
import dev.centrala.core.flow.graph.VoicemailNode;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.flow.graph.Words;
import dev.centrala.core.shared.Channel;
import java.util.List;

/** How the ready-made flows are made. */
final class ReadyFlows {
  private static final EndNode END = new EndNode("end", null);

  private ReadyFlows() {}

  static FlowDefinition autoAttendant(With with) {
    return FlowDefinition.of(
        new MenuNode(
            "menu",
            Asking.of(
                Words.of(
                    "Welcome to "
                        + with.company()
                        + ". For sales press 1, for service press 2, or wait for an operator.")),
            List.of(
                new Entry("sales", Words.of("Sales"), "1", List.of("buy", "order")),
                new Entry("service", Words.of("Service"), "2", List.of("help", "support"))),
            "topic",
            Exits.NONE
                .and("sales", "queue")
                .and("service", "queue")
                .and("silence", "queue")
                .and("noMatch", "queue")),
        new EnqueueNode("queue", with.queue(), 0, Exits.next("end")),
        END);
  }

  static FlowDefinition hoursAndVoicemail(With with) {
    return FlowDefinition.of(
        new HoursNode("hours", with.hours(), Exits.NONE.and("open", "greet").and("closed", "note")),
        say("greet", "Welcome to " + with.company() + ". One moment, please.", "queue"),
        new EnqueueNode(
            "queue",
            with.queue(),
            0,
            Exits.next("end").and("full", "note").and("timeout", "note").and("closed", "note")),
        voicemail(with, "Nobody can answer now. Please leave a message and how to reach you."),
        say("thanks", "Thank you. We will come back to you.", "end"),
        END);
  }

  static FlowDefinition languageChoice(With with) {
    Words choice =
        Words.of("For English press 1. Für Deutsch drücken Sie die 2. Pour le français, le 3.");
    return FlowDefinition.in(
        List.of("en", "de", "fr"),
        new MenuNode(
            "choose",
            Asking.of(choice),
            List.of(
                new Entry("en", Words.of("English"), "1", List.of()),
                new Entry("de", Words.of("Deutsch"), "2", List.of("german")),
                new Entry("fr", Words.of("Français"), "3", List.of("french"))),
            null,
            Exits.NONE
                .and("en", "english")
                .and("de", "german")
                .and("fr", "french")
                .and("silence", "english")
                .and("noMatch", "english")),
        new LanguageNode("english", "en", Exits.next("greet")),
        new LanguageNode("german", "de", Exits.next("greet")),
        new LanguageNode("french", "fr", Exits.next("greet")),
        new SayNode(
            "greet",
            Words.in(
                "en", "Welcome to " + with.company() + ".",
                "de", "Willkommen bei " + with.company() + ".",
                "fr", "Bienvenue chez " + with.company() + "."),
            Exits.next("queue")),
        new EnqueueNode("queue", with.queue(), 0, Exits.next("end")),
        END);
  }

  static FlowDefinition callBackOffer(With with) {
    Loop loop =
        new Loop(
            null,
            30,
            true,
            true,
            Words.of("All our colleagues are busy. Please stay with us."),
            List.of(
                new Loop.Offered(
                    "callBack",
                    Words.of("Press 1 and we call you back: you keep your place."),
                    Words.of("Call me back"),
                    "1",
                    30),
                new Loop.Offered(
                    "note",
                    Words.of("Press 2 to leave a message."),
                    Words.of("Leave a message"),
                    "2",
                    30)));
    return FlowDefinition.of(
        say("greet", "Welcome to " + with.company() + ".", "queue"),
        new EnqueueNode(
            "queue",
            with.queue(),
            0,
            Wishes.NONE,
            loop,
            Exits.next("end")
                .and("full", "note")
                .and("timeout", "note")
                .and("closed", "note")
                .and("callBack", "book")
                .and("note", "note")),
        new CallBackNode(
            "book",
            "customer.phone",
            null,
            with.queue(),
            0,
            Wishes.NONE,
            true,
            3,
            900,
            Exits.next("booked").and("error", "note")),
        say("booked", "We will call you as soon as it is your turn. Goodbye.", "end"),
        voicemail(with, "Please leave a message and how to reach you."),
        say("thanks", "Thank you. We will come back to you.", "end"),
        END);
  }

  static FlowDefinition survey(With with) {
    return FlowDefinition.of(
        say("greet", "Welcome to " + with.company() + ". One moment, please.", "queue"),
        new EnqueueNode("queue", with.queue(), 0, Exits.next("how")),
        new SurveyNode(
            "how",
            Asking.of(Words.of("How satisfied are you, from 1 (not at all) to 5 (very)?")),
            false,
            Words.of("Thank you. Would you like to say why?"),
            "score",
            Exits.next("thanks").and("silence", "end")),
        say("thanks", "Thank you for your time.", "end"),
        END);
  }

  static FlowDefinition selfService(With with) {
    return FlowDefinition.of(
        new CollectNode(
            "ask",
            Asking.of(Words.of("Welcome to " + with.company() + ". What is your order number?")),
            AnswerKind.DIGITS,
            "order",
            4,
            12,
            "#",
            Words.of("I understood {{answer}}. Is that right?"),
            Exits.next("look").and("silence", "queue").and("noMatch", "queue")),
        new HttpNode(
            "look",
            "GET",
            "https://shop.example.com/orders/{{vars.order}}",
            List.of(),
            null,
            5,
            1,
            "answer",
            Exits.next("known").and("failed", "sorry").and("error", "sorry")),
        new BranchNode(
            "known",
            "has(vars.answer.body.status)",
            Exits.NONE.and("yes", "tell").and("no", "sorry").and("error", "sorry")),
        say("tell", "Order {{vars.order}} is {{vars.answer.body.status}}.", "end"),
        say("sorry", "I cannot find that order. A colleague will help you.", "queue"),
        new EnqueueNode("queue", with.queue(), 0, Exits.next("end")),
        END);
  }

  /**
   * Whoever has told that they need text is not spoken to at all; anybody else may choose it by a
   * key, which the tones of a text telephone reach, too.
   */
  static FlowDefinition textRelay(With with) {
    return FlowDefinition.of(
        new BranchNode(
            "needs",
            "has(customer.attributes.needs) && customer.attributes.needs == 'text'",
            Exits.NONE.and("yes", "write").and("no", "choose").and("error", "choose")),
        new MenuNode(
            "choose",
            Asking.of(
                Words.of(
                    "Welcome to "
                        + with.company()
                        + ". To go on in writing press 9, or wait for an operator.")),
            List.of(new Entry("text", Words.of("In writing"), "9", List.of("text", "write"))),
            null,
            Exits.NONE.and("text", "write").and("silence", "queue").and("noMatch", "queue")),
        new SendNode(
            "write",
            Channel.SMS,
            "customer.phone",
            Words.of(
                "This is "
                    + with.company()
                    + ". You called us: write here, and a colleague answers you in writing."),
            true,
            Exits.next("queue").and("error", "queue")),
        new EnqueueNode("queue", with.queue(), 0, Exits.next("end")),
        END);
  }

  private static FlowNode say(String id, String text, String next) {
    return new SayNode(id, Words.of(text), Exits.next(next));
  }

  private static FlowNode voicemail(With with, String text) {
    return new VoicemailNode(
        "note", Words.of(text), 120, with.queue(), "voicemail", Exits.next("thanks"));
  }
}
