package dev.centrala.core.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.ArchiveRule;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.messaging.ContentTypes;
import dev.centrala.core.messaging.FileNames;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes files in and hands them out. A file is uploaded first and belongs to its uploader until a
 * message names it; then to the interaction. What is stored is metered in the same transaction.
 */
public final class Attachments {
  /** What a customer may upload in one chat, in all. */
  static final int MOST_FILES_IN_CHAT = 50;

  static final long MOST_BYTES_IN_CHAT = 100L * 1024 * 1024;

  /** Seconds after which trying again may help: another chat, another share. */
  private static final int SHARE_IS_USED_UP = 3600;

  /** A file with its bytes. */
  public record Download(Attachment attachment, byte[] content) {}

  private final Transactions transactions;
  private final AttachmentStore store;
  private final InteractionStore interactions;
  private final UsageLog usage;
  private final ContentTypes types;
  private final InstantSource clock;

  public Attachments(
      Transactions transactions,
      AttachmentStore store,
      InteractionStore interactions,
      UsageLog usage,
      ContentTypes types,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.interactions = interactions;
    this.usage = usage;
    this.types = types;
    this.clock = clock;
  }

  /** Refuses an empty file, one above the limit and an archive that would burst. */
  public Attachment upload(Caller caller, String name, byte[] content) {
    caller.require(Permission.HANDLE_WORK);
    return upload(caller.tenant(), uploader(caller.person()), name, content);
  }

  /**
   * A file of the customer in this chat. Refused once the chat has had its share of files: what is
   * stored is billed, and nobody has to sign in to chat.
   */
  public Attachment upload(TenantId tenant, InteractionId chat, String name, byte[] content) {
    AttachmentStore.Stored stored =
        transactions.inTenant(tenant, tx -> store.storedBy(tx, uploader(chat)));
    if (stored.files() >= MOST_FILES_IN_CHAT
        || stored.bytes() + content.length > MOST_BYTES_IN_CHAT) {
      throw new RefusedException(
          new Refusal.TooMany(
              SHARE_IS_USED_UP,
              "A chat may hold " + MOST_FILES_IN_CHAT + " files of 100 MiB in all."));
    }
    return upload(tenant, uploader(chat), name, content);
  }

  /**
   * A file that a provider brought with a message; it belongs to nobody until the message is
   * written.
   */
  public Attachment receive(TenantId tenant, String provider, String name, byte[] content) {
    return upload(tenant, "provider:" + provider, name, content);
  }

  /**
   * A file that is part of a larger transaction and no message may name; its type is known already.
   */
  public AttachmentId keep(
      Tx tx, String uploadedBy, String name, String contentType, byte[] content) {
    checkSize(content);
    Attachment attachment =
        new Attachment(AttachmentId.next(), FileNames.clean(name), contentType, content.length);
    write(tx, attachment, content, uploadedBy);
    return attachment.id();
  }

  private static void checkSize(byte[] content) {
    if (content.length > Attachment.LARGEST_BYTES) {
      throw new RefusedException(new Refusal.TooLarge("A file may have at most 10 MiB."));
    }
    if (content.length == 0) {
      throw RefusedException.invalid("", "The file is empty.");
    }
  }

  private Attachment upload(TenantId tenant, String uploadedBy, String name, byte[] content) {
    checkSize(content);
    ArchiveRule.check(content);
    String cleanName = FileNames.clean(name);
    Attachment attachment =
        new Attachment(
            AttachmentId.next(), cleanName, types.of(content, cleanName), content.length);
    transactions.doInTenant(tenant, tx -> write(tx, attachment, content, uploadedBy));
    return attachment;
  }

  private void write(Tx tx, Attachment attachment, byte[] content, String uploadedBy) {
    store.insert(tx, attachment, content, uploadedBy);
    usage.record(
        tx,
        new UsageEvent(
            "storage:" + attachment.id(),
            Meter.STORAGE_BYTES,
            BigDecimal.valueOf(attachment.size()),
            clock.instant(),
            null,
            null,
            null,
            null));
  }

  /** For an agent: their own uploads, and files of interactions that they may see. */
  public Download download(Caller caller, AttachmentId id) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          UserId reader = caller.person();
          boolean visible =
              caller.may(Permission.SEE_ALL_WORK)
                  || store.uploadedBy(tx, id).filter(uploader(reader)::equals).isPresent()
                  || store.interaction(tx, id).filter(of -> sees(tx, reader, of)).isPresent();
          return read(tx, id, visible);
        });
  }

  /** For a customer: the files of this chat. */
  public Download download(TenantId tenant, InteractionId chat, AttachmentId id) {
    return transactions.inTenant(
        tenant,
        tx -> {
          boolean visible =
              store.interaction(tx, id).filter(chat::equals).isPresent()
                  || store.uploadedBy(tx, id).filter(uploader(chat)::equals).isPresent();
          return read(tx, id, visible);
        });
  }

  /** Refuses as not found unless the agent uploaded each of them. */
  public void requireOwn(Caller caller, List<AttachmentId> ids) {
    requireOwn(caller.tenant(), uploader(caller.person()), ids);
  }

  /** Refuses as not found unless each was uploaded in this chat. */
  public void requireOwn(TenantId tenant, InteractionId chat, List<AttachmentId> ids) {
    requireOwn(tenant, uploader(chat), ids);
  }

  private void requireOwn(TenantId tenant, String uploadedBy, List<AttachmentId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    transactions.doInTenant(
        tenant,
        tx -> {
          boolean all =
              ids.stream()
                  .allMatch(id -> store.uploadedBy(tx, id).filter(uploadedBy::equals).isPresent());
          if (!all) {
            throw RefusedException.notFound("attachment");
          }
        });
  }

  private Download read(Tx tx, AttachmentId id, boolean visible) {
    return store
        .find(tx, id)
        .filter(found -> visible)
        .flatMap(found -> store.content(tx, id).map(bytes -> new Download(found, bytes)))
        .orElseThrow(() -> RefusedException.notFound("attachment"));
  }

  /** Theirs now or before, or an earlier one of a customer whom they have now. */
  private boolean sees(Tx tx, UserId agent, InteractionId id) {
    return interactions
        .find(tx, id)
        .filter(interaction ->
            interaction.isWith(agent)
                || interactions.inHandOf(tx, agent).stream()
                    .anyMatch(mine -> mine.customer().equals(interaction.customer())))
        .isPresent();
  }

  private static String uploader(UserId user) {
    return "user:" + user;
  }

  private static String uploader(InteractionId chat) {
    return "chat:" + chat;
  }
}
