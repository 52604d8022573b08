package dev.centrala.connectors.sandbox.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads {@code <Dial>} and its nouns. */
final class DialParser {
  private static final Set<String> RECORDING_EVENTS = Set.of("in-progress", "completed", "absent");
  private static final Set<String> CALL_EVENTS =
      Set.of("initiated", "ringing", "answered", "completed");
  private static final Set<String> CONFERENCE_EVENTS =
      Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{4,14}");
  private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9_.@+=-]{1,121}");
  private static final int INVALID_PHONE = 13223;

  private DialParser() {}

  static Verb.Dial dial(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "action",
            "method",
            "timeout",
            "hangupOnStar",
            "timeLimit",
            "callerId",
            "record",
            "trim",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "answerOnBridge",
            "ringTone",
            "recordingTrack",
            "sequential",
            "referUrl",
            "referMethod");
    List<DialTarget> targets = new ArrayList<>();
    for (Element child : TwimlXml.children(element)) {
      targets.add(target(child));
    }
    String bare = TwimlXml.ownText(element);
    if (!bare.isEmpty()) {
      targets.add(new DialTarget.Party(phone(bare), null, "POST", null, null));
    }
    boolean room = targets.stream().anyMatch(t -> !(t instanceof DialTarget.Party));
    if (targets.isEmpty() || (room && targets.size() > 1) || targets.size() > 10) {
      throw attributes.refused("there is nobody, or what cannot be dialled together");
    }
    attributes.choice("trim", "do-not-trim", "trim-silence", "do-not-trim");
    attributes.choice("recordingTrack", "both", "both", "inbound", "outbound");
    return new Verb.Dial(
        targets,
        attributes.url("action"),
        attributes.method("method"),
        attributes.number("timeout", 30, 1, 600),
        attributes.flag("hangupOnStar", false),
        attributes.number("timeLimit", 14_400, 1, 86_400),
        attributes.text("callerId"),
        attributes.choice(
            "record",
            "do-not-record",
            "do-not-record",
            "record-from-answer",
            "record-from-ringing",
            "record-from-answer-dual",
            "record-from-ringing-dual"),
        attributes.flag("answerOnBridge", false),
        attributes.flag("sequential", false),
        attributes.callback("recordingStatusCallback", Set.of("completed"), RECORDING_EVENTS));
  }

  private static DialTarget target(Element element) throws TwimlRefused {
    return switch (element.getTagName()) {
      case "Number" -> number(element);
      case "Client" -> client(element);
      case "Sip" -> sip(element);
      case "Conference" -> conference(element);
      case "Queue" -> queue(element);
      default ->
          throw new TwimlRefused(
              TwimlRefused.SCHEMA, "Invalid nested element: " + element.getTagName() + " in Dial");
    };
  }

  private static DialTarget number(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "sendDigits",
            "url",
            "method",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
            "byoc",
            "machineDetection",
            "amdStatusCallback",
            "amdStatusCallbackMethod",
            "machineDetectionTimeout",
            "machineDetectionSpeechThreshold",
            "machineDetectionSpeechEndThreshold",
            "machineDetectionSilenceTimeout");
    TwimlParser.noChildren(element);
    String digits = attributes.text("sendDigits");
    if (digits != null && !digits.matches("[0-9A-Da-dwW*#]+")) {
      throw attributes.refused("'" + digits + "' are no keys");
    }
    String phone = phone(element.getTextContent().strip());
    return party(attributes, phone, digits);
  }

  private static DialTarget client(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "url",
            "method",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent");
    String identity = TwimlXml.ownText(element);
    for (Element child : TwimlXml.children(element)) {
      switch (child.getTagName()) {
        case "Identity" -> identity = child.getTextContent().strip();
        case "Parameter" -> new Attributes(child, "name", "value");
        default -> throw attributes.refused("Invalid nested element " + child.getTagName());
      }
    }
    if (!IDENTITY.matcher(identity).matches()) {
      throw attributes.refused("'" + identity + "' is no client's identity");
    }
    return party(attributes, "client:" + identity, null);
  }

  private static DialTarget sip(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "username",
            "password",
            "url",
            "method",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
            "machineDetection",
            "amdStatusCallback",
            "amdStatusCallbackMethod",
            "machineDetectionTimeout",
            "machineDetectionSpeechThreshold",
            "machineDetectionSpeechEndThreshold",
            "machineDetectionSilenceTimeout");
    TwimlParser.noChildren(element);
    String address = element.getTextContent().strip();
    if (!address.matches("sips?:[^\\s@]+@\\S+")) {
      throw attributes.refused("'" + address + "' is no SIP address");
    }
    return party(attributes, address, null);
  }

  private static DialTarget party(Attributes attributes, String address, @Nullable String digits)
      throws TwimlRefused {
    return new DialTarget.Party(
        address,
        attributes.url("url"),
        attributes.method("method"),
        digits,
        attributes.callback("statusCallback", Set.of("completed"), CALL_EVENTS));
  }

  private static DialTarget conference(Element element) throws TwimlRefused {
    Attributes attributes =
        new Attributes(
            element,
            "muted",
            "beep",
            "startConferenceOnEnter",
            "endConferenceOnExit",
            "waitUrl",
            "waitMethod",
            "maxParticipants",
            "record",
            "region",
            "coach",
            "trim",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "eventCallbackUrl",
            "jitterBufferSize",
            "participantLabel");
    TwimlParser.noChildren(element);
    String name = element.getTextContent().strip();
    if (name.isEmpty() || name.length() > 128) {
      throw attributes.refused("a conference's name has 1 to 128 characters");
    }
    String coach = attributes.text("coach");
    if (coach != null && !coach.matches("CA[0-9a-f]{32}")) {
      throw attributes.refused("'" + coach + "' is no call to coach");
    }
    attributes.choice("trim", "do-not-trim", "trim-silence", "do-not-trim");
    attributes.choice("jitterBufferSize", "medium", "large", "medium", "small", "off");
    return new DialTarget.Conference(
        name,
        attributes.flag("muted", false),
        attributes.choice("beep", "true", "true", "false", "onEnter", "onExit"),
        attributes.flag("startConferenceOnEnter", true),
        attributes.flag("endConferenceOnExit", false),
        attributes.url("waitUrl"),
        attributes.method("waitMethod"),
        attributes.number("maxParticipants", 250, 2, 250),
        attributes
            .choice(
                "record", "do-not-record", "do-not-record", "record-from-start", "true", "false")
            .matches("record-from-start|true"),
        coach,
        attributes.text("participantLabel"),
        attributes.callback("statusCallback", Set.of("start", "end"), CONFERENCE_EVENTS),
        attributes.callback("recordingStatusCallback", Set.of("completed"), RECORDING_EVENTS));
  }

  private static DialTarget queue(Element element) throws TwimlRefused {
    new Attributes(element);
    TwimlParser.noChildren(element);
    return new DialTarget.Queue(element.getTextContent().strip());
  }

  private static String phone(String text) throws TwimlRefused {
    String compact = text.replaceAll("[\\s().-]", "");
    if (!PHONE.matcher(compact).matches()) {
      throw new TwimlRefused(INVALID_PHONE, "Invalid phone number format: " + text);
    }
    return compact;
  }
}
