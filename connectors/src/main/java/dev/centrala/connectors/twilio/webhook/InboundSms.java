package dev.centrala.connectors.twilio.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that a customer wrote, as Twilio reports it.
 *
 * @param messageSid the natural key: the same text has the same one in every retry, at the fallback
 *     URL and in the API's list
 * @param optOutType {@code STOP}, {@code START} or {@code HELP} when Advanced Opt-Out recognised a
 *     keyword, else empty
 */
public record InboundSms(
    String messageSid, String from, String to, String text, List<Media> media, String optOutType) {

  /** An attachment still at Twilio. */
  public record Media(URI url, String contentType) {}

  private static final int MOST_MEDIA = 10;

  public InboundSms {
    media = List.copyOf(media);
  }

  /**
   * Reads the fields of a messaging webhook; throws IllegalArgumentException when they are not one.
   */
  public static InboundSms fromForm(FormFields form) {
    String sid = form.get("MessageSid");
    if (!sid.matches("[SM]M[0-9a-fA-F]{32}")
        || form.get("From").isEmpty()
        || form.get("To").isEmpty()) {
      throw new IllegalArgumentException("not a message");
    }
    List<Media> media = new ArrayList<>();
    String count = form.get("NumMedia");
    int announced = count.matches("[0-9]{1,2}") ? Integer.parseInt(count) : 0;
    for (int i = 0; i < Math.min(announced, MOST_MEDIA); i++) {
      media.add(new Media(URI.create(form.get("MediaUrl" + i)), form.get("MediaContentType" + i)));
    }
    return new InboundSms(
        sid, form.get("From"), form.get("To"), form.get("Body"), media, form.get("OptOutType"));
  }
}
