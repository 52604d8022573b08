package dev.centrala.connectors.sandbox;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/**
 * One {@code <Message>} of a TwiML answer; empty {@code to} and {@code from} mean the sender and
 * the number that was written to.
 */
record TwimlMessage(
    String to, String from, String statusCallback, String body, List<String> media) {

  /** The answer is not TwiML; {@code code} is Twilio's error for it. */
  static final class NotTwiml extends Exception {
    private static final long serialVersionUID = 1L;
    final int code;

    NotTwiml(int code, String why) {
      super(why);
      this.code = code;
    }
  }

  /** The messages of an answer in order; none for an empty answer. */
  static List<TwimlMessage> parse(String contentType, String answer) throws NotTwiml {
    if (answer.isBlank()) {
      return List.of();
    }
    if (contentType.startsWith("text/plain")) {
      return List.of(new TwimlMessage("", "", "", answer, List.of()));
    }
    if (!contentType.contains("xml")) {
      throw new NotTwiml(12300, "Invalid Content-Type: " + contentType);
    }
    Element response = root(answer);
    if (!response.getTagName().equals("Response")) {
      throw new NotTwiml(12100, "the document element is not Response");
    }
    List<TwimlMessage> messages = new ArrayList<>();
    for (Element child : children(response)) {
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

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Element root(String xml) throws NotTwiml {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Thrower());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (Exception notXml) {
      throw new NotTwiml(12100, String.valueOf(notXml.getMessage()));
    }
  }

  private static final class Thrower implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) {}

    @Override
    public void error(SAXParseException error) throws SAXParseException {
      throw error;
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXParseException {
      throw error;
    }
  }
}
