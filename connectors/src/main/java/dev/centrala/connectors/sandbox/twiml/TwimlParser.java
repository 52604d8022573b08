package dev.centrala.connectors.sandbox.twiml;

import dev.centrala.connectors.sandbox.twiml.Verb.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the answer to a voice webhook; attributes and defaults are those of Twilio's pages. */
public final class TwimlParser {
  private static final Set<String> RECORDING_EVENTS = Set.of("in-progress", "completed", "absent");
  private static final Set<String> SPEECH_MARKUP =
      Set.of(
          "break",
          "emphasis",
          "lang",
          "p",
          "phoneme",
          "prosody",
          "s",
          "say-as",
          "sub",
          "w",
          "amazon:effect",
          "amazon:domain",
          "amazon:emotion",
          "mark",
          "audio",
          "speak");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,4}(-[A-Za-z0-9]{2,8})*");
  private static final int DAY_SECONDS = 86_400;

  private TwimlParser() {}

  /** The verbs of an answer; none when it is empty. */
  public static List<Verb> parse(String contentType, String answer) throws TwimlRefused {
    if (answer.isBlank()) {
      throw new TwimlRefused(TwimlRefused.PARSE_FAILURE, "the document is empty");
    }
    if (contentType.startsWith("text/plain")) {
      return List.of(new Verb.Say(answer.strip(), null, null, 1));
    }
    if (contentType.startsWith("audio/")) {
      return List.of(new Verb.Play("", null, 1));
    }
    Element response = TwimlXml.response(contentType, answer);
    if (!TwimlXml.ownText(response).isEmpty()) {
      throw new TwimlRefused(TwimlRefused.SCHEMA, "text is not allowed right under Response");
    }
    List<Verb> verbs = new ArrayList<>();
    for (Element child : TwimlXml.children(response)) {
      verbs.add(verb(child));
    }
    return verbs;
  }

  private static Verb verb(Element element) throws TwimlRefused {
    return switch (element.getTagName()) {
      case "Say", "Play", "Pause" -> prompt(element);
      case "Gather" -> gather(element);
      case "Redirect" -> redirect(element);
      case "Hangup" -> {
        empty(element);
        yield new Verb.Hangup();
      }
      case "Leave" -> {
        empty(element);
        yield new Verb.Leave();
      }
      case "Reject" -> {
        Attributes attributes = new Attributes(element, "reason");
        noChildren(element);
        yield new Verb.Reject(attributes.choice("reason", "rejected", "rejected", "busy"));
      }
      case "Enqueue" -> enqueue(element);
      case "Record" -> recording(element);
      case "Dial" -> DialParser.dial(element);
      default ->
          throw new TwimlRefused(TwimlRefused.SCHEMA, "Invalid verb: " + element.getTagName());
    };
  }

  private static Prompt prompt(Element element) throws TwimlRefused {
    return switch (element.getTagName()) {
      case "Say" -> say(element);
      case "Play" -> play(element);
      case "Pause" -> {
        Attributes attributes = new Attributes(element, "length");
        noChildren(element);
        yield new Verb.Pause(attributes.number("length", 1, 0, DAY_SECONDS));
      }
      default ->
          throw new TwimlRefused(
              TwimlRefused.SCHEMA,
              "Invalid nested verb: " + element.getTagName() + " in " + parentOf(element));
    };
  }

  private static Verb.Say say(Element element) throws TwimlRefused {
    Attributes attributes = new Attributes(element, "voice", "loop", "language");
    for (Element child : TwimlXml.children(element)) {
      if (!SPEECH_MARKUP.contains(child.getTagName())) {
        throw attributes.refused("Invalid nested element " + child.getTagName());
      }
    }
    String language = attributes.text("language");
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw attributes.refused("'" + language + "' is not a language");
    }
    String text = element.getTextContent().strip().replaceAll("\\s+", " ");
    return new Verb.Say(
        text, language, attributes.text("voice"), attributes.number("loop", 1, 0, 1000));
  }

  private static Verb.Play play(Element element) throws TwimlRefused {
    Attributes attributes = new Attributes(element, "loop", "digits");
    noChildren(element);
    String url = element.getTextContent().strip();
    String digits = attributes.text("digits");
    if (digits != null && !digits.matches("[0-9A-Da-dw*#]+")) {
      throw attributes.refused("'" + digits + "' are no keys");
    }
    if (digits == null && url.isEmpty()) {
      throw attributes.refused("there is nothing to play");
    }
    attributes.checkUrl(url);
    return new Verb.Play(url, digits, attributes.number("loop", 1, 0, 1000));
  }

  private static Verb.Gather gather(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "input",
            "action",
            "method",
            "timeout",
            "speechTimeout",
            "maxSpeechTime",
            "profanityFilter",
            "finishOnKey",
            "numDigits",
            "partialResultCallback",
            "partialResultCallbackMethod",
            "language",
            "hints",
            "bargeIn",
            "debug",
            "actionOnEmptyResult",
            "dtmfDetection",
            "speechModel",
            "enhanced");
    String input =
        attributes.choice("input", "dtmf", "dtmf", "speech", "dtmf speech", "speech dtmf");
    String speechTimeout = attributes.text("speechTimeout");
    if (speechTimeout != null && !speechTimeout.matches("auto|[0-9]{1,4}")) {
      throw attributes.refused("'" + speechTimeout + "' is no speechTimeout");
    }
    String language = attributes.text("language");
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw attributes.refused("'" + language + "' is not a language");
    }
    attributes.flag("bargeIn", true);
    attributes.flag("profanityFilter", true);
    attributes.flag("enhanced", false);
    attributes.url("partialResultCallback");
    List<Prompt> prompts = new ArrayList<>();
    for (Element child : TwimlXml.children(element)) {
      prompts.add(prompt(child));
    }
    if (!TwimlXml.ownText(element).isEmpty()) {
      throw attributes.refused("text is not allowed");
    }
    boolean auto = "auto".equals(attributes.text("timeout"));
    return new Verb.Gather(
        input.contains("dtmf"),
        input.contains("speech"),
        attributes.url("action"),
        attributes.method("method"),
        auto ? 5 : attributes.number("timeout", 5, 0, 600),
        attributes.keys("finishOnKey", "#"),
        attributes.numberOrNothing("numDigits", 1, 1000),
        attributes.flag("actionOnEmptyResult", false),
        language == null ? "en-US" : language,
        prompts);
  }

  private static Verb.Redirect redirect(Element element) throws TwimlRefused {
    Attributes attributes = new Attributes(element, "method");
    noChildren(element);
    String url = element.getTextContent().strip();
    attributes.checkUrl(url);
    return new Verb.Redirect(url, attributes.method("method"));
  }

  private static Verb.Enqueue enqueue(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(element, "action", "method", "waitUrl", "waitUrlMethod", "maxQueueSize");
    noChildren(element);
    String queue = element.getTextContent().strip();
    if (queue.isEmpty() || queue.length() > 64) {
      throw attributes.refused("a queue's name has 1 to 64 characters");
    }
    attributes.number("maxQueueSize", 100, 1, 5000);
    return new Verb.Enqueue(
        queue,
        attributes.url("action"),
        attributes.method("method"),
        attributes.url("waitUrl"),
        attributes.method("waitUrlMethod"));
  }

  private static Verb.Recording recording(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "action",
            "method",
            "timeout",
            "finishOnKey",
            "maxLength",
            "playBeep",
            "trim",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "transcribe",
            "transcribeCallback");
    noChildren(element);
    attributes.choice("trim", "trim-silence", "trim-silence", "do-not-trim");
    attributes.flag("transcribe", false);
    attributes.url("transcribeCallback");
    return new Verb.Recording(
        attributes.url("action"),
        attributes.method("method"),
        attributes.number("timeout", 5, 0, 600),
        attributes.keys("finishOnKey", "1234567890*#"),
        attributes.number("maxLength", 3600, 1, 14_400),
        attributes.flag("playBeep", true),
        attributes.callback("recordingStatusCallback", Set.of("completed"), RECORDING_EVENTS));
  }

  private static void empty(Element element) throws TwimlRefused {
    new Attributes(element);
    noChildren(element);
  }

  static void noChildren(Element element) throws TwimlRefused {
    for (Element child : TwimlXml.children(element)) {
      throw new TwimlRefused(
          TwimlRefused.SCHEMA,
          "Invalid nested element: " + child.getTagName() + " in " + element.getTagName());
    }
  }

  private static @Nullable String parentOf(Element element) {
    return element.getParentNode() == null ? null : element.getParentNode().getNodeName();
  }
}
