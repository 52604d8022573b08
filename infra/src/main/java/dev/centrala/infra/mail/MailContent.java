package dev.centrala.infra.mail;

import java.util.List;

/**
 * A mail as it reads: plain text, the same in simple HTML, and the links in it that carry a token.
 */
public record MailContent(String subject, String text, String html, List<String> links) {
  /** Never the links. */
  @Override
  public String toString() {
    return "MailContent[" + subject + "]";
  }
}
