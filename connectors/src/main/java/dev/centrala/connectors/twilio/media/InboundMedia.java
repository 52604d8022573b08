package dev.centrala.connectors.twilio.media;

import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches and stores what a customer attached. What is not taken becomes a line in the message:
 * nothing vanishes unseen.
 */
public final class InboundMedia {
  private static final int MOST_NAME_CHARACTERS = 8;

  /** Stored files, and a line for each that was left out. */
  public record Taken(List<Attachment> files, List<String> notes) {
    public static final Taken NOTHING = new Taken(List.of(), List.of());
  }

  private final MediaClient client;
  private final Attachments attachments;
  private final TwilioCounters counters;

  public InboundMedia(MediaClient client, Attachments attachments, TwilioCounters counters) {
    this.client = client;
    this.attachments = attachments;
    this.counters = counters;
  }

  /**
   * Throws {@link FileNotNowException} when the provider does not give a file now; the whole
   * message then comes again, and others do not wait for it.
   */
  public Taken take(ConnectionAccess connection, List<InboundSms.Media> media) {
    List<FetchedMedia> fetched =
        media.stream().map(one -> client.fetch(connection, one.url())).toList();
    List<Attachment> files = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (FetchedMedia one : fetched) {
      if (one instanceof FetchedMedia.NotNow later) {
        throw new FileNotNowException(later.detail());
      }
    }
    for (FetchedMedia one : fetched) {
      switch (one) {
        case FetchedMedia.Content content -> store(connection, content, files, notes);
        case FetchedMedia.LeftOut out -> notes.add(note(out.reason()));
        case FetchedMedia.NotNow later -> throw new IllegalStateException(later.detail());
      }
    }
    return new Taken(files, notes);
  }

  private void store(
      ConnectionAccess connection,
      FetchedMedia.Content content,
      List<Attachment> files,
      List<String> notes) {
    String name = "attachment-" + (files.size() + 1) + "." + extension(content.contentType());
    try {
      files.add(attachments.receive(connection.tenant(), "twilio", name, content.bytes()));
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof Refusal.Unavailable) {
        throw refused;
      }
      notes.add(note(refused.refusal().detail()));
    }
  }

  private String note(String reason) {
    counters.count(TwilioCounters.Event.MEDIA_REFUSED);
    return "[An attachment was left out: " + reason + "]";
  }

  private static String extension(String contentType) {
    String subtype = contentType.replaceFirst(".*/", "").replaceAll("[^a-z0-9]", "");
    String known = subtype.equals("jpeg") ? "jpg" : subtype;
    return known.substring(0, Math.min(known.length(), MOST_NAME_CHARACTERS));
  }
}
