package dev.centrala.core.call;

import dev.centrala.core.access.Caller;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.messaging.ContentTypes;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.Edit;
import dev.centrala.core.tenant.SetUpService;
import java.util.List;
import java.util.Map;

/**
 * Takes in, hands out and names what a tenant wants its callers to hear. Only what carriers and
 * browsers can both play is taken: MP3 and WAV, by the bytes and not by what the sender says.
 */
public final class SoundService {
  /** What it is to us, by the name that the bytes go by. */
  private static final Map<String, String> PLAYABLE =
      Map.of(
          "audio/mpeg", "audio/mpeg",
          "audio/vnd.wave", "audio/wav",
          "audio/x-wav", "audio/wav",
          "audio/wav", "audio/wav");

  /** A sound with what names it. */
  public record Known(Sound sound, List<Sound.Use> uses) {}

  private final Transactions transactions;
  private final SetUpService<AttachmentId, Sound> sounds;
  private final SoundStore store;
  private final Attachments attachments;
  private final AttachmentStore files;
  private final ContentTypes types;

  public SoundService(
      Transactions transactions,
      SetUpService<AttachmentId, Sound> sounds,
      SoundStore store,
      Attachments attachments,
      AttachmentStore files,
      ContentTypes types) {
    this.transactions = transactions;
    this.sounds = sounds;
    this.store = store;
    this.attachments = attachments;
    this.files = files;
    this.types = types;
  }

  /** Refuses what is empty, above the limit of files, or neither MP3 nor WAV. */
  public Known upload(Caller caller, String name, byte[] content) {
    String said = name.strip();
    // The bytes alone decide: a name would make anything unknown what it ends with.
    String type = PLAYABLE.get(types.of(content, ""));
    if (content.length > 0 && type == null) {
      throw RefusedException.invalid("", "The file is neither MP3 nor WAV.");
    }
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          AttachmentId file =
              attachments.keep(
                  tx, "sound:" + caller.actor().id(), said, String.valueOf(type), content);
          Sound sound = new Sound(file, 1, said, String.valueOf(type), content.length);
          return new Known(sounds.create(tx, caller.actor(), sound), List.of());
        });
  }

  public Page<Known> list(Caller caller, PageRequest page) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Page<Sound> found = store.list(tx, page);
          Map<AttachmentId, List<Sound.Use>> uses =
              store.uses(tx, found.items().stream().map(Sound::id).toList());
          return found.map(sound -> new Known(sound, uses.getOrDefault(sound.id(), List.of())));
        });
  }

  public Known get(Caller caller, AttachmentId id) {
    return transactions.inTenant(caller.tenant(), tx -> known(tx, sounds.get(tx, id)));
  }

  public Known rename(Caller caller, AttachmentId id, long madeFrom, String name) {
    Edit<Sound> edit = new Edit<>(List.of("name"), sound -> sound.named(name.strip()));
    return transactions.inTenant(
        caller.tenant(), tx -> known(tx, sounds.change(tx, caller.actor(), id, madeFrom, edit)));
  }

  /** A conflict while a queue or the published version of a flow names it. */
  public void delete(Caller caller, AttachmentId id) {
    sounds.delete(caller.tenant(), caller.actor(), id);
  }

  /** The sound as a file. */
  public Attachments.Download download(Caller caller, AttachmentId id) {
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          sounds.get(tx, id);
          return files
              .find(tx, id)
              .flatMap(
                  file -> files.content(tx, id).map(bytes -> new Attachments.Download(file, bytes)))
              .orElseThrow(() -> RefusedException.notFound("sound"));
        });
  }

  private Known known(Tx tx, Sound sound) {
    return new Known(
        sound, store.uses(tx, List.of(sound.id())).getOrDefault(sound.id(), List.of()));
  }
}
