package dev.centrala.connectors.sandbox;

import dev.centrala.connectors.sandbox.twiml.TwimlRefused;
import dev.centrala.connectors.sandbox.twiml.TwimlXml;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One {@code <Message>} of a TwiML answer; empty {@code to} and {@code from} mean the sender and
 * the number that was written to.
 */
record TwimlMessage(
    String to, String from, String statusCallback, String body, List<String> media) {

  /** The messages of an answer in order; none for an empty answer. */
  static List<TwimlMessage> parse(String contentType, String answer) throws TwimlRefused {
    if (answer.isBlank()) {
      return List.of();
    }
    if (contentType.startsWith("text/plain")) {
      return List.of(new TwimlMessage("", "", "", answer, List.of()));
    }
    List<TwimlMessage> messages = new ArrayList<>();
    for (Element child : TwimlXml.children(TwimlXml.response(contentType, answer))) {
      if (child.getTagName().equals("Message") || child.getTagName().equals("Sms")) {
        messages.add(message(child));
      }
    }
    return messages;
  }

  private static TwimlMessage message(Element element) {
    List<String> media = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals("Media")) {
        media.add(child.getTextContent().strip());
      } else {
        body.append(node.getTextContent());
      }
    }
    return new TwimlMessage(
        element.getAttribute("to"),
        element.getAttribute("from"),
        element.getAttribute("statusCallback"),
        body.toString().strip(),
        media);
  }
}
