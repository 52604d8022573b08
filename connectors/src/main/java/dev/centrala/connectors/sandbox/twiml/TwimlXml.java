package dev.centrala.connectors.sandbox.twiml;

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

/** The XML under TwiML, read without document types. */
public final class TwimlXml {
  private TwimlXml() {}

  /** The {@code <Response>} of an answer. */
  public static Element response(String contentType, String xml) throws TwimlRefused {
    if (!contentType.contains("xml") && !contentType.startsWith("text/html")) {
      throw new TwimlRefused(TwimlRefused.CONTENT_TYPE, "Invalid Content-Type: " + contentType);
    }
    Element root = root(xml);
    if (!root.getTagName().equals("Response")) {
      throw new TwimlRefused(TwimlRefused.PARSE_FAILURE, "the document element is not Response");
    }
    return root;
  }

  /** The elements right under {@code parent}, in order. */
  public static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The text right under {@code parent}, without that of its children. */
  static String ownText(Element parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(node.getTextContent());
      }
    }
    return text.toString().strip();
  }

  private static Element root(String xml) throws TwimlRefused {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Thrower());
      return builder.parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
    } catch (Exception notXml) {
      throw new TwimlRefused(TwimlRefused.PARSE_FAILURE, String.valueOf(notXml.getMessage()));
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
